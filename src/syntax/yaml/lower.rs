//! From the tape to the tree: aliases and merge keys followed, doubles and traps recorded.

use std::collections::{HashMap, HashSet};

use crate::source::{SourceId, Span};
use crate::syntax::{Entry, Fault, FaultKind, Key, Limit, Node, NodeData, ScalarStyle};

use super::read::Read;
use super::tape::{Item, Place, after};
use super::{MAX_DEPTH, MAX_NODES, offset, traps};

/// A tree with what was wrong on the way to it.
pub(super) struct Lowered {
    pub(super) root: Option<Node>,
    pub(super) faults: Vec<Fault>,
    pub(super) lost: Vec<Key>,
    pub(super) complete: bool,
}

pub(super) fn lower(source: SourceId, base: u32, text: &str, read: Read) -> Lowered {
    let repeats = read.tape.iter().any(|item| matches!(item, Item::Alias { .. }));
    let limited = read.faults.iter().any(|fault| matches!(fault.kind, FaultKind::OverLimit(_)));
    let Read { tape, faults, lost, gone, complete } = read;
    let mut lower = Lower { source, base, text, tape, faults, lost, gone, complete, repeats, nodes: 0, limited };
    let root = match lower.tape.first() {
        None => None,
        Some(Item::Scalar { style: ScalarStyle::Plain, place, .. }) if place.0 == place.1 => None,
        Some(_) => Some(lower.node(0, 1, None)),
    };
    lower.faults.sort_by_key(|fault| (fault.span.start, fault.span.end));
    Lowered { root, faults: lower.faults, lost: lower.lost, complete: lower.complete }
}

struct Lower<'a> {
    source: SourceId,
    base: u32,
    text: &'a str,
    tape: Vec<Item>,
    faults: Vec<Fault>,
    lost: Vec<Key>,
    gone: HashSet<String>,
    complete: bool,
    /// Whether anything is used twice, so that texts cannot be moved off the tape.
    repeats: bool,
    nodes: u32,
    /// Whether a used-up budget was reported; the first says it for all.
    limited: bool,
}

/// The entries of one mapping while it grows, found by key in constant time once there are many.
#[derive(Default)]
struct Entries {
    all: Vec<Entry>,
    index: HashMap<String, usize>,
    /// Key and value that were read last, kept or not.
    end: Option<Span>,
}

impl Entries {
    fn find(&mut self, key: &str) -> Option<usize> {
        if self.all.len() < 16 {
            return self.all.iter().position(|entry| entry.key.text == key);
        }
        for at in self.index.len()..self.all.len() {
            self.index.insert(self.all[at].key.text.clone(), at);
        }
        self.index.get(key).copied()
    }
}

