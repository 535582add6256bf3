//! Sentences that the rules about prose must hear, and ordinary ones at which they must keep silent.
//!
//! `prose/fires.txt` holds the first, each under the rule that fires, `prose/silent.txt` the others. A new sentence is a new line.

use std::collections::BTreeSet;

use orgdocs::lint::{Policy, Profile, Scope, run};
use orgdocs::verify::World;

const FIRES: &str = include_str!("prose/fires.txt");
const SILENT: &str = include_str!("prose/silent.txt");

const RULES: [&str; 6] = [
    "named-decider",
    "people-called-people",
    "preferred-term",
    "shared-language",
    "shared-ownership",
    "team-means-cross-functional",
];

const GLOSSARY: &str = "---\nkind: glossary\naccountable: ada\nreviewed: 2026-03-02\nlanguage:\n  group_word: guild\n  never: [feature factory]\n  \
                        prefer: {stakeholder: the named team, stakeholders: the named teams, resources: people}\n---\n# Words\n\n\
                        ## Paid invoice\n\nMatched money.\nAlso: settled bill (avoid), settled bills (avoid)\n";

/// The findings about prose on a page with these paragraphs, as paragraph and rule.
fn heard(path: &str, front: &str, paragraphs: &[&str], profile: Profile) -> BTreeSet<(String, String)> {
    let mut world = World::backdrop();
    world.put("glossary.md", GLOSSARY);
    world.put(path, &format!("{front}# Page\n\nA page about how we work with each other.\n\n{}\n", paragraphs.join("\n\n")));
    let (model, _) = world.check();
    let findings = run(&model, &Policy::new(&model.config, Some(profile)), &Scope::default());
    let about_prose = findings.shown.into_iter().filter(|finding| RULES.contains(&finding.rule.as_str()));
    let source = |finding: &orgdocs::finding::Finding| model.sources.file(finding.label.span.source).text.clone();
    let line = |finding: &orgdocs::finding::Finding| {
        let text = source(finding);
        let at = finding.label.span.start as usize;
        let start = text[..at].rfind('\n').map_or(0, |at| at + 1);
        text[start..].lines().next().unwrap_or_default().to_owned()
    };
    about_prose.map(|finding| (line(&finding), finding.rule.to_string())).collect()
}

const TEAM: &str = "---\nkind: handoff\nfrom: payments\nto: checkout\naccountable: ada\n---\n";

#[test]
fn what_must_be_heard_is_heard() {
    let mut rule = "";
    let mut expected = BTreeSet::new();
    for line in FIRES.lines() {
        match line.strip_prefix("# ") {
            Some(name) => rule = name,
            None => assert!(expected.insert((line.to_owned(), rule.to_owned())), "'{line}' stands there twice"),
        }
    }
    assert!(expected.len() >= 60, "{} sentences", expected.len());
    let sentences: Vec<&str> = FIRES.lines().filter(|line| !line.starts_with("# ")).collect();
    let found = heard("handoffs/talk.md", TEAM, &sentences, Profile::Recommended);
    let missed: Vec<_> = expected.difference(&found).collect();
    let also: Vec<_> = found.difference(&expected).collect();
    assert!(missed.is_empty() && also.is_empty(), "missed: {missed:#?}\nalso: {also:#?}");
}

#[test]
fn ordinary_sentences_are_left_alone() {
    let sentences: Vec<&str> = SILENT.lines().collect();
    assert!(sentences.len() >= 120, "{} sentences", sentences.len());
    let found = heard("handoffs/talk.md", TEAM, &sentences, Profile::Pedantic);
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn what_is_mentioned_is_not_said() {
    let mentions = [
        "> The business wants it.",
        "```\nThe business wants it.\n```",
        "`The business wants it.`",
        "[The business wants it](../README.md)",
        "Somebody said \"the business wants it\" once.",
        "✗ Product never listens.",
        "Don't say: product never listens.",
        "| Said | Meant |\n|---|---|\n| product never listens | we want to be asked |",
        "## Words we avoid\n\nThe business wants it. That is not our job.",
    ];
    for mention in mentions {
        assert_eq!(heard("handoffs/talk.md", TEAM, &[mention], Profile::Pedantic), BTreeSet::new(), "{mention}");
    }
}

#[test]
fn ordinary_pages_are_read_from_strict_up() {
    let said = ["The business wants it."];
    let on_page = |profile| heard("handbook/talk.md", "", &said, profile).len();
    assert_eq!(Profile::ALL.map(|(profile, _)| on_page(profile)), [0, 0, 1, 1, 0]);
    let archived = "---\nkind: handoff\nstatus: archived\nfrom: payments\nto: checkout\naccountable: ada\n---\n";
    assert_eq!(heard("handoffs/talk.md", archived, &said, Profile::Pedantic).len(), 0);
}
