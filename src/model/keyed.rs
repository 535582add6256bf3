//! Mappings that stand for lists of records: `runway: 12%` is a share of the category `runway`.

use crate::kind::{Base, FieldType, RecordType};
use crate::source::Span;
use crate::syntax::{Entry, Key, Node, NodeData, ScalarStyle, nearest};

/// The record type of a name.
type Types<'a> = &'a dyn Fn(&str) -> Option<&'a RecordType>;

/// The records that a mapping stands for, one for each key.
pub(super) fn rows(entries: &[Entry], base: &Base, types: Types<'_>) -> Option<Vec<Node>> {
    let Base::Record(name) = base else { return None };
    let of = types(name)?;
    let (key, value) = of.keyed.as_ref()?;
    if let Some(rows) = turned(entries, of, key) {
        return Some(rows);
    }
    let says_enough = |entry: &Entry| value.is_some() || entry.value.as_map().is_some();
    if !entries.iter().all(says_enough) || entries.iter().any(|entry| of.fields.find(&entry.key.text).is_some()) {
        return None;
    }
    let record = |entry: &Entry| {
        let mut inner = vec![called(key, &entry.key)];
        match entry.value.as_map() {
            Some(more) => inner.extend_from_slice(more),
            None => inner.extend(value.iter().map(|value| named(value, entry.key.span, entry.value.clone()))),
        }
        Node { span: entry.key.span.cover(entry.value.span), data: NodeData::Map(inner) }
    };
    Some(entries.iter().map(record).collect())
}

/// The record that an element of a list stands for: `- 2026-01: [100, 80]`. A slip in the name of a field is none.
pub(super) fn only_row(item: &Node, of: &FieldType, types: Types<'_>) -> Option<Node> {
    let Base::Record(name) = &of.base else { return None };
    let [entry] = item.as_map()? else { return None };
    let is_prose = entry.value.as_scalar().is_some_and(|scalar| scalar.style == ScalarStyle::Prose);
    let is_slip = || types(name).is_some_and(|of| nearest(&entry.key.text, of.fields.names()).is_some());
    if is_prose || entry.value.is_absent() || is_slip() {
        return None;
    }
    rows(std::slice::from_ref(entry), &of.base, types)?.pop()
}

/// The records of columns that each hold every row: `planned: {runway: 10%}, spent: {runway: 12%}`.
fn turned(entries: &[Entry], of: &RecordType, key: &str) -> Option<Vec<Node>> {
    let is_column = |entry: &Entry| {
        let field = of.fields.find(&entry.key.text).filter(|field| *field.name != *key && !field.of.is_list());
        entry.value.as_map().is_some() && field.is_some_and(|field| !field.of.base.holds_several())
    };
    if entries.is_empty() || !entries.iter().all(is_column) {
        return None;
    }
    let mut rows: Vec<(&str, Node)> = Vec::new();
    for column in entries {
        for cell in column.value.as_map().unwrap_or_default() {
            let entry = named(&column.key.text, column.key.span, cell.value.clone());
            match rows.iter_mut().find(|(name, _)| *name == cell.key.text) {
                Some((_, Node { data: NodeData::Map(row), .. })) => row.push(entry),
                _ => {
                    let span = cell.key.span.cover(cell.value.span);
                    rows.push((&cell.key.text, Node { span, data: NodeData::Map(vec![called(key, &cell.key), entry]) }));
                }
            }
        }
    }
    Some(rows.into_iter().map(|(_, row)| row).collect())
}

/// The field that a key fills with itself.
fn called(field: &str, key: &Key) -> Entry {
    named(field, key.span, Node::scalar(&key.text, ScalarStyle::Plain, key.span))
}

fn named(field: &str, span: Span, value: Node) -> Entry {
    Entry { key: Key { text: field.to_owned(), span }, value }
}
