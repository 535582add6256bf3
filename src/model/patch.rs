//! Changes to documents before they are bound: how `verify` shows a check failing without writing a second example.

use crate::kind::normalise;
use crate::source::Span;
use crate::syntax::{Entry, Key, Node, NodeData, ScalarStyle};

/// One change: `steps.0.pt` of a document becomes another value, or goes away where the value is `-`.
#[derive(Debug, Clone)]
pub struct Patch {
    /// The document's path.
    pub document: String,
    /// Field names and positions, joined by dots.
    pub field: String,
    pub value: Node,
}

/// Applies a change to the fields of a document; what is not there yet is added.
///
/// The change takes the place of what it replaces, or that of the whole (`whole`) where it is new: the definition it was written in
/// is no part of the document's world.
pub(super) fn apply(entries: &mut Vec<Entry>, whole: Span, patch: &Patch) {
    let segments: Vec<&str> = patch.field.split('.').collect();
    in_entries(entries, &segments, &relocated(&patch.value, whole));
}

fn relocated(node: &Node, span: Span) -> Node {
    let data = match &node.data {
        NodeData::Scalar(scalar) => NodeData::Scalar(scalar.clone()),
        NodeData::Seq(items) => NodeData::Seq(items.iter().map(|item| relocated(item, span)).collect()),
        NodeData::Map(entries) => NodeData::Map(
            entries.iter().map(|entry| Entry { key: key(&entry.key.text, span), value: relocated(&entry.value, span) }).collect(),
        ),
    };
    Node { span, data }
}

fn deletes(value: &Node) -> bool {
    value.as_scalar().is_some_and(|scalar| scalar.text == "-" && scalar.style != ScalarStyle::Block)
}

fn in_entries(entries: &mut Vec<Entry>, segments: &[&str], value: &Node) {
    let Some((name, rest)) = segments.split_first() else { return };
    let at = entries.iter().position(|entry| normalise(&entry.key.text) == normalise(name));
    match (at, rest.is_empty()) {
        (Some(at), true) if deletes(value) => drop(entries.remove(at)),
        (Some(at), true) => replace(&mut entries[at].value, value),
        (Some(at), false) => in_node(&mut entries[at].value, rest, value),
        (None, true) if deletes(value) => {}
        (None, true) => entries.push(Entry { key: key(name, value.span), value: value.clone() }),
        (None, false) => {
            let mut inner = Node { span: value.span, data: NodeData::Map(Vec::new()) };
            in_node(&mut inner, rest, value);
            entries.push(Entry { key: key(name, value.span), value: inner });
        }
    }
}

fn in_node(node: &mut Node, segments: &[&str], value: &Node) {
    let Some((name, rest)) = segments.split_first() else { return };
    match &mut node.data {
        NodeData::Map(entries) => in_entries(entries, segments, value),
        NodeData::Seq(items) => {
            let Ok(at) = name.parse::<usize>() else { return };
            match (at < items.len(), rest.is_empty()) {
                (true, true) if deletes(value) => drop(items.remove(at)),
                (true, true) => replace(&mut items[at], value),
                (true, false) => in_node(&mut items[at], rest, value),
                (false, true) if !deletes(value) => items.push(value.clone()),
                (false, _) => {}
            }
        }
        NodeData::Scalar(_) => {
            let mut entries = Vec::new();
            in_entries(&mut entries, segments, value);
            node.data = NodeData::Map(entries);
        }
    }
}

/// A value that stands for words of a Markdown body is read like them.
fn replace(node: &mut Node, value: &Node) {
    let prose = node.as_scalar().is_some_and(|scalar| scalar.style == ScalarStyle::Prose);
    *node = relocated(value, node.span);
    if let NodeData::Scalar(scalar) = &mut node.data
        && prose
    {
        scalar.style = ScalarStyle::Prose;
    }
}

fn key(name: &str, span: Span) -> Key {
    Key { text: name.to_owned(), span }
}
