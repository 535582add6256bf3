//! Fields behind references, and words for messages.

use crate::kind::{Base, Field, Fields, Kind, Name};
use crate::lint::ArtifactSubject;
use crate::model::{ArtifactId, FieldReference, FieldValue, Model, Record};
use crate::quantity::Currency;
use crate::source::Span;

/// The field that a reference was written in.
pub(in crate::lint) fn field_of<'m>(model: &'m Model, reference: &FieldReference) -> Option<&'m Field> {
    field_at(model.catalogue.get(model.artifact(reference.from).kind), &reference.path)
}

/// The field at the end of a way through records.
pub(in crate::lint) fn field_at<'m>(kind: &'m Kind, path: &[impl AsRef<str>]) -> Option<&'m Field> {
    let (last, way) = path.split_last()?;
    fields_at(kind, way)?.get(last.as_ref())
}

/// The fields of the record at the end of a way; those of the kind where it is empty.
fn fields_at<'m>(kind: &'m Kind, way: &[impl AsRef<str>]) -> Option<&'m Fields> {
    way.iter().try_fold(&kind.fields, |fields, name| {
        let Base::Record(of) = &fields.get(name.as_ref())?.of.base else { return None };
        Some(&kind.record(of)?.fields)
    })
}

/// What the author called the last field of a way: a column's heading, or one of several names for the same field.
pub(in crate::lint) fn called<'m>(subject: &ArtifactSubject<'m>, path: &[&'m FieldValue]) -> &'m str {
    let Some((last, way)) = path.split_last() else { return "this" };
    let written = subject.slice(last.key).trim().trim_matches(['"', '\'']);
    let found = fields_at(subject.kind, &names_of(way)).and_then(|fields| fields.find(written));
    if found.is_some_and(|field| field.name == last.name) { written } else { last.name.as_str() }
}

/// The names of the fields of a way.
pub(in crate::lint) fn names_of<'m>(path: &[&'m FieldValue]) -> Vec<&'m Name> {
    path.iter().map(|field| &field.name).collect()
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

/// The first amount of a document, and the first one in another currency.
pub(in crate::lint) fn two_currencies(record: &Record) -> Option<(Span, Span)> {
    let mut amounts: Vec<(Currency, Span)> = Vec::new();
    record.each_value(&mut |value| {
        let currency = value.as_quantity().and_then(|quantity| quantity.unit().currency);
        amounts.extend(currency.map(|currency| (currency, value.span)));
    });
    let (first, at) = *amounts.first()?;
    amounts.into_iter().find(|(currency, _)| *currency != first).map(|(_, other)| (at, other))
}
