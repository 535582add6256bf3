//! A finding keeps its name while the repository lives on around it.

use std::collections::BTreeSet;
use std::path::Path;

use orgdocs::lint::{self, Policy, Scope};
use orgdocs::source::SourceFile;
use orgdocs::workspace;

use crate::generate::Dice;

/// Faults of many sorts, put into the example organisation: file, from, to.
const FAULTS: &[[&str; 3]] = &[
    ["value-stream-maps/get-paid-current.md", "accountable: lin", "accountable: [lin, ada]"],
    ["value-stream-maps/get-paid-current.md", "payments | 24h", "payments | 24"],
    ["working-agreements/payments.md", "omar, june, tove]", "omar, tove]"],
    ["working-agreements/payments.md", "[[team:fraud-models]]", "[[team:fraud-modles]]"],
    ["working-agreements/payments.md", "revisit: every", "revisits: every"],
    ["teams/payments.md", "severity: slowing", "severity: slowin"],
    ["teams/payments.md", "{team: fraud-models, mode: coll", "{team: fraud-model, mode: coll"],
    ["teams/payments.md", "reviewed: 2026-03-30", "reviewed: 30.03.2026"],
    ["teams/payments.md", "accountable: ada", "accountable: nobody-here"],
    ["decisions/0003-manual-risk-review.md", "status: superseded", "status: accepted"],
    ["skills/payments.md", "| rust-services | 3 |", "| rust-services | 5 |"],
    ["handbook/onboarding.md", "# ", "[gone](gone.md) and [gone](gone.md)\n\n# "],
];

type Files = Vec<(String, String)>;

fn example() -> Files {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs-example");
    let files = walkdir::WalkDir::new(&root).sort_by_file_name().into_iter().map(Result::unwrap);
    let mut files: Files = files
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| {
            let path = entry.path().strip_prefix(&root).unwrap().to_string_lossy().into_owned();
            (path, std::fs::read_to_string(entry.path()).unwrap())
        })
        .collect();
    for [path, from, to] in FAULTS {
        let (_, text) = files.iter_mut().find(|(known, _)| known == path).unwrap();
        assert!(text.contains(from), "{path}: {from}");
        *text = text.replacen(from, to, 1);
    }
    files
}

/// Every finding's name, with words for a test that fails.
fn names(files: &Files) -> BTreeSet<(String, String)> {
    let files = files.iter().map(|(path, text)| SourceFile::new(path.as_str(), text.as_str())).collect();
    let model = workspace::from_files(files, None, Vec::new());
    let found = lint::run(&model, &Policy::everything(&model.config), &Scope::default());
    let name = |finding: &orgdocs::finding::Finding| {
        let path = &model.sources.file(finding.label.span.source).path;
        (finding.fingerprint.clone(), format!("{} {path} {}", finding.rule, finding.message))
    };
    found.shown.iter().map(name).collect()
}

/// Front matter as its top-level entries, each with the lines below it, and the body.
fn split(text: &str) -> Option<(Vec<String>, &str)> {
    let (front, body) = text.strip_prefix("---\n")?.split_once("\n---\n")?;
    let mut blocks: Vec<String> = Vec::new();
    for line in front.lines() {
        match blocks.last_mut() {
            Some(last) if line.starts_with([' ', '-', '#']) => last.push_str(&format!("\n{line}")),
            _ => blocks.push(line.to_owned()),
        }
    }
    Some((blocks, body))
}

fn shuffle<T>(dice: &mut Dice, items: &mut [T]) {
    for at in (1..items.len()).rev() {
        items.swap(at, dice.below(at + 1));
    }
}

/// One change that mends nothing and breaks nothing.
fn live(dice: &mut Dice, files: &mut Files) {
    let at = dice.below(files.len());
    let fixed = files[at].0 == "orgdocs.yaml" || !files[at].0.ends_with(".md");
    let (path, text) = files[at].clone();
    match dice.below(5) {
        // Fields in another order.
        0 => {
            if let Some((mut blocks, body)) = split(&text) {
                shuffle(dice, &mut blocks);
                files[at].1 = format!("---\n{}\n---\n{body}", blocks.join("\n"));
            }
        }
        // List elements in another order.
        1 if path.starts_with("teams/") => {
            if let Some((mut blocks, body)) = split(&text) {
                let which = dice.below(blocks.len());
                let mut lines: Vec<&str> = blocks[which].lines().collect();
                if lines.len() > 2 && lines[1..].iter().all(|line| line.starts_with("  - {") && line.ends_with('}')) {
                    shuffle(dice, &mut lines[1..]);
                    blocks[which] = lines.join("\n");
                    files[at].1 = format!("---\n{}\n---\n{body}", blocks.join("\n"));
                }
            }
        }
        // Words that concern nobody.
        2 if !fixed => files[at].1 = format!("{}\n\nThe crane was painted in spring.\n", text.trim_end()),
        // Lines and comments that move everything down.
        3 if !fixed => {
            if let Some(rest) = text.strip_prefix("---\n") {
                files[at].1 = format!("---\n# A comment\n# and one more\n{rest}");
            }
        }
        // A document with a written id goes elsewhere, unless a path leads to it or from it.
        4 if !fixed && text.contains("\nid: ") && text.contains("kind: ") => {
            let name = path.rsplit('/').next().unwrap();
            let led_to = files.iter().any(|(other, text)| *other != path && text.contains(name));
            if !led_to && !text.contains("](") {
                files[at].0 = format!("elsewhere/{}/{name}", dice.below(3));
            }
        }
        _ => {}
    }
}

#[test]
fn nothing_that_is_known_comes_back() {
    let files = example();
    let known = names(&files);
    let rules: BTreeSet<&str> = known.iter().filter_map(|(_, words)| words.split(' ').next()).collect();
    assert!(rules.len() >= FAULTS.len(), "{rules:?}");
    let known: BTreeSet<&String> = known.iter().map(|(name, _)| name).collect();
    for seed in 0..60 {
        let mut dice = Dice::new(seed);
        let mut changed = files.clone();
        for _ in 0..40 {
            live(&mut dice, &mut changed);
        }
        changed.sort();
        let new: Vec<_> = names(&changed).into_iter().filter(|(name, _)| !known.contains(name)).collect();
        assert!(new.is_empty(), "seed {seed}: {new:#?}");
    }
}
