//! A kind that extends another: the other's definition with what the new one says of its own.
//!
//! Mappings are joined key by key, checks by their id, questions added; everything else the new definition replaces. What names the
//! other kind (its name, plural, aliases, files and place) is not taken over.

use crate::syntax::{Entry, Node, NodeData};

/// The keys that stay with the kind they were written for.
const OWN: [&str; 6] = ["kind", "plural", "aliases", "files", "order", "expected"];

/// The key that names the other kind.
pub(super) const EXTENDS: &str = "extends";

/// A definition with what it takes over from another.
pub(super) fn extended(own: &Node, base: &Node) -> Node {
    let inherited = base.as_map().unwrap_or_default().iter().filter(|entry| !OWN.contains(&entry.key.text.as_str()));
    let mut entries: Vec<Entry> = inherited.cloned().collect();
    for entry in own.as_map().unwrap_or_default().iter().filter(|entry| entry.key.text != EXTENDS) {
        put(&mut entries, entry);
    }
    Node { span: own.span, data: NodeData::Map(entries) }
}

fn put(entries: &mut Vec<Entry>, entry: &Entry) {
    let Some(known) = entries.iter_mut().find(|known| known.key.text == entry.key.text) else {
        entries.push(entry.clone());
        return;
    };
    let value = match entry.key.text.as_str() {
        "checks" => listed(&known.value, &entry.value, |check| check.get("id").and_then(Node::as_str)),
        "ask" => listed(&known.value, &entry.value, Node::as_str),
        _ => joined(&known.value, &entry.value),
    };
    *known = Entry { key: entry.key.clone(), value };
}

fn joined(base: &Node, own: &Node) -> Node {
    let (Some(base), Some(entries)) = (base.as_map(), own.as_map()) else { return own.clone() };
    let mut all = base.to_vec();
    for entry in entries {
        put(&mut all, entry);
    }
    Node { span: own.span, data: NodeData::Map(all) }
}

/// The elements of both lists; one of the same name takes the place of the other.
fn listed<'n>(base: &'n Node, own: &'n Node, name: impl Fn(&'n Node) -> Option<&'n str>) -> Node {
    let (Some(base), Some(items)) = (base.as_seq(), own.as_seq()) else { return own.clone() };
    let mut all = base.to_vec();
    for item in items {
        match base.iter().position(|known| name(known).is_some() && name(known) == name(item)) {
            Some(at) => all[at] = item.clone(),
            None => all.push(item.clone()),
        }
    }
    Node { span: own.span, data: NodeData::Seq(all) }
}
