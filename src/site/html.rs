//! Escaping for everything that becomes HTML outside the templates; templates escape by themselves.

pub use crate::diagram::{escape, escape_into, safe_href};

/// The way from a page back to the site's root: `../` per folder in its address, empty at the root.
pub fn root_of(address: &str) -> String {
    "../".repeat(address.matches('/').count())
}

/// Plain text as paragraphs: blank lines part them, everything is escaped.
pub fn paragraphs(text: &str) -> String {
    let mut out = String::new();
    for part in text.split("\n\n").map(str::trim).filter(|part| !part.is_empty()) {
        out.push_str("<p>");
        out.push_str(&escape(part));
        out.push_str("</p>");
    }
    out
}

/// Plain text whose parts in backticks become code; everything is escaped.
pub fn ticks(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, tail)) = rest.split_once('`') {
        let Some((code, after)) = tail.split_once('`') else { break };
        escape_into(&mut out, before);
        out.push_str("<code>");
        escape_into(&mut out, code);
        out.push_str("</code>");
        rest = after;
    }
    escape_into(&mut out, rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roots_count_folders_and_paragraphs_escape() {
        assert_eq!(root_of("index.html"), "");
        assert_eq!(root_of("teams/a/b.html"), "../../");
        assert_eq!(ticks("a `<b>` c ` d"), "a <code>&lt;b&gt;</code> c ` d");
        assert_eq!(paragraphs("a < b\n\n\n\nc"), "<p>a &lt; b</p><p>c</p>");
    }
}
