//! Fields behind references, and words for messages.

use crate::kind::{Base, Field, Kind};
use crate::lint::ArtifactSubject;
use crate::model::{ArtifactId, FieldReference, Model};

/// The field that a reference was written in.
pub(in crate::lint) fn field_of<'m>(model: &'m Model, reference: &FieldReference) -> Option<&'m Field> {
    field_at(model.catalogue.get(model.artifact(reference.from).kind), &reference.path)
}

/// The field at the end of a way through records.
pub(in crate::lint) fn field_at<'m>(kind: &'m Kind, path: &[impl AsRef<str>]) -> Option<&'m Field> {
    let (first, rest) = path.split_first()?;
    rest.iter().try_fold(kind.fields.get(first.as_ref())?, |field, name| {
        let Base::Record(of) = &field.of.base else { return None };
        kind.record(of)?.fields.get(name.as_ref())
    })
}

/// Whether it is a document in force whose whole text was understood, so that something missing is really missing.
pub(in crate::lint) fn is_live_document(subject: &ArtifactSubject<'_>) -> bool {
    subject.artifact.parent.is_none() && !subject.artifact.partial && subject.is_active()
}

/// Titles joined by commas.
pub(in crate::lint) fn names(model: &Model, ids: impl IntoIterator<Item = ArtifactId>) -> String {
    ids.into_iter().map(|id| model.artifact(id).title.as_str()).collect::<Vec<_>>().join(", ")
}

/// A count, to be compared with a threshold.
pub(in crate::lint) fn as_number(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}