impl Lower<'_> {
    fn span(&self, (start, end): Place) -> Span {
        Span::new(self.source, self.base + offset(start), self.base + offset(end))
    }

    fn fault(&mut self, span: Span, kind: FaultKind) {
        self.faults.push(Fault { span, kind });
    }

    /// The place of the node at `index` as far as the tape knows it.
    fn place(&self, index: usize) -> Place {
        match &self.tape[index] {
            Item::Scalar { place, .. } | Item::Alias { place, .. } => *place,
            Item::Open { start, close, .. } => match self.tape.get(*close) {
                Some(Item::Close { end }) => (*start, *end),
                _ => (*start, *start),
            },
            Item::Close { end } => (*end, *end),
        }
    }

    fn over(&mut self, limit: Limit, span: Span) {
        if !std::mem::replace(&mut self.limited, true) {
            self.fault(span, FaultKind::OverLimit(limit));
        }
        self.complete = false;
    }

    /// Counts nodes (a long text that is repeated counts for several); `false` once there are too many.
    fn spend(&mut self, nodes: u32, span: Span) -> bool {
        self.nodes = self.nodes.saturating_add(nodes);
        if self.nodes > MAX_NODES {
            self.over(Limit::Nodes(MAX_NODES), span);
        }
        self.nodes <= MAX_NODES
    }

    /// The node at `index`; inside an alias every span is the place of use, `used`.
    fn node(&mut self, index: usize, depth: u32, used: Option<Span>) -> Node {
        let span = used.unwrap_or_else(|| self.span(self.place(index)));
        if depth > MAX_DEPTH + 1 {
            self.over(Limit::Depth(MAX_DEPTH), span);
            return absent(span);
        }
        if !self.spend(1, span) {
            return absent(span);
        }
        match &mut self.tape[index] {
            Item::Scalar { text, style, .. } => {
                let style = *style;
                let text = if self.repeats { text.clone() } else { std::mem::take(text) };
                if used.is_some() && !self.spend(offset(text.len() / 256), span) {
                    return absent(span);
                }
                Node::scalar(text, style, span)
            }
            Item::Alias { target, place } => {
                let (target, place) = (*target, *place);
                self.alias(index, target, place, depth, used)
            }
            Item::Open { map: true, flow, close, .. } => {
                let (flow, close) = (*flow, *close);
                self.map(index, close, flow, depth, used)
            }
            Item::Open { flow, close, .. } => {
                let (flow, close) = (*flow, *close);
                self.seq(index, close, flow, depth, used)
            }
            Item::Close { .. } => absent(span),
        }
    }

    fn alias(&mut self, index: usize, target: Option<usize>, place: Place, depth: u32, used: Option<Span>) -> Node {
        let span = used.unwrap_or_else(|| self.span(place));
        let inside_itself =
            |target: usize| matches!(self.tape[target], Item::Open { close, .. } if target < index && index < close);
        match target {
            Some(target) if target < index && !inside_itself(target) => self.node(target, depth, Some(span)),
            _ => {
                let name = self.text.get(place.0 + 1..place.1).unwrap_or("").to_owned();
                if used.is_none() && !self.gone.contains(&name) {
                    self.fault(span, FaultKind::UnknownAlias { name });
                }
                absent(span)
            }
        }
    }

    fn seq(&mut self, open: usize, close: usize, flow: bool, depth: u32, used: Option<Span>) -> Node {
        if let Some(node) = self.wikilink(open, close, used) {
            return node;
        }
        let place = self.place(open);
        let mut items: Vec<Node> = Vec::new();
        let mut last: Option<Place> = None;
        let mut index = open + 1;
        while index < close && self.nodes <= MAX_NODES {
            let whole = last.filter(|_| flow).and_then(|last| self.whole_number(last, index, |_, _| false));
            if let Some(whole) = whole {
                items.pop();
                items.push(self.joined(whole, used));
                last = Some(whole);
            } else {
                let mut item = self.node(index, depth + 1, used);
                if used.is_none() && !flow {
                    self.hash(&mut item, "", true);
                }
                items.push(item);
                last = self.plain(index);
            }
            index = after(&self.tape, index);
        }
        let end = if flow { place.1 } else { place.0 };
        let mut span = used.unwrap_or_else(|| self.span((place.0, end)));
        if used.is_none() && !flow {
            span = items.last().map_or(span, |item| span.cover(item.span));
        }
        Node { span, data: NodeData::Seq(items) }
    }

    fn map(&mut self, open: usize, close: usize, flow: bool, depth: u32, used: Option<Span>) -> Node {
        let place = self.place(open);
        if flow
            && let Some(template) = self.text.get(place.0..place.1).filter(|text| text.starts_with("{{") && text.ends_with("}}"))
        {
            return Node::scalar(template, ScalarStyle::Plain, used.unwrap_or_else(|| self.span(place)));
        }
        let mut entries = Entries::default();
        let mut merged: Vec<Node> = Vec::new();
        let mut last: Option<Place> = None;
        let mut index = open + 1;
        while index < close && self.nodes <= MAX_NODES {
            let value = after(&self.tape, index);
            if value >= close {
                break;
            }
            let cut = last.filter(|_| flow && self.is_missing(value));
            let whole = cut.and_then(|last| self.whole_number(last, index, traps::splits_decimal));
            if let Some(whole) = whole {
                let node = self.joined(whole, used);
                if let Some(entry) = entries.all.last_mut() {
                    entry.value = node;
                }
                last = Some(whole);
            } else {
                if let Some(key) = self.key(index, used) {
                    let is_merge = key.text == "<<"
                        && matches!(self.tape[index], Item::Scalar { style: ScalarStyle::Plain, .. } | Item::Alias { .. });
                    let mut node = self.node(value, depth + 1, used);
                    if used.is_none() {
                        self.hash(&mut node, &key.text, false);
                        if depth == 1 && matches!(self.tape[value], Item::Alias { .. }) && node.is_absent() {
                            self.lost.push(key.clone());
                        }
                    }
                    entries.end = Some(key.span.cover(node.span));
                    if is_merge && is_mergeable(&node) { merged.push(node) } else { self.add(&mut entries, key, node, used) }
                }
                last = self.plain(value);
            }
            index = after(&self.tape, value);
        }
        for node in merged {
            merge(&mut entries, node);
        }
        let end = if flow { place.1 } else { place.0 };
        let mut span = used.unwrap_or_else(|| self.span((place.0, end)));
        if used.is_none() && !flow {
            span = entries.end.map_or(span, |end| span.cover(end));
        }
        Node { span, data: NodeData::Map(entries.all) }
    }

    /// The key at `index`; a list or mapping is none.
    fn key(&mut self, index: usize, used: Option<Span>) -> Option<Key> {
        let span = used.unwrap_or_else(|| self.span(self.place(index)));
        let target = match self.tape[index] {
            Item::Alias { target: Some(target), .. } => target,
            _ => index,
        };
        match &mut self.tape[target] {
            Item::Scalar { text, .. } if self.repeats => Some(Key { text: text.clone(), span }),
            Item::Scalar { text, .. } => Some(Key { text: std::mem::take(text), span }),
            _ => {
                if used.is_none() {
                    self.fault(
                        span,
                        FaultKind::Syntax { message: "a key is a word, not a list, a mapping or a repetition of one".to_owned() },
                    );
                }
                None
            }
        }
    }

    fn add(&mut self, entries: &mut Entries, key: Key, value: Node, used: Option<Span>) {
        match entries.find(&key.text) {
            None => entries.all.push(Entry { key, value }),
            Some(first) if used.is_none() => {
                let first = entries.all[first].key.span;
                self.fault(key.span, FaultKind::DuplicateKey { key: key.text, first });
            }
            Some(_) => {}
        }
    }

    /// Puts back a value that a `#` swallowed.
    fn hash(&mut self, node: &mut Node, key: &str, in_list: bool) {
        let missing = node.span.is_empty()
            && node.as_scalar().is_some_and(|scalar| scalar.style == ScalarStyle::Plain && scalar.text.is_empty());
        if !missing {
            return;
        }
        let at = (node.span.start - self.base) as usize;
        if let Some(place) = traps::swallowed_hash(self.text, at, in_list) {
            let text = self.text[place.0..place.1].to_owned();
            let span = self.span(place);
            self.fault(span, FaultKind::SwallowedHash { key: key.to_owned(), text: text.clone() });
            *node = Node::scalar(text, ScalarStyle::Plain, span);
        }
    }

    /// `[[payments]]` is a list in a list to YAML and a link to its author.
    fn wikilink(&mut self, open: usize, close: usize, used: Option<Span>) -> Option<Node> {
        let place = self.place(open);
        let Item::Open { map: false, flow: true, start, close: inner } = *self.tape.get(open + 1)? else { return None };
        if inner + 1 != close || inner != open + 3 || start != place.0 + 1 || !self.text[..place.1].ends_with("]]") {
            return None;
        }
        let Item::Scalar { text, .. } = &self.tape[open + 2] else { return None };
        if text.trim().is_empty() || text.parse::<f64>().is_ok() {
            return None;
        }
        let target = text.clone();
        let span = used.unwrap_or_else(|| self.span(place));
        if used.is_none() {
            self.fault(span, FaultKind::Wikilink { target: target.clone() });
        }
        Some(Node::scalar(target, ScalarStyle::Plain, span))
    }

    fn is_missing(&self, index: usize) -> bool {
        matches!(&self.tape[index], Item::Scalar { style: ScalarStyle::Plain, place, .. } if place.0 == place.1)
    }

    fn plain(&self, index: usize) -> Option<Place> {
        match &self.tape[index] {
            Item::Scalar { style: ScalarStyle::Plain, place, .. } => Some(*place),
            _ => None,
        }
    }

    /// The place of one number that its comma cut in two: `left` and the scalar at `index`.
    fn whole_number(&self, left: Place, index: usize, or: fn(&str, &str) -> bool) -> Option<Place> {
        let right = self.plain(index)?;
        let adjacent = left.1 + 1 == right.0 && self.text.as_bytes().get(left.1) == Some(&b',');
        let (before, after) = (&self.text[left.0..left.1], &self.text[right.0..right.1]);
        (adjacent && (traps::splits_number(before, after) || or(before, after))).then_some((left.0, right.1))
    }

    /// A number put together again; the fault grows with it.
    fn joined(&mut self, place: Place, used: Option<Span>) -> Node {
        let text = self.text[place.0..place.1].to_owned();
        let span = used.unwrap_or_else(|| self.span(place));
        if used.is_none() {
            let grows =
                |fault: &mut Fault| fault.span.start == span.start && matches!(fault.kind, FaultKind::SplitAtComma { .. });
            self.faults.pop_if(grows);
            self.fault(span, FaultKind::SplitAtComma { text: text.clone() });
        }
        Node::scalar(text, ScalarStyle::Plain, span)
    }
}

fn absent(span: Span) -> Node {
    Node::scalar("", ScalarStyle::Plain, span)
}

fn is_mergeable(node: &Node) -> bool {
    match &node.data {
        NodeData::Map(_) => true,
        NodeData::Seq(items) => !items.is_empty() && items.iter().all(|item| item.as_map().is_some()),
        NodeData::Scalar(_) => false,
    }
}

/// Adds what a merged mapping has and its new home has not; the first of several wins.
fn merge(entries: &mut Entries, node: Node) {
    match node.data {
        NodeData::Map(from) => {
            for entry in from {
                if entries.find(&entry.key.text).is_none() {
                    entries.all.push(entry);
                }
            }
        }
        NodeData::Seq(items) => items.into_iter().for_each(|item| merge(entries, item)),
        NodeData::Scalar(_) => {}
    }
}
