//! A third-party crate stays inside the modules that own it.

use super::source::{Source, files};

/// The crate as code names it, and the modules that may.
const OWNERS: &[(&str, &[&str])] = &[
    ("ammonia", &["site"]),
    ("anstream", &["command"]),
    ("anstyle", &["cli", "command", "report"]),
    ("axum", &["watch"]),
    ("cel", &["expr"]),
    ("clap", &["cli"]),
    ("clap_complete", &["cli"]),
    ("clap_mangen", &["cli"]),
    ("granit_parser", &["syntax"]),
    ("ignore", &["source"]),
    ("include_dir", &["kind", "lint", "site", "verify"]),
    ("indicatif", &["command"]),
    ("jiff", &["history", "quantity"]),
    ("line_index", &["source"]),
    ("memchr", &["site", "syntax"]),
    ("merman", &["diagram"]),
    ("miette", &["report"]),
    ("notify", &["watch"]),
    ("petgraph", &["diagram", "model"]),
    ("pulldown_cmark", &["site", "syntax"]),
    ("regex_automata", &["lint"]),
    ("roxmltree", &["diagram"]),
    ("rustix", &["command", "site", "source"]),
    ("similar", &["mend"]),
    ("syntect", &["site"]),
    ("tera", &["site"]),
    ("tokio", &["watch"]),
    ("tokio_stream", &["watch"]),
    ("two_face", &["site"]),
    ("walkdir", &["site", "source"]),
];

fn complaints(files: &[Source]) -> Vec<String> {
    let mut complaints = Vec::new();
    for file in files {
        let file = file.before_tests();
        for (name, owners) in OWNERS.iter().filter(|(_, owners)| !owners.contains(&file.module())) {
            for (line, code) in file.code() {
                if names(code, name) {
                    complaints.push(format!("{}:{line}: `{name}` belongs to {}", file.path, owners.join(" and ")));
                }
            }
        }
    }
    complaints
}

/// Whether a line of code names the crate: `name::…`, `use name;` or `use name as`.
fn names(code: &str, name: &str) -> bool {
    code.match_indices(name).any(|(at, _)| {
        let before = &code[..at];
        let after = &code[at + name.len()..];
        let whole = !before.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '_' | '"' | '.'));
        let inside = before.ends_with("::") && !before.ends_with(" ::");
        let used = before.trim_end().ends_with("use") && (after.starts_with(';') || after.starts_with(" as "));
        whole && !inside && (after.starts_with("::") || used)
    })
}

#[test]
fn crates_stay_in_their_modules() {
    let complaints = complaints(&files(&["src"]));
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

#[test]
fn every_crate_of_the_table_is_a_dependency() {
    let manifest = include_str!("../../Cargo.toml");
    for (name, _) in OWNERS {
        let known = manifest.lines().any(|line| line.replace('-', "_").starts_with(&format!("{name} =")));
        assert!(known, "{name} is not in Cargo.toml");
    }
}

#[test]
fn a_crate_outside_of_its_module_is_seen() {
    let lint = |text| complaints(&[Source::new("src/lint/x.rs", text)]).len();
    assert_eq!(lint("use miette::Report;\n"), 1);
    assert_eq!(lint("fn f(x: &clap::Args) {}\n"), 1);
    assert_eq!(lint("use cel;\n"), 1);
    assert_eq!(lint("use crate::cel::x; let parcel::x; // miette::x\n"), 0);
    assert_eq!(lint("#[cfg(test)]\nmod tests { use tera::Tera; }\n"), 0);
    assert_eq!(complaints(&[Source::new("src/report/x.rs", "use miette::Report;\n")]).len(), 0);
}
