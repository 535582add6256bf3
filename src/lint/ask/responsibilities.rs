//! The rows of an agreement that say who answers for what.

use crate::kind::Meaning;
use crate::model::{ArtifactId, Model, Value};
use crate::source::Span;
use crate::syntax::kebab;

/// One responsibility.
#[derive(Debug, Clone)]
pub(in crate::lint) struct Row {
    /// In kebab-case, so that `Code review` and `code-review` are one.
    pub(in crate::lint) name: String,
    pub(in crate::lint) place: Span,
}

/// The responsibilities that an artifact gives to people.
pub(in crate::lint) fn of(model: &Model, id: ArtifactId) -> Vec<Row> {
    let kind = model.catalogue.get(model.artifact(id).kind);
    let read = |entry: &Value| {
        let value = match entry.as_record() {
            Some(record) => record.get(&kind.record(&record.type_name)?.fields.principal()?.name)?,
            None => entry,
        };
        Some(Row { name: kebab(value.as_text()?), place: value.span })
    };
    model.list(id, Meaning::Responsibilities).iter().filter_map(read).collect()
}
