//! Documents to artifacts: front matter and body read as the kind says.

use std::cell::RefCell;
use std::sync::{Arc, OnceLock};

use crate::kind::{Base, Catalogue, Kind, KindId, Meaning, normalise};
use crate::quantity::Calendar;
use crate::source::Span;
use crate::syntax::{Entry, Key, Link, Node, Outline, ScalarStyle};

use super::lower::Lower;
use super::private::keeps_back;
use super::record::Records;
use super::sections::Found;
use super::{Again, BoundSection, Data, Double, Facts, Patch, Record, Standing, Value, Waiver, patch, sections};

/// What a field of the meaning [`Meaning::TimeBasis`] says of times that were taken by the calendar.
pub(super) const BY_CALENDAR: &str = "calendar";

/// What binding needs to know.
pub(super) struct Binder<'a> {
    pub(super) catalogue: &'a Catalogue,
    pub(super) calendar: &'a Calendar,
    pub(super) patches: &'a [Patch],
}

/// The parts of a document that one artifact is bound from.
pub(super) struct Parts<'a> {
    pub(super) path: &'a str,
    pub(super) text: &'a str,
    /// The mapping of the front matter or of the YAML document; empty when there is none.
    pub(super) entries: &'a [Entry],
    pub(super) span: Span,
    pub(super) outline: Option<&'a Outline>,
    /// What fenced blocks of the body hold.
    pub(super) fenced: Vec<Found>,
    /// The id where none is written.
    pub(super) default_id: String,
    /// Whether faults lost part of it.
    pub(super) partial: bool,
}

impl Binder<'_> {
    /// Binds one artifact of a kind.
    pub(super) fn artifact(&self, kind_id: KindId, parts: &Parts<'_>) -> Facts {
        let kind = self.catalogue.get(kind_id);
        let record_of = |name: &str| kind.record(name);
        let links: &[Link] = parts.outline.map_or(&[], |outline| &outline.links);
        let lower = Lower { text: parts.text, links, record: &record_of };
        let mut body = parts.outline.map(|outline| sections::read(outline, kind, &lower)).unwrap_or_default();
        body.found.extend(parts.fenced.iter().cloned());

        let Merged { mut added, mut doubles, bound } = merge(parts.entries, body.found, kind);
        added.extend(named_by_heading(kind, body.title.as_ref(), parts.entries.iter().chain(&added)));
        let mut entries = parts.entries;
        let mut patches = self.patches.iter().filter(|patch| patch.document == parts.path).peekable();
        if patches.peek().is_some() {
            added.splice(..0, entries.iter().cloned());
            entries = &[];
            patches.for_each(|patch| patch::apply(&mut added, parts.span.at_start(), patch));
        }
        let entries = || entries.iter().chain(&added);
        let by_calendar = by_calendar(kind, entries());
        let records = Records { calendar: self.calendar, by_calendar, record: &record_of, doubles: RefCell::default() };
        let mut record = records.read(entries(), &kind.fields, &kind.name, parts.span);
        doubles.extend(records.doubles.into_inner());
        if parts.partial {
            record.lists = Arc::default();
        }
        record.strays.retain(|stray| stray.key != "kind" && stray.key != "teamapi");

        let title = title_of(&record, body.title.as_ref(), parts);
        let written_id = record.get("id").filter(|id| id.as_text().is_some_and(|text| !text.is_empty()));
        let id = written_id.and_then(Value::as_text).map_or_else(|| parts.default_id.clone(), str::to_owned);
        let written_id = written_id.map(|id| id.span);
        let head =
            title.1.or(written_id).unwrap_or_else(|| parts.entries.first().map_or(parts.span.at_start(), |entry| entry.key.span));
        Facts {
            kind: kind_id,
            kind_name: kind.name.clone(),
            id,
            written_id,
            title: title.0,
            head,
            waivers: waivers(entries()),
            standing: Standing::of(kind, &record),
            private: keeps_back(&record),
            malformed: is_malformed(&record),
            meanings: record.meanings(),
            record: Arc::new(record),
            doubles: doubles.into(),
            misshapen: body.misshapen.into(),
            sections: bound.into(),
            partial: parts.partial,
            computed: OnceLock::new(),
        }
    }
}

/// What the body adds to the front matter.
struct Merged {
    added: Vec<Entry>,
    doubles: Vec<Double>,
    bound: Vec<BoundSection>,
}

