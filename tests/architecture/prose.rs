//! Modules say what they are for, nothing is left for later, and every rule has its page.

use std::collections::BTreeSet;
use std::path::Path;

use super::source::{Source, files};

/// Words that promise what is not there; written apart, so that this file does not hold them.
const LATER: &[&str] = &[concat!("TO", "DO"), concat!("FIX", "ME"), concat!("XX", "X"), concat!("unimpl", "emented!")];

fn complaints(files: &[Source]) -> Vec<String> {
    let mut complaints = Vec::new();
    for file in files {
        let opens = file.text.starts_with("//!") || file.path == "src/main.rs";
        if !opens {
            complaints.push(format!("{}: open with `//!`: what belongs here, how to add to it", file.path));
        }
        for (number, line) in (1..).zip(file.text.lines()) {
            if let Some(word) = LATER.iter().find(|word| line.contains(*word)) {
                complaints.push(format!("{}:{number}: finish what `{word}` promises", file.path));
            }
        }
    }
    complaints
}

/// Rules without a page, and pages without a rule.
fn unpaired<'a>(code: impl Iterator<Item = &'a str>, pages: impl Iterator<Item = &'a str>) -> Vec<String> {
    let stem = |path: &'a str| path.rsplit('/').next().unwrap_or(path).split('.').next().unwrap_or("");
    let code: BTreeSet<_> = code.map(stem).filter(|stem| *stem != "mod").collect();
    let pages: BTreeSet<_> = pages.map(stem).collect();
    let lacks_page = code.difference(&pages).map(|stem| format!("src/lint/rules/{stem}.rs has no {stem}.md"));
    let lacks_code = pages.difference(&code).map(|stem| format!("src/lint/rules/{stem}.md has no {stem}.rs"));
    lacks_page.chain(lacks_code).collect()
}

#[test]
fn modules_open_with_prose_and_promise_nothing() {
    let complaints = complaints(&files(&["src", "tests"]));
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

#[test]
fn every_rule_has_its_page() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lint/rules");
    let entries = walkdir::WalkDir::new(folder).into_iter().filter_map(Result::ok);
    let paths: Vec<String> = entries.map(|entry| entry.path().to_string_lossy().replace('\\', "/")).collect();
    let ending = |end| paths.iter().map(String::as_str).filter(move |path| path.ends_with(end));
    let complaints = unpaired(ending(".rs"), ending(".md"));
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

#[test]
fn what_is_missing_is_seen() {
    assert_eq!(complaints(&[Source::new("src/x/mod.rs", "use a;\n")]).len(), 1);
    assert_eq!(complaints(&[Source::new("src/x.rs", &format!("//! X.\n// {}: later\n", LATER[0]))]).len(), 1);
    assert_eq!(complaints(&[Source::new("src/x.rs", "//! X.\n")]), [""; 0]);
    let unpaired = unpaired(["r/a.rs", "r/mod.rs", "r/b.rs"].into_iter(), ["r/b.md", "r/c.md"].into_iter());
    assert_eq!(unpaired, ["src/lint/rules/a.rs has no a.md", "src/lint/rules/c.md has no c.rs"]);
}
