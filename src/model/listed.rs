//! Several artifacts in one YAML mapping: a list of them under a plural, or ids with what each of them is.

use std::borrow::Cow;

use crate::kind::{Kind, is_own_key};
use crate::source::Span;
use crate::syntax::{Entry, Key, Node, NodeData, ScalarStyle, kebab};

/// What one artifact of a list is bound from.
pub(super) struct Element<'e> {
    pub(super) entries: Cow<'e, [Entry]>,
    pub(super) span: Span,
    /// Its id where none is written, if its name gives one.
    pub(super) id: Option<String>,
}

/// The elements of a list or of a mapping of ids, in the author's order; nothing in place of those that are no mapping.
pub(super) fn elements(node: &Node) -> Vec<Option<Element<'_>>> {
    match &node.data {
        NodeData::Seq(items) => items.iter().map(of_item).collect(),
        NodeData::Map(entries) => entries.iter().map(of_entry).collect(),
        NodeData::Scalar(_) => Vec::new(),
    }
}

/// Whether a mapping has an id for each of several artifacts of a kind: no key is a field, and what stands under each has one.
pub(super) fn is_by_id(kind: &Kind, node: &Node) -> bool {
    let is_field = |entry: &Entry| kind.fields.find(&entry.key.text).is_some();
    let is_element = |entry: &Entry| {
        let says_something = entry.value.as_map().is_some_and(|inner| inner.iter().any(is_field));
        says_something && !is_field(entry) && !is_own_key(&entry.key.text)
    };
    node.as_map().is_some_and(|entries| !entries.is_empty() && entries.iter().all(is_element))
}

fn of_item(node: &Node) -> Option<Element<'_>> {
    let entries = node.as_map()?;
    let text = |key: &str| entries.iter().find(|entry| entry.key.text == key).and_then(|entry| entry.value.as_str());
    let id = text("id").map(str::to_owned).or_else(|| text("name").or_else(|| text("title")).map(kebab));
    Some(Element { entries: Cow::Borrowed(entries), span: node.span, id })
}

fn of_entry(entry: &Entry) -> Option<Element<'_>> {
    let (id, span) = (&entry.key.text, entry.key.span);
    let mut entries = entry.value.as_map()?.to_vec();
    if !entries.iter().any(|entry| entry.key.text == "id") {
        let value = Node::scalar(id, ScalarStyle::Plain, span);
        entries.insert(0, Entry { key: Key { text: "id".to_owned(), span }, value });
    }
    Some(Element { entries: Cow::Owned(entries), span: span.cover(entry.value.span), id: Some(id.clone()) })
}