/// Adds what the body gives; a field that is there already is a double.
fn merge(entries: &[Entry], found: Vec<sections::Found>, kind: &Kind) -> Merged {
    let (mut added, mut doubles) = (Vec::new(), Vec::new());
    let mut bound: Vec<BoundSection> = Vec::new();
    // A text that only stands where a field may be is prose where a heading or a key says the field.
    let said: Vec<_> = found.iter().filter(|part| !part.is_prose()).map(|part| part.field.clone()).collect();
    for part in found.into_iter().filter(|part| !part.is_prose() || !said.contains(&part.field)) {
        let names = |entry: &&Entry| kind.fields.find(&entry.key.text).is_some_and(|field| field.name == part.field);
        if let Some(first) = entries.iter().chain(&added).find(names).filter(|entry| !entry.value.is_absent()) {
            let again = match part.heading {
                // Words of the body that may fill a field stay words where it is filled.
                _ if part.is_prose() => continue,
                words if words.is_empty() => Again::Key,
                words if bound.iter().any(|section| section.field == part.field) => Again::SecondHeading(words),
                words => Again::Heading(words),
            };
            doubles.push(Double { field: part.field, first: first.key.span, second: part.key, again });
            continue;
        }
        bound.push(BoundSection { field: part.field.clone(), heading: part.key, block: part.block });
        added.push(Entry { key: Key { text: part.field.to_string(), span: part.key }, value: part.node });
    }
    Merged { added, doubles, bound }
}

/// The heading as the name that the kind needs, where no other is given.
fn named_by_heading<'e>(
    kind: &Kind,
    heading: Option<&(String, Span)>,
    mut given: impl Iterator<Item = &'e Entry>,
) -> Option<Entry> {
    let name = kind.fields.get("name").filter(|field| field.of.required && field.of.base == Base::Text)?;
    let (words, span) = heading?;
    let is_name = |entry: &Entry| kind.fields.find(&entry.key.text).is_some_and(|field| field.name == name.name);
    let key = Key { text: name.name.to_string(), span: *span };
    (!given.any(is_name)).then(|| Entry { key, value: Node::scalar(words, ScalarStyle::Prose, *span) })
}

fn title_of(record: &Record, heading: Option<&(String, Span)>, parts: &Parts<'_>) -> (String, Option<Span>) {
    for name in ["title", "name"] {
        if let Some(value) = record.get(name)
            && let Some(text) = value.as_text()
        {
            return (text.to_owned(), Some(value.span));
        }
    }
    if let Some((words, span)) = heading {
        return (words.clone(), Some(*span));
    }
    (readable(&parts.default_id), None)
}

/// An id as words: `get-paid` is `Get paid`.
pub(super) fn readable(id: &str) -> String {
    let words = id.replace(['-', '_'], " ");
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or(words)
}

/// Whether the field for it says that times are by the calendar.
fn by_calendar<'e>(kind: &Kind, entries: impl Iterator<Item = &'e Entry>) -> bool {
    let Some(basis) = kind.fields.meaning(Meaning::TimeBasis) else { return false };
    let is_basis = |entry: &&Entry| kind.fields.find(&entry.key.text).is_some_and(|field| field.name == basis.name);
    entries.filter(is_basis).find_map(|entry| entry.value.as_str()).is_some_and(|word| normalise(word) == BY_CALENDAR)
}

fn is_malformed(record: &Record) -> bool {
    let mut found = false;
    record.each_value(&mut |value| found |= matches!(value.data, Data::Malformed(_)));
    found
}

/// The `waive:` list of an artifact; anything odd in it is reported as a waiver without a reason.
fn waivers<'e>(mut entries: impl Iterator<Item = &'e Entry>) -> Box<[Waiver]> {
    let Some(list) = entries.find(|entry| entry.key.text == "waive").map(|entry| &entry.value) else {
        return Box::default();
    };
    list.as_seq()
        .unwrap_or_default()
        .iter()
        .map(|item| {
            let text = |key: &str| item.get(key).and_then(Node::as_str).map(str::trim).filter(|text| !text.is_empty());
            Waiver {
                rule: text("rule").or(item.as_str()).unwrap_or("").to_owned(),
                reason: text("reason").map(str::to_owned),
                until: text("until").and_then(|text| crate::quantity::date(text).ok()),
                span: item.span,
            }
        })
        .collect()
}
