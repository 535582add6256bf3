//! Reads mappings of a definition, recording every mistake instead of stopping at the first.

use crate::source::Span;
use crate::syntax::{Entry, Node, NodeData};

use super::KindFault;

/// A text with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word {
    pub(super) text: String,
    pub(super) span: Span,
}

/// One mapping of a definition; keys asked for are known, and `finish` reports the others.
pub(super) struct Reader<'n, 'f> {
    entries: &'n [Entry],
    span: Span,
    what: &'static str,
    known: Vec<&'static str>,
    pub(super) faults: &'f mut Vec<KindFault>,
}

impl<'n, 'f> Reader<'n, 'f> {
    /// Opens a mapping; anything else is a fault and reads as empty.
    pub(super) fn open(node: &'n Node, what: &'static str, faults: &'f mut Vec<KindFault>) -> Self {
        let entries = match &node.data {
            NodeData::Map(entries) => entries.as_slice(),
            _ => {
                faults.push(KindFault::shape(node.span, format!("{what} is a mapping of names to values")));
                &[]
            }
        };
        Self { entries, span: node.span, what, known: Vec::new(), faults }
    }

    /// The value under a key.
    pub(super) fn node(&mut self, key: &'static str) -> Option<&'n Node> {
        self.known.push(key);
        self.entries.iter().find(|entry| entry.key.text == key).map(|entry| &entry.value)
    }

    /// A text under a key.
    pub(super) fn word(&mut self, key: &'static str) -> Option<Word> {
        let node = self.node(key)?;
        self.as_word(node, key)
    }

    /// A text that must be there.
    pub(super) fn required(&mut self, key: &'static str) -> Option<Word> {
        let found = self.word(key);
        if found.is_none() && !self.entries.iter().any(|entry| entry.key.text == key) {
            let is_name = |entry: &&Entry| matches!(key, "kind" | "id") && matches!(&*entry.key.text, "name" | "id");
            let called = self.entries.iter().find(is_name).and_then(|entry| entry.value.as_str());
            let help = format!("write `{key}: {}`", called.unwrap_or("…"));
            let fault = KindFault::shape(self.span.at_start(), format!("{} needs `{key}`", self.what));
            self.faults.push(KindFault { help: Some(help), ..fault });
        }
        found
    }

    /// The text under a key, or nothing.
    pub(super) fn text(&mut self, key: &'static str) -> String {
        self.word(key).map(|word| word.text).unwrap_or_default()
    }

    /// Whether a key holds `true`.
    pub(super) fn flag(&mut self, key: &'static str) -> bool {
        match self.word(key) {
            None => false,
            Some(word) if word.text == "true" => true,
            Some(word) if word.text == "false" => false,
            Some(word) => {
                self.faults.push(KindFault::shape(word.span, format!("`{key}` is `true` or `false`")));
                false
            }
        }
    }

    /// What one of these words stands for.
    pub(super) fn choice<T: Copy>(&mut self, key: &'static str, words: &[(&str, T)]) -> Option<T> {
        let word = self.word(key)?;
        let found = words.iter().find(|(known, _)| *known == word.text).map(|(_, value)| *value);
        if found.is_none() {
            let known = words.iter().map(|(known, _)| format!("`{known}`")).collect::<Vec<_>>().join(" or ");
            self.faults.push(KindFault::shape(word.span, format!("`{key}` is {known}")));
        }
        found
    }

    /// A list of texts; a single text counts as a list of one.
    pub(super) fn words(&mut self, key: &'static str) -> Vec<Word> {
        let Some(node) = self.node(key) else { return Vec::new() };
        match &node.data {
            NodeData::Seq(items) => items.iter().filter_map(|item| self.as_word(item, key)).collect(),
            NodeData::Scalar(_) if node.is_absent() => Vec::new(),
            _ => self.as_word(node, key).into_iter().collect(),
        }
    }

    /// The elements of a list.
    pub(super) fn items(&mut self, key: &'static str) -> &'n [Node] {
        match self.node(key) {
            None => &[],
            Some(node) => node.as_seq().unwrap_or_else(|| {
                if !node.is_absent() {
                    self.faults.push(KindFault::shape(node.span, format!("`{key}` is a list")));
                }
                &[]
            }),
        }
    }

    /// The entries of a mapping under a key.
    pub(super) fn entries(&mut self, key: &'static str) -> &'n [Entry] {
        match self.node(key) {
            None => &[],
            Some(node) => node.as_map().unwrap_or_else(|| {
                if !node.is_absent() {
                    self.faults.push(KindFault::shape(node.span, format!("`{key}` is a mapping of names to values")));
                }
                &[]
            }),
        }
    }

    /// Reports the keys nobody asked for.
    pub(super) fn finish(self) {
        for entry in self.entries {
            let key = entry.key.text.as_str();
            if !self.known.contains(&key) {
                let near = crate::syntax::nearest(key, self.known.iter().copied());
                let help = near.map(|near| format!("did you mean `{near}`?"));
                self.faults.push(KindFault { help, ..KindFault::shape(entry.key.span, format!("{} has no `{key}`", self.what)) });
            }
        }
    }

    fn as_word(&mut self, node: &Node, key: &str) -> Option<Word> {
        match node.as_scalar() {
            Some(scalar) => Some(Word { text: scalar.text.trim().to_owned(), span: node.span }),
            None => {
                self.faults.push(KindFault::shape(node.span, format!("`{key}` is a text")));
                None
            }
        }
    }
}
