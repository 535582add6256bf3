//! Headings to fields: which section of a body fills which field of a kind.
//!
//! A heading binds only if the kind gives the field that `section:`, only at the shallowest level under the title or inside a bound
//! section, and only if what follows has the field's shape. Everything else is prose, and prose is never a fault.

use crate::kind::{Base, Fields, Kind, Name, normalise_heading};
use crate::quantity;
use crate::source::Span;
use crate::syntax::{Block, Heading, Node, Outline, ScalarStyle};

use super::Misshapen;
use super::headed;
use super::lower::{Lower, Lowered};

/// A field found in a body.
#[derive(Debug, Clone)]
pub(super) struct Found {
    pub(super) field: Name,
    /// The heading, or the block itself for the lead and for attribute lists.
    pub(super) key: Span,
    /// The heading's words; empty where there is none.
    pub(super) heading: String,
    pub(super) node: Node,
    pub(super) block: Span,
}

impl Found {
    /// Whether it is a text that stands where it stands, with neither a heading nor a key.
    pub(super) fn is_prose(&self) -> bool {
        self.heading.is_empty() && self.key == self.node.span
    }
}

/// What a body gives to an artifact.
#[derive(Debug, Default)]
pub(super) struct Body {
    pub(super) title: Option<(String, Span)>,
    pub(super) found: Vec<Found>,
    /// Headings of fields whose content has another shape.
    pub(super) misshapen: Vec<Misshapen>,
}

/// Reads the body of an artifact of a kind.
pub(super) fn read(outline: &Outline, kind: &Kind, lower: &Lower<'_>) -> Body {
    let mut body = Body::default();
    let blocks = &outline.blocks;
    let title_at = blocks.iter().position(|block| matches!(block, Block::Heading(heading) if heading.level == 1));
    if let Some(Block::Heading(heading)) = title_at.map(|at| &blocks[at]) {
        body.title = Some((heading.text.words.clone(), heading.text.span));
    }
    let under_title = &blocks[title_at.map_or(0, |at| at + 1)..];
    attribute_list(under_title, kind, lower, &mut body);
    dated_lines(under_title, kind, lower, &mut body);
    lead(under_title, kind, &mut body);
    read_level(under_title, kind, lower, &mut body);
    body.found.extend(headed::read(under_title, kind, lower));
    body
}

/// The paragraph before the first heading fills the field marked `lead`.
fn lead(blocks: &[Block], kind: &Kind, body: &mut Body) {
    let Some(field) = kind.fields.iter().find(|field| field.lead) else { return };
    let first = blocks.iter().take_while(|block| !matches!(block, Block::Heading(_))).find_map(|block| match block {
        Block::Paragraph(paragraph) => Some(paragraph),
        _ => None,
    });
    if let Some(paragraph) = first {
        let span = paragraph.text.span;
        let (field, node) = (field.name.clone(), paragraph.text.to_node());
        body.found.push(Found { field, key: span, heading: String::new(), node, block: span });
    }
}

/// A line such as `Date: 2026-03-11` before the first heading, as the first records of decisions have it (Nygard, 2011).
fn dated_lines(blocks: &[Block], kind: &Kind, lower: &Lower<'_>, body: &mut Body) {
    for block in blocks.iter().take_while(|block| !matches!(block, Block::Heading(_))) {
        let Block::Paragraph(paragraph) = block else { continue };
        let Some((key, value)) = paragraph.text.words.split_once(": ") else { continue };
        let Some(field) = kind.fields.find(key).filter(|field| field.of.base == Base::Date) else { continue };
        if quantity::date(value).is_ok() {
            let at = key.len() + 2;
            let place = paragraph.text.locate(lower.text, at..at + value.len());
            let node = Node::scalar(value, ScalarStyle::Prose, place);
            body.found.push(Found {
                field: field.name.clone(),
                key: place,
                heading: String::new(),
                node,
                block: paragraph.text.span,
            });
        }
    }
}

/// A list of `Key: value` bullets before the first heading fills fields when every key is one.
fn attribute_list(blocks: &[Block], kind: &Kind, lower: &Lower<'_>, body: &mut Body) {
    const ENOUGH_TO_BE_MEANT: usize = 3;
    for block in blocks.iter().take_while(|block| !matches!(block, Block::Heading(_))) {
        let Block::List(list) = block else { continue };
        let Some(node) = lower.attributes(list, &kind.fields, ENOUGH_TO_BE_MEANT) else { continue };
        for entry in node.as_map().unwrap_or_default() {
            body.found.push(Found {
                field: entry.key.text.as_str().into(),
                key: entry.key.span,
                heading: String::new(),
                node: entry.value.clone(),
                block: list.span,
            });
        }
        return;
    }
}

fn read_level(blocks: &[Block], kind: &Kind, lower: &Lower<'_>, body: &mut Body) {
    for (heading, content) in sections(blocks) {
        let name = normalise_heading(&heading.text.words);
        if kind.facts.contains(&name) {
            attribute_list(content, kind, lower, body);
            lead(content, kind, body);
            read_level(content, kind, lower, body);
            continue;
        }
        let fields = kind.fields.by_heading(&name);
        let Some(first) = fields.first() else { continue };
        let own: &[Block] = &content[..own_length(content, &first.of.base)];
        let lowered = lower.section(&fields, own);
        if lowered.is_empty() {
            let has_words = content.iter().any(|block| !matches!(block, Block::Other(_)));
            body.misshapen.push(Misshapen { field: first.name.clone(), heading: heading.text.span, has_words });
            continue;
        }
        found(lowered, heading, body);
        inside(content, &kind.fields, lower, body);
    }
}

fn found(lowered: Vec<Lowered<'_>>, heading: &Heading, body: &mut Body) {
    for Lowered { field, node, block } in lowered {
        let (field, heading_words) = (field.name.clone(), heading.text.words.clone());
        body.found.push(Found { field, key: heading.text.span, heading: heading_words, node, block });
    }
}

/// Sections inside a bound section.
fn inside(content: &[Block], fields: &Fields, lower: &Lower<'_>, body: &mut Body) {
    for (heading, content) in sections(content) {
        let named = fields.by_heading(&normalise_heading(&heading.text.words));
        found(lower.section(&named, content), heading, body);
    }
}

/// Blocks before the first inner heading; a list or table may also follow one.
fn own_length(content: &[Block], base: &Base) -> usize {
    if matches!(base, Base::Record(_)) {
        return content.len();
    }
    content.iter().position(|block| matches!(block, Block::Heading(_))).unwrap_or(content.len())
}

/// The headings of the shallowest level, each with the blocks up to the next of that level or above.
pub(super) fn sections(blocks: &[Block]) -> Vec<(&Heading, &[Block])> {
    let headings = blocks.iter().enumerate().filter_map(|(at, block)| match block {
        Block::Heading(heading) => Some((at, heading)),
        _ => None,
    });
    let headings: Vec<(usize, &Heading)> = headings.collect();
    let Some(shallowest) = headings.iter().map(|(_, heading)| heading.level).min() else { return Vec::new() };
    let opening: Vec<(usize, &Heading)> = headings.into_iter().filter(|(_, heading)| heading.level == shallowest).collect();
    let ends = opening.iter().skip(1).map(|(at, _)| *at).chain([blocks.len()]);
    opening.iter().zip(ends).map(|((at, heading), end)| (*heading, &blocks[at + 1..end])).collect()
}
