//! Lists whose length the kind bounds.

use crate::kind::{Bounds, Field, Fields, RecordType};
use crate::lint::ArtifactSubject;
use crate::model::Record;
use crate::source::Span;

/// A list of a document.
pub(in crate::lint) struct Bounded<'m> {
    pub(in crate::lint) field: &'m Field,
    pub(in crate::lint) bounds: Bounds,
    pub(in crate::lint) count: usize,
    /// Where the list begins.
    pub(in crate::lint) place: Span,
}

/// The lists and maps that a document gives and that can be too short or too long, those inside records included; those of declared
/// artifacts are bounded where they are declared.
pub(in crate::lint) fn of<'m>(subject: &ArtifactSubject<'m>) -> Vec<Bounded<'m>> {
    let (kind, record) = (subject.kind, &subject.artifact.record);
    let mut found = Vec::new();
    if subject.artifact.parent.is_some() {
        return found;
    }
    let mut add = |fields: &'m Fields, record: &Record| {
        for (field, bounds) in fields.bounded() {
            if let Some(given) = record.field(&field.name) {
                found.push(Bounded { field, bounds, count: given.value.size(), place: given.key });
            }
        }
    };
    add(&kind.fields, record);
    let inside = |of: &RecordType| of.fields.bounded().next().is_some();
    if kind.types.values().any(inside) {
        record.each_value(&mut |value| {
            let Some(inner) = value.as_record() else { return };
            if let Some(of) = kind.record(&inner.type_name) {
                add(&of.fields, inner);
            }
        });
    }
    found
}
