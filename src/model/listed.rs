//! Several artifacts in one YAML mapping: a list of them under a plural, or ids with what each of them is.

use std::borrow::Cow;

use crate::kind::{Kind, is_own_key};
use crate::source::Span;
use crate::syntax::{Entry, Key, Node, NodeData, ScalarStyle, kebab, nearest};

/// What one artifact of a list is bound from.
pub(super) struct Element<'e> {
    pub(super) entries: Cow<'e, [Entry]>,
    pub(super) span: Span,
    /// Its id where none is written, if its name gives one.
    pub(super) id: Option<String>,
}

/// The elements of a list or of a mapping of ids, in the author's order; nothing in place of those that are no mapping. What stands
/// under an id may be a name alone.
pub(super) fn elements<'n>(kind: &Kind, node: &'n Node) -> Vec<Option<Element<'n>>> {
    match &node.data {
        NodeData::Seq(items) => items.iter().map(of_item).collect(),
        NodeData::Map(entries) => entries.iter().map(|entry| of_entry(kind, entry)).collect(),
        NodeData::Scalar(_) => Vec::new(),
    }
}

/// Whether a mapping has an id for each of several artifacts of a kind: no key is a field, and what stands under each has one, or is a
/// name under a key that is no slip of a field.
pub(super) fn is_by_id(kind: &Kind, node: &Node) -> bool {
    let is_field = |entry: &Entry| kind.fields.find(&entry.key.text).is_some();
    let is_element = |entry: &Entry| {
        let is_id = || nearest(&entry.key.text, kind.fields.names()).is_none();
        let says_something =
            entry.value.as_map().map_or_else(|| name(&entry.value).is_some() && is_id(), |inner| inner.iter().any(is_field));
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

fn of_entry<'n>(kind: &Kind, entry: &'n Entry) -> Option<Element<'n>> {
    let (id, span) = (&entry.key.text, entry.key.span);
    let made = |key: &str, span: Span, value: Node| Entry { key: Key { text: key.to_owned(), span }, value };
    let mut entries = match (entry.value.as_map(), name(&entry.value)) {
        (Some(entries), _) => entries.to_vec(),
        (None, Some(_)) => {
            let field = if kind.fields.find("name").is_some() { "name" } else { "title" };
            vec![made(field, span, entry.value.clone())]
        }
        (None, None) => return None,
    };
    if !entries.iter().any(|entry| entry.key.text == "id") {
        entries.insert(0, made("id", span, Node::scalar(id, ScalarStyle::Plain, span)));
    }
    Some(Element { entries: Cow::Owned(entries), span: span.cover(entry.value.span), id: Some(id.clone()) })
}

/// A name that stands alone.
fn name(node: &Node) -> Option<&str> {
    node.as_str().filter(|text| text.chars().any(char::is_alphabetic))
}
