//! YAML text to [`Node`] trees with byte-exact places.
//!
//! `split` cuts a file into documents, `read` feeds one document's events onto a flat `tape`, `recover` goes on after a fault,
//! `diagnose` decides what an error of the parser means and whether the text can be mended in memory, `words` says it plainly, and `lower`
//! turns the tape into the tree: aliases, merge keys, duplicate keys, and the `traps` that YAML accepts but no author means.
//! To tell one more mistake apart, add a `FaultKind` and recognise it in `diagnose` (the parser stumbles) or `traps` (it does not).
//!
//! This module alone knows the `granit_parser` crate.

mod diagnose;
mod lines;
mod lower;
mod read;
mod recover;
mod split;
mod tape;
mod traps;
mod words;

use std::ops::Range;

use crate::source::{SourceId, Span};

use super::{Fault, FaultKind, Key, Limit, Node};

/// Collections inside collections, aliases followed.
pub const MAX_DEPTH: u32 = 64;
/// Nodes of one document, aliases followed.
pub const MAX_NODES: u32 = 200_000;
/// Documents in one file.
pub const MAX_DOCUMENTS: u32 = 1_000;
/// Mistakes reported in one document before reading it is given up.
const MAX_FAULTS: usize = 50;

/// One document of a YAML file, or the front matter of a page.
#[derive(Debug, Clone, PartialEq)]
pub struct YamlDocument {
    /// The tree; `None` when the document says nothing.
    pub root: Option<Node>,
    /// From the document's first byte (its `---` included) to its last that is not blank.
    pub span: Span,
    /// What could not be read, in the order of the text.
    pub faults: Vec<Fault>,
    /// Top-level keys whose values a fault took away. They are not missing, only unread, so nobody should call them missing.
    pub lost: Vec<Key>,
    /// Whether the text was read to its end; if not, any key may be unread rather than missing.
    pub complete: bool,
}

/// Reads every document in `range` of a file; broken ones come back with faults and whatever could be read.
#[must_use]
pub fn parse(source: SourceId, text: &str, range: Range<u32>) -> Vec<YamlDocument> {
    let range = range.start as usize..range.end as usize;
    let Some(part) = text.get(range.clone()) else { return Vec::new() };
    let base = u32::try_from(range.start).unwrap_or(u32::MAX);
    let chunks = split::documents(part);
    let mut documents = Vec::with_capacity(chunks.len().min(MAX_DOCUMENTS as usize + 1));
    for (index, chunk) in chunks.into_iter().enumerate() {
        let start = base + offset(chunk.start);
        if index == MAX_DOCUMENTS as usize {
            let span = Span::new(source, start, start + offset(part[chunk].lines().next().unwrap_or("").len()));
            let fault = Fault { span, kind: FaultKind::OverLimit(Limit::Documents(MAX_DOCUMENTS)) };
            documents.push(YamlDocument { root: None, span, faults: vec![fault], lost: Vec::new(), complete: false });
            break;
        }
        documents.push(document(source, &part[chunk], start));
    }
    documents
}

/// Reads every document of a whole file.
#[must_use]
pub fn parse_whole(source: SourceId, text: &str) -> Vec<YamlDocument> {
    parse(source, text, 0..u32::try_from(text.len()).unwrap_or(u32::MAX))
}

/// Reads `range` of a file as one document, whatever markers it holds first; nothing there is an empty document.
#[must_use]
pub fn parse_one(source: SourceId, text: &str, range: Range<u32>) -> YamlDocument {
    let span = Span::new(source, range.start, range.end);
    let empty = YamlDocument { root: None, span, faults: Vec::new(), lost: Vec::new(), complete: true };
    parse(source, text, range).into_iter().next().unwrap_or(empty)
}

fn document(source: SourceId, text: &str, base: u32) -> YamlDocument {
    let mut reader = read::Reader::new(source, text, base);
    reader.run();
    let lowered = lower::lower(source, base, text, reader.finish());
    let span = Span::new(source, base, base + offset(text.trim_end().len()));
    YamlDocument { root: lowered.root, span, faults: lowered.faults, lost: lowered.lost, complete: lowered.complete }
}

/// A length or place as the spans count it; a file is far below 4 GiB by the budget on its size.
fn offset(bytes: usize) -> u32 {
    u32::try_from(bytes).unwrap_or(u32::MAX)
}
