//! A strict little XML reader, enough to hold our JUnit output to its schema.

use serde_json::{Map, Value, json};

/// The root element as `{name, attributes, children}`, text as strings.
pub(super) fn read(text: &str) -> Result<Value, String> {
    let rest = text.strip_prefix("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n").ok_or("no XML declaration")?;
    if let Some(bad) = text.chars().find(|&c| !allowed(c)) {
        return Err(format!("{bad:?} may not stand in XML"));
    }
    let (root, rest) = element(rest)?;
    if rest.trim().is_empty() { Ok(root) } else { Err(format!("after the root: {rest:?}")) }
}

fn allowed(c: char) -> bool {
    matches!(c, '\n' | '\t' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..)
}

fn element(text: &str) -> Result<(Value, &str), String> {
    let text = text.strip_prefix('<').ok_or_else(|| format!("no element at {text:.20}"))?;
    let end = text.find(|c: char| !c.is_ascii_alphanumeric() && c != '-').ok_or("an open tag")?;
    let (name, mut rest) = text.split_at(end);
    let mut attributes = Map::new();
    loop {
        rest = rest.trim_start();
        if let Some(after) = rest.strip_prefix("/>") {
            return Ok((json!({"name": name, "attributes": attributes, "children": []}), after));
        }
        if let Some(after) = rest.strip_prefix('>') {
            let (children, after) = children(name, after)?;
            return Ok((json!({"name": name, "attributes": attributes, "children": children}), after));
        }
        let (key, after) = rest.split_once("=\"").ok_or_else(|| format!("no attribute at {rest:.20}"))?;
        let (value, after) = after.split_once('"').ok_or("an open attribute")?;
        if value.contains('\n') || attributes.insert(key.to_owned(), unescape(value)?.into()).is_some() {
            return Err(format!("the attribute {key} is repeated or runs over lines"));
        }
        rest = after;
    }
}

fn children<'a>(name: &str, mut rest: &'a str) -> Result<(Vec<Value>, &'a str), String> {
    let mut children = Vec::new();
    loop {
        let at = rest.find('<').ok_or_else(|| format!("<{name}> is never closed"))?;
        if at > 0 {
            children.push(unescape(&rest[..at])?.into());
        }
        rest = &rest[at..];
        if let Some(after) = rest.strip_prefix("</") {
            let after = after.strip_prefix(name).and_then(|after| after.strip_prefix('>'));
            return after.map(|after| (children, after)).ok_or_else(|| format!("<{name}> is closed by another tag"));
        }
        let (child, after) = element(rest)?;
        children.push(child);
        rest = after;
    }
}

fn unescape(text: &str) -> Result<String, String> {
    let mut out = String::new();
    let mut parts = text.split('&');
    out.push_str(parts.next().unwrap_or(""));
    for part in parts {
        let (entity, tail) = part.split_once(';').ok_or("a bare &")?;
        out.push(match entity {
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "quot" => '"',
            "apos" => '\'',
            other => return Err(format!("unknown entity {other}")),
        });
        out.push_str(tail);
    }
    if text.contains('<') || text.contains('>') { Err("a bare angle bracket".to_owned()) } else { Ok(out) }
}

#[test]
fn the_reader_refuses_what_is_not_xml() {
    let head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    for bad in ["<a>", "<a></b>", "<a b=\"1\" b=\"2\"/>", "<a>&</a>", "<a/><b/>", "<a>\u{1b}</a>", "<a b=\"<\"/>"] {
        assert!(read(&format!("{head}{bad}")).is_err(), "{bad}");
    }
    let good = read(&format!("{head}<a b=\"&lt;\">x<c/></a>\n")).unwrap();
    assert_eq!(good["children"], json!(["x", {"name": "c", "attributes": {}, "children": []}]));
}
