//! What authors write is data: the repository in `tests/injection` has a payload wherever a site shows something of theirs, and no page
//! may have an element, attribute or address that runs. The browser tests open the same pages.

use std::path::Path;

use crate::harness::Repo;

/// The tags of a page, each with its name and attributes as a browser reads them.
fn tags(html: &str) -> Vec<(String, Vec<(String, String)>)> {
    let mut found = Vec::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        if !rest.starts_with(|c: char| c.is_ascii_alphabetic()) {
            continue;
        }
        let end = rest.find(|c: char| c.is_whitespace() || c == '>' || c == '/').unwrap_or(rest.len());
        let name = rest[..end].to_lowercase();
        rest = &rest[end..];
        let mut attributes = Vec::new();
        loop {
            rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
            if rest.is_empty() || rest.starts_with('>') {
                break;
            }
            let end = rest[1..].find(|c: char| c.is_whitespace() || matches!(c, '=' | '>' | '/')).map_or(rest.len(), |at| at + 1);
            let key = rest[..end].to_lowercase();
            rest = rest[end..].trim_start();
            let mut value = String::new();
            if let Some(after) = rest.strip_prefix('=') {
                let after = after.trim_start();
                let quote = after.chars().next().filter(|c| matches!(c, '"' | '\''));
                let (inner, left) = match quote {
                    Some(quote) => after[1..].split_once(quote).unwrap_or((&after[1..], "")),
                    None => after.split_at(after.find(|c: char| c.is_whitespace() || c == '>').unwrap_or(after.len())),
                };
                inner.clone_into(&mut value);
                rest = left;
            }
            attributes.push((key, value));
        }
        found.push((name, attributes));
    }
    found
}

/// What of a page runs, or loads what runs.
fn alive(html: &str) -> Vec<String> {
    const NEVER: [&str; 9] = ["iframe", "object", "embed", "form", "style", "base", "video", "math", "frame"];
    let mut alive = Vec::new();
    for (name, attributes) in tags(html) {
        let value = |wanted: &str| attributes.iter().find(|(key, _)| key == wanted).map(|(_, value)| value.as_str());
        let ours = value("src").is_some_and(|src| src.trim_start_matches("../").starts_with("_orgdocs/"));
        let refresh = name == "meta" && value("http-equiv").is_some_and(|what| what.eq_ignore_ascii_case("refresh"));
        if NEVER.contains(&name.as_str()) || (name == "script" && !ours) || refresh {
            alive.push(format!("<{name}> {attributes:?}"));
        }
        for (key, value) in &attributes {
            let plain: String =
                value.replace("&#58;", ":").chars().filter(|c| !c.is_whitespace()).collect::<String>().to_lowercase();
            let runs = ["javascript:", "vbscript:", "data:"].iter().any(|scheme| plain.starts_with(scheme));
            let address = matches!(key.as_str(), "href" | "src" | "action" | "formaction" | "xlink:href" | "srcset" | "data");
            if key.starts_with("on") || key == "style" || key == "srcdoc" || (address && runs) {
                alive.push(format!("<{name} {key}={value:?}>"));
            }
        }
    }
    alive
}

/// A file that no reader of UTF-8 sees the script of.
const WIDE: &str = "\u{feff}<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>";

#[test]
fn nothing_that_authors_write_runs() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/injection");
    let hostile = "handbook/'<img src=x onerror=alert(1)>.md";
    let wide: Vec<u8> = WIDE.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let repo = Repo::copy_of(&folder).bytes("pictures/wide.svg", &wide);
    let repo = if cfg!(windows) { repo } else { repo.file(hostile, "# <b onclick=x>\n") };
    let output = repo.run(["build", "--quiet"]);
    assert_eq!(output.code, Some(0), "{output}");
    let pages: Vec<(String, Vec<u8>)> = repo.snapshot().into_iter().filter(|(path, _)| path.ends_with(".html")).collect();
    assert!(pages.len() > 100, "{}", pages.len());
    let mut found = Vec::new();
    for (path, bytes) in &pages {
        let html = String::from_utf8_lossy(bytes);
        found.extend(alive(&html).into_iter().filter(|what| !leads_on(path, &html, what)).map(|what| format!("{path}: {what}")));
        assert!(!html.contains(">49<"), "{path} ran a template");
    }
    let pictures =
        repo.snapshot().into_iter().filter(|(path, _)| path.starts_with("site/") && path.to_lowercase().ends_with(".svg"));
    let pictures: Vec<(String, Vec<u8>)> = pictures.filter(|(path, _)| !path.contains("/_orgdocs/")).collect();
    assert!(pictures.len() > 10, "{pictures:?}");
    for (path, bytes) in &pictures {
        let svg = String::from_utf8_lossy(bytes);
        let names: Vec<String> = tags(&svg).into_iter().map(|(name, _)| name).collect();
        assert_eq!(names, ["svg", "image"], "{path} is more than a picture of the file: {svg}");
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
    let team = pages.iter().find(|(path, _)| path.starts_with("site/teams/") && path.contains("script"));
    let team = team.map(|(_, bytes)| String::from_utf8_lossy(bytes).into_owned()).unwrap_or_default();
    assert!(team.contains("&lt;img src=x onerror=alert(1)&gt;"), "what they wrote is shown as text");
}

/// Whether it is how a page at an old address leads on.
fn leads_on(path: &str, html: &str, what: &str) -> bool {
    path.starts_with("site/teams/") && html.contains("layout-moved") && what.contains("refresh") && what.contains("0; url=")
}

#[test]
fn what_runs_would_be_seen() {
    for hostile in [
        "<p onclick=x>",
        "<a title=\"a>b\" href='java\nscript:x'>",
        "<script src=\"x.js\">",
        "<img/src=x onerror=alert(1)>",
        "<iframe>",
        "<a href=data:text/html,x>",
        "<p style=\"x\">",
    ] {
        assert_eq!(alive(hostile).len(), 1, "{hostile}: {:?}", alive(hostile));
    }
    let fine = "<a title=\"onclick=x\" href=\"a.html?javascript:\">&lt;script&gt; onload=x</a><script src=\"../_orgdocs/orgdocs.js\"></script>";
    assert!(alive(fine).is_empty(), "{:?}", alive(fine));
}
