//! Headings as records: a field that takes every heading which fills no other field, such as the terms of a glossary.
//!
//! The heading is the record's name, the words under it fill the record's lead, and `Key: value` at the beginning of a line or sentence
//! fills the field of that key.

use crate::kind::{Base, Kind, RecordType, Takes, normalise_heading};
use crate::source::Span;
use crate::syntax::{Block, Entry, Heading, Key, Node, NodeData, ScalarStyle};

use super::lower::{ANCHOR_KEY, Lower};
use super::sections::{Found, sections};

/// The field that takes the headings of a body, when the kind has one and there is a heading for it.
pub(super) fn read(blocks: &[Block], kind: &Kind, lower: &Lower<'_>) -> Option<Found> {
    let field = kind.fields.taking(Takes::Headings)?;
    let Base::Record(name) = &field.of.base else { return None };
    let of = kind.record(name)?;
    let free = |heading: &Heading| kind.fields.by_heading(&normalise_heading(&heading.text.words)).is_empty();
    let headed = sections(blocks).into_iter().filter(|(heading, _)| free(heading));
    let records: Vec<Node> = headed.filter_map(|(heading, content)| record(heading, content, of, lower)).collect();
    let span = records.iter().map(|record| record.span).reduce(Span::cover)?;
    let node = Node { span, data: NodeData::Seq(records) };
    Some(Found { field: field.name.clone(), key: span.at_start(), heading: String::new(), node, block: span })
}

/// One heading with what is written under it.
fn record(heading: &Heading, content: &[Block], of: &RecordType, lower: &Lower<'_>) -> Option<Node> {
    let name = of.fields.principal()?;
    let named = |text: &str, span| Key { text: text.to_owned(), span };
    let mut entries = vec![
        Entry { key: named(ANCHOR_KEY, heading.text.span), value: prose(&heading.anchor, heading.text.span) },
        Entry { key: named(&name.name, heading.text.span), value: heading.text.to_node() },
    ];
    let mut span = heading.span;
    for block in content {
        let Block::Paragraph(paragraph) = block else { continue };
        let place = paragraph.text.span;
        span = span.cover(place);
        for part in parts(lower.text, place, of) {
            let field = match part.key {
                Some(key) => of.fields.find(&lower.text[key.start as usize..key.end as usize]),
                None => of.fields.iter().find(|field| field.lead),
            };
            let Some(field) = field.filter(|field| !entries.iter().any(|entry| entry.key.text == field.name)) else { continue };
            let words = lower.text[part.value.start as usize..part.value.end as usize].split_whitespace().collect::<Vec<_>>();
            let key = named(&field.name, part.key.unwrap_or(part.value));
            entries.push(Entry { key, value: prose(&words.join(" "), part.value) });
        }
    }
    Some(Node { span, data: NodeData::Map(entries) })
}

fn prose(words: &str, span: Span) -> Node {
    Node::scalar(words, ScalarStyle::Prose, span)
}

/// A stretch of a paragraph: what a key says, or the words before the first key.
struct Part {
    key: Option<Span>,
    value: Span,
}

/// Cuts a paragraph where a line or sentence begins with a key of the record.
fn parts(text: &str, place: Span, of: &RecordType) -> Vec<Part> {
    let (start, end) = (place.start as usize, place.end as usize);
    let raw = &text[start..end];
    let begins = |at: usize| at == 0 || raw[..at].ends_with('\n') || raw[..at].ends_with(". ") || raw[..at].ends_with("; ");
    let mut cuts: Vec<(usize, usize)> = Vec::new();
    for (colon, _) in raw.match_indices(':') {
        let from = raw[..colon].rfind(|c: char| !c.is_alphabetic() && c != ' ').map_or(0, |at| at + 1);
        let from = from + (raw[from..colon].len() - raw[from..colon].trim_start().len());
        if begins(from) && of.fields.find(&raw[from..colon]).is_some_and(|field| !field.lead) {
            cuts.push((from, colon));
        }
    }
    let span = |from: usize, to: usize| {
        let trimmed = raw[from..to].trim();
        let at = start + from + (raw[from..to].len() - raw[from..to].trim_start().len());
        let offset = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        Span::new(place.source, offset(at), offset(at + trimmed.len()))
    };
    let before = cuts.first().map_or(raw.len(), |cut| cut.0);
    let mut found = Vec::new();
    if !raw[..before].trim().is_empty() {
        found.push(Part { key: None, value: span(0, before) });
    }
    for (at, (from, colon)) in cuts.iter().enumerate() {
        let to = cuts.get(at + 1).map_or(raw.len(), |next| next.0);
        found.push(Part { key: Some(span(*from, *colon)), value: span(colon + 1, to) });
    }
    found
}
