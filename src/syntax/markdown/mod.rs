//! Markdown pages: front matter, and the outline of the body.
//!
//! `front` splits the page, `build` turns the parser's events into an [`Outline`], `inline` collects words and finds wikilinks,
//! handles and anchors in them, `links` places links, `html` reads tags, `prose` keeps what a page says itself, `template` marks what belongs to another tool. Headings take no attributes but a
//! closing `{#id}`, with classes or as `{: #id }` too, because GitHub shows everything else in braces as text.
//!
//! This module knows the `pulldown_cmark` crate, as does the one that renders.

mod anchors;
mod build;
mod front;
mod html;
mod inline;
mod links;
mod lists;
mod prose;
mod template;

use crate::source::{SourceId, Span};

pub(crate) use build::options;
pub(crate) use inline::braced_id;
pub use prose::{Passage, passages};

use super::yaml::{self, YamlDocument};
use super::{Fault, FaultKind, NodeData, Outline};

/// Lists in lists, or quotes in quotes.
pub const MAX_NESTING: u32 = 64;

/// A page as read.
#[derive(Debug, Clone, PartialEq)]
pub struct Markdown {
    /// The front matter; `None` when the page has none, or that of another format.
    pub front: Option<YamlDocument>,
    /// What follows the front matter.
    pub body: Span,
    pub outline: Outline,
    /// Faults of the page itself; those inside the front matter are in `front`.
    pub faults: Vec<Fault>,
}

impl Markdown {
    /// Drops what is only read once, when fields are made of it: the words of lists, tables, code and further paragraphs, the keys of
    /// the front matter that nobody asks for again, and what the others hold in lists and mappings. The place of each block,
    /// headings, links and anchors stay.
    pub fn settle(&mut self, is_asked_for: impl Fn(&str) -> bool) {
        self.outline.settle();
        let root = self.front.as_mut().and_then(|front| front.root.as_mut());
        if let Some(NodeData::Map(entries)) = root.map(|root| &mut root.data) {
            entries.retain(|entry| is_asked_for(&entry.key.text));
            entries.shrink_to_fit();
            for entry in entries {
                match &mut entry.value.data {
                    NodeData::Scalar(_) => {}
                    NodeData::Seq(items) => *items = Vec::new(),
                    NodeData::Map(entries) => *entries = Vec::new(),
                }
            }
        }
    }
}

/// Reads a page; nothing in it is an error, whatever it holds.
#[must_use]
pub fn parse(source: SourceId, text: &str) -> Markdown {
    let split = front::split(text);
    let place = |start: usize, end: usize| Span::new(source, offset(start), offset(end));
    let mut faults = Vec::new();
    if let Some(unclosed) = &split.unclosed {
        faults.push(Fault { span: place(unclosed.start, unclosed.end), kind: FaultKind::UnclosedFrontMatter });
    }
    let front = split.yaml.map(|yaml| yaml::parse_one(source, text, offset(yaml.start)..offset(yaml.end)));
    let (outline, more) = build::outline(source, text, split.body);
    faults.extend(more);
    Markdown { front, body: place(split.body, text.len()), outline, faults }
}

/// A place as the spans count it; a file is far below 4 GiB by the budget on its size.
fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}
