//! Code speaks of meanings; a kind's name stands only in the closed native lists.

use std::path::Path;

use super::source::{Source, files};

/// Where a kind may be named: rules about one kind, and native computations.
const CLOSED_LISTS: &[&str] = &["src/lint/rules/", "src/model/native"];

/// Words that are kinds and something else too: file, word, and what the word means there.
const OTHER_MEANING: &[(&str, &str, &str)] = &[
    ("src/kind/", "person", "a word of the type notation"),
    ("src/kind/view/", "team", "the option of a view that names the field of a team"),
    ("src/model/", "person", "what `@handle` and a field of type person refer to"),
    ("src/kind/meaning.rs", "value-stream", "a meaning of fields, for instance of a team's"),
    ("src/site/figure/", "team", "the field that a view reads unless it names another"),
    ("src/site/markdown/way.rs", "person", "a class of the stylesheet"),
    ("src/model/claim.rs", "team", "what a file in the TeamAPI-as-Code format is"),
    ("src/diagram/shares.rs", "product", "a side of the investment categories"),
    ("src/site/pages/overview/", "product", "a side of the investment categories"),
    ("src/exchange/export/", "team", "a type of groups at Backstage"),
    ("src/lint/words.rs", "product", "a discipline"),
];

fn complaints(files: &[Source], kinds: &[String]) -> Vec<String> {
    let mut complaints = Vec::new();
    for file in files.iter().filter(|file| !CLOSED_LISTS.iter().any(|list| file.path.starts_with(list))) {
        let file = file.before_tests();
        for kind in kinds {
            if OTHER_MEANING.iter().any(|(path, word, _)| file.path.starts_with(path) && word == kind) {
                continue;
            }
            for (line, code) in file.code().filter(|(_, code)| code.contains(&format!("\"{kind}\""))) {
                let code = code.trim();
                complaints.push(format!("{}:{line}: `{code}` names the kind `{kind}`; use a meaning", file.path));
            }
        }
    }
    complaints
}

/// The names of the built-in kinds, which are folders.
fn built_in() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/kind/builtin");
    let Ok(entries) = std::fs::read_dir(folder) else { return vec![] };
    let mut kinds: Vec<String> = entries
        .map(Result::unwrap)
        .filter(|entry| entry.path().is_dir())
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    kinds.sort();
    kinds
}

#[test]
fn no_kind_is_named_outside_the_closed_lists() {
    let complaints = complaints(&files(&["src"]), &built_in());
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

#[test]
fn a_kind_in_code_is_seen() {
    let kinds = ["team".to_owned(), "person".to_owned()];
    let count = |path, text| complaints(&[Source::new(path, text)], &kinds).len();
    assert_eq!(count("src/workspace.rs", "if kind == \"team\" {}\n"), 1);
    assert_eq!(count("src/workspace.rs", "// \"team\"\nlet x = \"teams\";\n"), 0);
    assert_eq!(count("src/lint/rules/x.rs", "\"team\"\n"), 0);
    assert_eq!(count("src/kind/notation.rs", "\"person\"\n"), 0);
    assert_eq!(count("src/kind/notation.rs", "\"team\"\n"), 1);
    assert_eq!(count("src/x.rs", "#[cfg(test)]\nmod tests { \"team\" }\n"), 0);
}
