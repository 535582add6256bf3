//! The rows of an agreement that say who answers for what.

use std::sync::Arc;

use crate::kind::Meaning;
use crate::source::Span;
use crate::syntax::kebab;

use super::{ArtifactId, Model, Record};

/// One responsibility.
#[derive(Debug, Clone)]
pub struct Responsibility {
    /// In kebab-case, so that `Code review` and `code-review` are one.
    pub name: String,
    /// As it is written.
    pub words: String,
    pub place: Span,
    /// The row, where it says more than a name.
    pub row: Option<Arc<Record>>,
}

impl Model {
    /// The responsibilities that an artifact gives to people.
    pub fn responsibilities(&self, id: ArtifactId) -> impl Iterator<Item = Responsibility> {
        self.list(id, Meaning::Responsibilities).iter().filter_map(move |entry| {
            let row = entry.as_record();
            let named = row.map_or(Some(entry), |row| self.principal(id, row))?;
            let words = named.as_text()?.to_owned();
            Some(Responsibility { name: kebab(&words), words, place: named.span, row: row.cloned() })
        })
    }
}
