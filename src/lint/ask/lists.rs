//! Lists whose length the kind bounds.

use crate::kind::{Bounds, Field};
use crate::lint::ArtifactSubject;
use crate::source::Span;

/// A list of a document.
pub(in crate::lint) struct Bounded<'m> {
    pub(in crate::lint) field: &'m Field,
    pub(in crate::lint) bounds: Bounds,
    pub(in crate::lint) count: usize,
    /// Where the list begins.
    pub(in crate::lint) place: Span,
}

/// The lists that a document gives; those of declared artifacts are bounded where they are declared.
pub(in crate::lint) fn of<'m>(subject: &ArtifactSubject<'m>) -> impl Iterator<Item = Bounded<'m>> {
    let record = subject.artifact.parent.is_none().then_some(&subject.artifact.record);
    let read = move |field: &'m Field| {
        let given = record?.field(&field.name)?;
        Some(Bounded { field, bounds: field.of.list?, count: given.value.as_list().len(), place: given.key })
    };
    subject.kind.fields.iter().filter_map(read)
}
