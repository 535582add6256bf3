//! Words that documents write as names of things, and that no glossary explains.

use std::collections::{BTreeMap, BTreeSet};

use crate::finding::{ByPhase, Level, Signal};
use crate::kind::Meaning;
use crate::lint::prose::Language;
use crate::lint::{Check, Draft, Pattern, Policy, ProseSubject, Rule, Sink};
use crate::model::{Document, Model};
use crate::source::Span;
use crate::syntax::kebab;

pub(super) static RULE: Rule = Rule {
    id: "defined-term",
    level: ByPhase::all(Level::Info),
    signal: Signal::Useful,
    needs_today: false,
    needs_phase: false,
    page: include_str!("defined_term.md"),
    check: Check::Graph(check),
};

/// In how many documents a word must be written as a name.
const DOCUMENTS: usize = 3;

/// In a page where one word in so many begins with a capital inside of a sentence, capitals say nothing, as in German.
const CAPITALS: usize = 12;

/// So few capitals say nothing about a language.
const FEW: usize = 3;

/// The least letters of a word that is looked at.
const LETTERS: usize = 5;

/// How many words a title has at most that is a name.
const NAME: usize = 3;

/// Words that may begin with a capital and need no explanation: disciplines, months and days, nationalities aside.
const COMMON: &[&str] = &[
    "april",
    "august",
    "board",
    "company",
    "council",
    "customer",
    "data",
    "december",
    "design",
    "engineering",
    "february",
    "finance",
    "friday",
    "january",
    "legal",
    "management",
    "march",
    "marketing",
    "monday",
    "november",
    "october",
    "operations",
    "people",
    "product",
    "quality",
    "quarter",
    "research",
    "sales",
    "saturday",
    "security",
    "september",
    "sunday",
    "support",
    "technology",
    "thursday",
    "tuesday",
    "wednesday",
];

fn check(model: &Model, policy: &Policy, sink: &mut Sink) {
    let has_words = |id: &crate::model::ArtifactId| model.is_active(*id) && !model.artifact(*id).partial;
    if !model.with_meaning(Meaning::Language).any(|id| has_words(&id)) || !model.iter().any(|(id, _)| is_term(model, id)) {
        return;
    }
    let held: Vec<&Document> = model.documents.iter().filter(|document| is_held(model, document)).collect();
    let mut named: BTreeMap<&str, Vec<&Document>> = BTreeMap::new();
    for document in &held {
        let Some(markdown) = document.markdown() else { continue };
        for word in capitalised(model.sources.slice(markdown.body)) {
            named.entry(word).or_default().push(document);
        }
    }
    named.retain(|_, documents| documents.len() >= DOCUMENTS);
    if named.is_empty() {
        return;
    }
    let (known, language) = (known_words(model), Language::of(model));
    for (word, documents) in named.into_iter().filter(|(word, _)| !known.contains(stem(&word.to_lowercase()))) {
        let (Some(as_name), Some(as_word)) = (pattern(word), pattern(&word.to_lowercase())) else { continue };
        let mut places: Vec<Span> = Vec::new();
        for document in documents {
            let Some(subject) = ProseSubject::of(model, policy, document, &language, |_| vec![&as_name]) else { continue };
            let within =
                |said: &crate::lint::prose::Said<'_>| said.before.trim_end().ends_with(|c: char| c.is_lowercase() || c == ',');
            places.extend(subject.says(&as_name).iter().find(|said| within(said)).map(|said| said.span));
        }
        // A proper name is never written small.
        let is_common = || {
            held.iter().any(|document| {
                ProseSubject::of(model, policy, document, &language, |_| vec![&as_word])
                    .is_some_and(|subject| !subject.says(&as_word).is_empty())
            })
        };
        let [first, rest @ ..] = places.as_slice() else { continue };
        if places.len() < DOCUMENTS || !is_common() {
            continue;
        }
        let message = format!("'{word}' is written as a name in {} documents, and no glossary says what it means", places.len());
        let draft = Draft::at(*first, message).help("Add it to the glossary, or write it small where nothing special is meant.");
        sink.report(rest.iter().take(2).fold(draft, |draft, place| draft.also(*place, "and here")));
    }
}

/// Whether a document is an artifact in force that is held to the words of the glossary.
fn is_held(model: &Model, document: &Document) -> bool {
    document.artifacts.first().is_some_and(|first| model.is_active(*first))
}

fn is_term(model: &Model, id: crate::model::ArtifactId) -> bool {
    model.catalogue.get(model.artifact(id).kind).fields.meaning(Meaning::Term).is_some() && model.is_active(id)
}

/// The different words of a text that begin with a capital inside of a sentence, alone; none where capitals say nothing.
fn capitalised(text: &str) -> BTreeSet<&str> {
    let mut found = BTreeSet::new();
    let (mut all, mut capitals) = (0, 0);
    let mut before = "";
    for line in text.lines() {
        // A blank line, a heading, a bullet and a row of a table begin anew.
        if line.trim_start().starts_with(['#', '-', '*', '+', '|', '>']) || line.trim().is_empty() {
            before = "";
        }
        let mut words = line.split_ascii_whitespace().peekable();
        while let Some(written) = words.next() {
            all += 1;
            let inside = before.ends_with(|letter: char| letter.is_lowercase() || letter == ',');
            before = written;
            if !inside || !written.starts_with(char::is_uppercase) {
                continue;
            }
            capitals += 1;
            let word = written.trim_end_matches(['.', ',', ';', ':', '!', '?', ')']);
            let is_alone = word.len() < written.len() || words.peek().is_none_or(|next| !next.starts_with(char::is_uppercase));
            if is_alone && word.chars().count() >= LETTERS && word.chars().skip(1).all(char::is_lowercase) {
                found.insert(word);
            }
        }
    }
    if capitals > FEW && capitals * CAPITALS > all { BTreeSet::new() } else { found }
}

/// A word in exactly this spelling, in one or several.
fn pattern(word: &str) -> Option<Pattern> {
    Pattern::words(&format!("(?-i:{}s?)", regex::escape(stem(word))))
}

/// A word without the ending of the plural.
fn stem(word: &str) -> &str {
    word.strip_suffix('s').unwrap_or(word)
}

/// Every word that has a meaning here already: of terms, of titles and ids, of the organisation's lists and of our own kinds.
fn known_words(model: &Model) -> BTreeSet<String> {
    let mut known: BTreeSet<String> = COMMON.iter().map(|word| stem(word).to_owned()).collect();
    let mut learn = |text: &str| known.extend(kebab(text).split('-').map(|word| stem(word).to_owned()));
    for (id, artifact) in model.iter() {
        // The name of a thing; a title that is a sentence explains no word.
        if artifact.title.split_whitespace().count() <= NAME {
            learn(&artifact.title);
        }
        if is_term(model, id) {
            ["also", "not", "see"].into_iter().filter_map(|field| artifact.record.text(field)).for_each(&mut learn);
        }
    }
    let organisation = &model.config.organisation;
    let categories = organisation.investment_categories.values().flatten();
    organisation.functions.iter().chain(&organisation.responsibilities).chain(categories).for_each(|word| learn(word));
    organisation.roles.iter().for_each(|(role, _)| learn(&role.value));
    for (_, kind) in model.catalogue.iter() {
        learn(&kind.name);
        learn(&kind.title);
        kind.fields
            .iter()
            .flat_map(|field| std::iter::once(field.name.as_str()).chain(field.section.iter().map(String::as_str)))
            .for_each(&mut learn);
    }
    known
}
