//! A name for a finding that lasts: lines move, lists change their order, documents are moved, and it stays.
//!
//! It is made of the rule, the artifact (else the headings above the place), the way to the field with the keys of list elements, and
//! only where that does not say enough, of the words at the place. No line number, no path of a document that has artifacts.

use std::collections::HashMap;

use crate::finding::Finding;
use crate::kind::Kind;
use crate::model::{Artifact, Data, Document, Model, Record, Value};
use crate::source::Span;
use crate::syntax::{Block, kebab};

/// Words at a place that are longer than this are a passage, which changes more often than its fault.
const LONGEST_WORDS: usize = 80;

/// Gives every finding its name; those that are alike are numbered in the given order.
pub(super) fn name_all<'f>(model: &Model, findings: impl Iterator<Item = &'f mut Finding>) {
    let mut seen: HashMap<String, usize> = HashMap::new();
    for finding in findings {
        let base = hash(&finding.rule, &place_of(model, finding));
        let times = seen.entry(base.clone()).and_modify(|n| *n += 1).or_insert(1);
        finding.fingerprint = if *times == 1 { base } else { format!("{base}-{times}") };
    }
}

/// What a finding is about, for people who read a baseline: `team:payments interactions[platform].mode`.
pub(super) fn place_of(model: &Model, finding: &Finding) -> String {
    let span = finding.label.span;
    let words = || words_at(model, span).unwrap_or_else(|| message_of(model, finding));
    let Some(document) = model.document_of(span.source) else {
        return format!("{} {}", model.sources.file(span.source).path, words());
    };
    let mut wholes = document.artifacts.iter().map(|id| model.artifact(*id)).filter(|artifact| artifact.parent.is_none());
    let only = if document.markdown().is_some() { wholes.clone().next() } else { None };
    let Some(whole) = wholes.find(|artifact| artifact.record.span.contains(span)).or(only) else {
        return format!("{} {}", finding.artifact.clone().unwrap_or_else(|| headings_above(document, span)), words());
    };
    let address = whole.address();
    let mut parts: Vec<String> = finding.artifact.iter().filter(|about| **about != address).cloned().collect();
    parts.push(address);
    let kind = model.catalogue.get(whole.kind);
    let way = Ways { model, kind }.to(&whole.record, span);
    parts.extend(way.as_ref().map(|way| way.path.clone()));
    match way {
        Some(Way { exact: true, whole: false, .. }) => {}
        Some(Way { exact: true, whole: true, .. }) => parts.push(message_of(model, finding)),
        _ if span == whole.head || Some(span) == whole.written_id => parts.push(message_of(model, finding)),
        _ => parts.push(words()),
    }
    parts.join(" ")
}

fn hash(rule: &crate::finding::RuleId, place: &str) -> String {
    let mut hash = blake3::Hasher::new();
    for part in [rule.as_str(), place] {
        hash.update(part.as_bytes());
        hash.update(b"\0");
    }
    hash.finalize().to_hex().as_str()[..32].to_owned()
}

/// The title of a page and the headings down to a place; the path of a page without any.
fn headings_above(document: &Document, span: Span) -> String {
    let mut above: Vec<(u8, &str)> = Vec::new();
    for block in document.markdown().map_or(&[][..], |markdown| &markdown.outline.blocks) {
        if let Block::Heading(heading) = block
            && (heading.span.start <= span.start || above.is_empty())
        {
            above.retain(|(level, _)| *level < heading.level);
            above.push((heading.level, heading.text.words.as_str()));
        }
    }
    if above.is_empty() {
        return document.path.clone();
    }
    above.iter().map(|(_, words)| *words).collect::<Vec<_>>().join(" › ")
}

/// The words under a place, where they are few and on one line.
fn words_at(model: &Model, span: Span) -> Option<String> {
    let words = model.sources.slice(span).trim();
    let few = !words.is_empty() && words.len() <= LONGEST_WORDS && !words.contains('\n');
    few.then(|| words.to_owned())
}

/// The message without what changes while the fault stays: numbers, and the title of the artifact.
fn message_of(model: &Model, finding: &Finding) -> String {
    let span = finding.label.span;
    let titles = model.document_of(span.source).into_iter().flat_map(|document| &document.artifacts);
    let mut message = finding.message.clone();
    for artifact in titles.map(|id| model.artifact(*id)).filter(|artifact: &&Artifact| artifact.title.len() > 2) {
        message = message.replace(&artifact.title, "…");
    }
    let mut out = String::with_capacity(message.len());
    for c in message.chars() {
        match c {
            c if c.is_ascii_digit() && out.ends_with('#') => {}
            c if c.is_ascii_digit() => out.push('#'),
            c => out.push(c),
        }
    }
    out
}

/// The way from an artifact to a place.
struct Way {
    /// `interactions[platform].mode`.
    path: String,
    /// Whether the place is all of what is there, or its key.
    exact: bool,
    /// Whether what is there holds fields of its own.
    whole: bool,
}

/// Looks for the way.
#[derive(Clone, Copy)]
struct Ways<'m> {
    model: &'m Model,
    kind: &'m Kind,
}

impl Ways<'_> {
    fn to(self, record: &Record, span: Span) -> Option<Way> {
        let field = record.fields.iter().find(|field| field.key.contains(span) || field.value.span.contains(span))?;
        let name = field.name.to_string();
        if field.key.contains(span) && !field.value.span.contains(span) {
            return Some(Way { path: name, exact: true, whole: false });
        }
        Some(self.into_value(name, &field.value, span))
    }

    fn into_value(self, path: String, value: &Value, span: Span) -> Way {
        let exact = value.span == span;
        let inner = match &value.data {
            Data::Record(record) if !exact => {
                self.to(record, span).map(|way| Way { path: format!("{path}.{}", way.path), ..way })
            }
            Data::List(items) if !exact || items.len() == 1 => {
                let item = items.iter().find(|item| item.span.contains(span));
                item.map(|item| self.into_value(format!("{path}[{}]", self.key_of(item)), item, span))
            }
            Data::Map(entries) if !exact => entries
                .iter()
                .find(|(_, key, value)| key.contains(span) || value.span.contains(span))
                .map(|(key, _, value)| self.into_value(format!("{path}[{key}]"), value, span)),
            _ => None,
        };
        let whole = matches!(value.data, Data::Record(_) | Data::List(_) | Data::Map(_));
        inner.unwrap_or(Way { path, exact, whole })
    }

    /// What a list element is known by, whatever its position: its id, the field that its type is about, else its words.
    fn key_of(self, item: &Value) -> String {
        if let Data::Record(record) = &item.data {
            let principal = self.kind.record(&record.type_name).and_then(|of| of.fields.principal());
            let named =
                || principal.and_then(|field| record.text(&field.name)).or_else(|| record.fields.first()?.value.as_text());
            let key = record.own_id().or_else(named);
            if let Some(key) = key.filter(|key| key.len() <= LONGEST_WORDS) {
                return kebab(key);
            }
        }
        let words = item.as_text().map_or_else(|| self.model.sources.slice(item.span).to_owned(), str::to_owned);
        if words.len() <= LONGEST_WORDS { words } else { blake3::hash(words.as_bytes()).to_hex().as_str()[..8].to_owned() }
    }
}
