//! All kinds of a run, found by any word for them.

use std::sync::Arc;

use crate::syntax::nearest;

use super::field::Ordered;
use super::{Kind, KindFault};

/// A kind of a [`Catalogue`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct KindId(usize);

impl KindId {
    /// The position in the catalogue's order.
    pub fn index(self) -> usize {
        self.0
    }
}

/// The kinds of a run: the built-in ones, then the repository's own. A clone shares them.
#[derive(Debug, Clone, Default)]
pub struct Catalogue {
    kinds: Vec<Arc<Kind>>,
    words: Ordered<String, KindId>,
}

impl Catalogue {
    /// Adds a kind.
    ///
    /// # Errors
    /// Gives the kind back when its name is taken.
    pub fn add(&mut self, kind: Kind) -> Result<KindId, Box<Kind>> {
        if self.words.contains_key(kind.name.as_str()) {
            return Err(Box::new(kind));
        }
        let id = KindId(self.kinds.len());
        self.words.insert(kind.name.to_string(), id);
        for word in kind.aliases.iter().chain([&kind.plural]) {
            self.words.entry(word.clone()).or_insert(id);
        }
        self.kinds.push(Arc::new(kind));
        Ok(id)
    }

    /// Adds the kinds that only records declare, such as the services of a team, so that references can name them.
    pub fn complete(&mut self) {
        let mut declared: Vec<Kind> = Vec::new();
        for kind in &self.kinds {
            for of in kind.types.values() {
                let Some(word) = &of.declares else { continue };
                if self.words.contains_key(word) || declared.iter().any(|known| known.name == *word) {
                    continue;
                }
                declared.push(Kind::of_record(word, of, kind));
            }
        }
        for kind in declared {
            let added = self.add(kind);
            debug_assert!(added.is_ok(), "the name was free");
        }
    }

    /// References of a repository's own kinds to kinds that nobody declares.
    pub fn lost_references(&self) -> Vec<KindFault> {
        let own = self.kinds.iter().filter(|kind| !kind.builtin && !kind.declared_only);
        let fields = own.flat_map(|kind| {
            let all = kind.fields.iter().chain(kind.types.values().flat_map(|of| of.fields.iter()));
            all.filter(|field| field.span.source == kind.span.source)
        });
        let lost = fields.flat_map(|field| field.of.base.referred().iter().map(move |word| (field, word)));
        let each = lost.filter(|(_, word)| self.find(word).is_none()).map(|(field, word)| {
            let near = nearest(word, self.kinds.iter().map(|kind| kind.name.as_str()));
            let help = near.map(|near| format!("did you mean `{near}`?"));
            let message = format!("`{}` refers to `{word}`, which is no kind", field.name);
            KindFault { help, ..KindFault::of("kind-known-type", field.span, message) }
        });
        each.collect()
    }

    /// The kind behind an id of this catalogue.
    pub fn get(&self, id: KindId) -> &Kind {
        &self.kinds[id.0]
    }

    /// The kind that a word names: its name, plural or an alias, however the words in it are joined.
    pub fn find(&self, word: &str) -> Option<KindId> {
        if let Some(id) = self.words.get(word) {
            return Some(*id);
        }
        let kebab = word.trim().to_lowercase().replace([' ', '_'], "-");
        self.words.get(&kebab).copied()
    }

    /// The kind of exactly this name.
    pub fn named(&self, name: &str) -> Option<KindId> {
        self.words.get(name).copied().filter(|id| self.get(*id).name == name)
    }

    /// The word nearest to one that names no kind.
    pub fn nearest(&self, word: &str) -> Option<&str> {
        nearest(word, self.kinds.iter().map(|kind| kind.name.as_str()))
    }

    /// Every kind in order.
    pub fn iter(&self) -> impl Iterator<Item = (KindId, &Kind)> {
        self.kinds.iter().enumerate().map(|(index, kind)| (KindId(index), &**kind))
    }
}
