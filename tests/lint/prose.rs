//! Sentences that the rules about prose must hear, and ordinary ones at which they must keep silent.
//!
//! `prose/fires.txt` holds the first, each under the rule that fires, `prose/silent.txt` the others. A new sentence is a new line.

use std::collections::BTreeSet;

use orgdocs::lint::{Policy, Profile, Scope, run};
use orgdocs::verify::World;

const FIRES: &str = include_str!("prose/fires.txt");
const SILENT: &str = include_str!("prose/silent.txt");

const RULES: [&str; 8] = [
    "inclusive-pronouns",
    "named-decider",
    "people-called-people",
    "plain-words-for-debt",
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

#[test]
fn what_only_the_strictest_want_to_hear_is_heard_by_them_alone() {
    for (words, rule) in [
        ("They never tell us what changed.", "inclusive-pronouns"),
        ("When it is late, tell them so.", "inclusive-pronouns"),
        ("Still they forget to answer.", "inclusive-pronouns"),
        ("We pay technical debt down in the summer.", "plain-words-for-debt"),
        ("There is a lot of tech debt in here.", "plain-words-for-debt"),
        ("Most of the work of spring went into architecture debt.", "plain-words-for-debt"),
    ] {
        let lines = |profile| -> Vec<String> {
            let mut world = World::backdrop();
            world.put("handoffs/talk.md", &format!("{TEAM}# Page\n\nA page.\n\n## After\n\n{words}\n"));
            let (model, _) = world.check();
            let findings = run(&model, &Policy::new(&model.config, Some(profile)), &Scope::default());
            let about_prose = findings.shown.into_iter().filter(|finding| RULES.contains(&finding.rule.as_str()));
            about_prose.map(|finding| finding.rule.to_string()).collect()
        };
        assert_eq!(lines(Profile::Pedantic), [rule], "{words}");
        assert_eq!(lines(Profile::Strict), [""; 0], "{words}");
    }
}

/// What is said of words that are written as names, on pages of three teams with these sentences.
fn names(glossary: &str, sentences: [&str; 3]) -> Vec<String> {
    let mut world = World::backdrop();
    world.put("glossary.md", glossary);
    for (team, words) in ["payments", "checkout", "runtime"].into_iter().zip(sentences) {
        let backdrop = format!("{}/src/verify/backdrop/teams/{team}.md", env!("CARGO_MANIFEST_DIR"));
        let text = std::fs::read_to_string(backdrop).unwrap();
        world.put(&format!("teams/{team}.md"), &format!("{text}\n## How to ask\n\n{words}\n"));
    }
    let (_, findings) = world.check();
    let named = findings.shown.iter().filter(|finding| finding.rule.as_str() == "defined-term");
    named.map(|finding| finding.message.split('\'').nth(1).unwrap_or_default().to_owned()).collect()
}

#[test]
fn a_word_written_as_a_name_is_explained() {
    let settled = [
        "Ask about the Settlement.",
        "Each Settlement takes a day.",
        "We wait for the Settlement, then for the settlement report.",
    ];
    assert_eq!(names(GLOSSARY, settled), ["Settlement"]);
    let defined = format!("{GLOSSARY}\n## Settlements\n\nThe night in which money moves.\n");
    assert_eq!(names(&defined, settled), [""; 0], "the glossary has it");
    for (why, sentences) in [
        (
            "a proper name is never written small",
            ["We run on Kafka now.", "Ask the Kafka guild.", "No deploy while Kafka moves."],
        ),
        (
            "two documents are no custom",
            ["Ask about the Settlement.", "Each settlement takes a day.", "We wait for the Settlement."],
        ),
        (
            "the first word of a sentence has a capital",
            ["Settlement takes a day.", "Soon. Settlement takes a day.", "A settlement. Settlement."],
        ),
        (
            "code, links and quotes are not said",
            ["See `a Settlement` there.", "See [a Settlement](x.md) now.", "He said \"a Settlement\", of settlement."],
        ),
        ("months", ["We decide in October.", "By October we are done.", "Until October nothing moves, not in any october."]),
        ("disciplines", ["Ask the Support people.", "Then Support calls back.", "Until Support has time, support each other."]),
        (
            "several capitals are one name",
            ["Read the Value Stream page.", "See Value Stream maps.", "Use Value Stream words of value."],
        ),
        (
            "German writes all nouns so",
            [
                "Wir fragen den Kunden nach der Rechnung und dem Betrag, bevor die Zahlung kommt.",
                "Zuerst die Rechnung, dann der Betrag, dann die Zahlung und der Kunde.",
                "Bei der Rechnung steht der Betrag und die Zahlung, niemals rechnung oder betrag.",
            ],
        ),
    ] {
        assert_eq!(names(GLOSSARY, sentences), [""; 0], "{why}");
    }
}
