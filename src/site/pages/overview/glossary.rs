//! The words of the organisation from A to Z, and how it wants to speak.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagram::{ColumnView, Inline, Tone};
use crate::kind::{KindId, Meaning};
use crate::lint::Findings;
use crate::model::{ArtifactId, Data, Incoming, Model, Value};
use crate::words::Words;

use super::super::super::here::Here;
use super::super::super::markdown::{shortened, words_of};
use super::super::super::view::{BlockView, Fact, Section};
use super::read::table;
use super::{Overview, Said, opening, stat};

pub(super) static PAGE: Overview = Overview {
    id: "words",
    title: "words_we_share",
    about: "what_our_words_mean_one_meaning",
    group: "knowledge",
    said,
    sections,
};

/// More words than these have a section for each letter.
const MOST_TOGETHER: usize = 16;

/// Every word that the site shows, by its first letter and in its order.
fn terms(model: &Model) -> Vec<ArtifactId> {
    let kinds: Vec<KindId> =
        model.catalogue.iter().filter(|(_, kind)| kind.fields.meaning(Meaning::Term).is_some()).map(|(id, _)| id).collect();
    let mut found: Vec<ArtifactId> = kinds.into_iter().flat_map(|kind| model.of_kind(kind).map(|(id, _)| id)).collect();
    found.retain(|id| model.is_active(*id) && model.is_published(*id));
    found.sort_by_cached_key(|id| (model.artifact(*id).title.to_lowercase(), *id));
    found
}

fn said(model: &Model, _: &Findings, words: &Words) -> Option<Said> {
    let count = terms(model).len();
    (count > 0).then(|| Said::new(words.count("n_words_with_one_meaning_each", count), Tone::Neutral))
}

/// How many documents link to a word.
fn used(model: &Model, id: ArtifactId) -> usize {
    let from: BTreeSet<usize> = model
        .graph
        .incoming(id)
        .iter()
        .map(|incoming| match incoming {
            Incoming::Reference(at) => model.artifact(model.graph.references[*at].from).document.index(),
            Incoming::Link(at) => model.graph.links[*at].document.index(),
        })
        .collect();
    from.len()
}

fn sections(here: Here<'_>, _: usize) -> Vec<Section> {
    let model = here.whole();
    let terms = terms(model);
    let homes: BTreeSet<ArtifactId> = terms.iter().filter_map(|id| model.artifact(*id).parent).collect();
    let linked = terms.iter().filter(|id| used(model, **id) > 0).count();
    let stats =
        vec![stat(here, terms.len(), "words", Tone::Neutral), stat(here, linked, "linked_from_other_documents", Tone::Neutral)];
    let mut sections = vec![opening(here, stats, Vec::new())];
    let mut by_letter: BTreeMap<String, Vec<ArtifactId>> = BTreeMap::new();
    for id in &terms {
        let first = model.artifact(*id).title.chars().find(|c| c.is_alphanumeric());
        let letter: String = first.into_iter().flat_map(char::to_uppercase).collect();
        by_letter.entry(if letter.is_empty() { "#".to_owned() } else { letter }).or_default().push(*id);
    }
    if terms.len() <= MOST_TOGETHER {
        sections.push(Section::new(here.say("from_a_to_z"), "words", list(here, here.word("from_a_to_z"), &terms)));
    } else {
        for (at, (letter, ids)) in by_letter.iter().enumerate() {
            sections.push(Section::new(letter, format!("letter-{at}"), list(here, letter, ids)));
        }
    }
    let facts: Vec<Fact> = homes.iter().flat_map(|home| language(here, *home)).collect();
    if !facts.is_empty() {
        sections.push(Section::new(here.say("how_we_speak"), "language", vec![BlockView::Facts { facts }]));
    }
    sections
}

fn list(here: Here<'_>, caption: &str, ids: &[ArtifactId]) -> Vec<BlockView> {
    let row = |id: &ArtifactId| {
        let artifact = here.whole().artifact(*id);
        let definition = here.whole().meaning(*id, Meaning::Definition).and_then(|field| field.value.as_text());
        let besides = |name: &str, words: &str| artifact.record.text(name).map(|text| Inline::text(format!("{words}: {text} ")));
        vec![
            vec![here.artifact(*id)],
            definition.map(|words| Inline::text(shortened(&words_of(words), 400))).into_iter().collect(),
            besides("not", here.word("not"))
                .into_iter()
                .chain(besides("also", here.word("also")))
                .chain(besides("see", here.word("see")))
                .collect(),
            vec![Inline::number(used(here.whole(), *id).to_string())],
        ]
    };
    let mut titles = here.columns(["word", "meaning", "besides", "linked_from"]);
    titles[3] = ColumnView::numbers(here.word("linked_from"));
    table(here, caption, titles, ids.iter().map(row).collect())
}

/// What a glossary says about speaking: phrases nobody wants to read, and what to say in their place.
fn language(here: Here<'_>, home: ArtifactId) -> Vec<Fact> {
    let Some(language) = here.whole().artifact(home).record.get("language").and_then(Value::as_record) else { return Vec::new() };
    let mut facts = Vec::new();
    let never: Vec<Vec<Inline>> =
        language.list("never").iter().filter_map(Value::as_text).map(|text| vec![Inline::text(text)]).collect();
    if !never.is_empty() {
        facts.push(Fact { term: here.say("we_do_not_write"), values: never, wide: true, ..Fact::default() });
    }
    if let Some(Data::Map(entries)) = language.get("prefer").map(|value| &value.data) {
        let pair = |(word, _, value): &(String, crate::source::Span, Value)| {
            vec![Inline::text(format!("{word}: {}", value.as_text().unwrap_or_default()))]
        };
        let values = entries.iter().map(pair).collect();
        facts.push(Fact { term: here.say("we_say_instead"), values, wide: true, ..Fact::default() });
    }
    facts
}
