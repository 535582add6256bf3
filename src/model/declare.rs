//! Records that join the graph: services a team owns, metrics it is steered by, opportunities in a tree.

use std::sync::{Arc, OnceLock};

use crate::kind::{Base, Catalogue, Fields, Kind, RecordType};
use crate::syntax::kebab;

use super::private::keeps_back;
use super::{Artifact, ArtifactId, Data, Facts, FieldReference, Party, Record, Reference, Standing, Target, Value};

/// The artifacts that an artifact's records declare.
pub(super) fn within(catalogue: &Catalogue, artifact: &Facts) -> Vec<Arc<Facts>> {
    let kind = catalogue.get(artifact.kind);
    let mut found = Vec::new();
    if kind.types.values().any(|of| of.declares.is_some()) {
        collect(catalogue, kind, &kind.fields, &artifact.record, artifact, &mut found);
    }
    found
}

fn collect(catalogue: &Catalogue, kind: &Kind, fields: &Fields, record: &Record, parent: &Facts, found: &mut Vec<Arc<Facts>>) {
    for (of, element) in elements(kind, fields, record) {
        if let Some(declared) = declared_kind(of, element).and_then(|word| catalogue.find(word))
            && defines(element)
        {
            let title = title_of(of, element);
            let facts = Facts {
                kind: declared,
                kind_name: catalogue.get(declared).name.clone(),
                id: id_of(of, element),
                written_id: element
                    .get("id")
                    .map(|id| id.span)
                    .filter(|id| element.get("name").is_none_or(|name| name.span != *id)),
                title: title.0,
                head: title.1,
                meanings: element.meanings(),
                record: Arc::clone(element),
                doubles: Box::default(),
                misshapen: Box::default(),
                waivers: Box::default(),
                standing: Standing::of(catalogue.get(declared), element),
                private: keeps_back(element),
                malformed: false,
                sections: Box::default(),
                partial: parent.partial,
                computed: OnceLock::new(),
            };
            found.push(Arc::new(facts));
        }
        collect(catalogue, kind, &of.fields, element, parent, found);
    }
}

/// The records of a record's fields, with their types.
fn elements<'r>(kind: &'r Kind, fields: &'r Fields, record: &'r Record) -> Vec<(&'r RecordType, &'r Arc<Record>)> {
    let mut found = Vec::new();
    for value in &record.fields {
        let Some(Base::Record(name)) = fields.get(&value.name).map(|field| &field.of.base) else { continue };
        let Some(of) = kind.record(name) else { continue };
        match &value.value.data {
            Data::List(items) => found.extend(items.iter().filter_map(Value::as_record).map(|element| (of, element))),
            Data::Record(element) => found.push((of, element)),
            _ => {}
        }
    }
    found
}

/// The kind an element joins as: `declares: metric`, or `declares: form` where `form` is a field that holds the kind's word.
fn declared_kind<'r>(of: &'r RecordType, element: &'r Record) -> Option<&'r str> {
    let word = of.declares.as_deref()?;
    if of.fields.get(word).is_some() { element.text(word) } else { Some(word) }
}

/// Whether an element says more than an id, if with a slip, and so defines rather than refers.
fn defines(element: &Record) -> bool {
    !element.strays.is_empty() || element.fields.iter().any(|field| field.name != "id")
}

/// The id of an element: written, else its anchor, else made from its title.
pub(super) fn id_of(of: &RecordType, element: &Record) -> String {
    element.own_id().map_or_else(|| kebab(&title_of(of, element).0), str::to_owned)
}

fn title_of(of: &RecordType, element: &Record) -> (String, crate::source::Span) {
    for name in ["title", "name"].into_iter().chain(of.fields.principal().map(|field| field.name.as_str())).chain(["id"]) {
        if let Some(value) = element.get(name)
            && let Some(text) = value.as_text()
        {
            return (text.to_owned(), value.span);
        }
    }
    (String::new(), element.span)
}

/// Every reference in the fields of an artifact that is not declared by another; targets are filled in later.
pub(super) fn references(catalogue: &Catalogue, artifact: &Artifact, id: ArtifactId) -> Vec<FieldReference> {
    let mut found: Vec<FieldReference> = Vec::new();
    if artifact.parent.is_some() {
        return found;
    }
    let kind = catalogue.get(artifact.kind);
    artifact.record.visit(&mut Vec::new(), &mut |path, value| {
        // Those of one list share their way.
        let way = |found: &[FieldReference]| match found.last() {
            Some(last) if last.path.iter().eq(path.iter().map(|field| &field.name)) => Arc::clone(&last.path),
            _ => path.iter().map(|field| field.name.clone()).collect(),
        };
        if let Data::Reference(reference) | Data::Party(Party::Person(reference)) = &value.data {
            let (path, reference) = (way(&found), Arc::clone(reference));
            found.push(FieldReference { from: id, path, reference, span: value.span, target: Target::Missing });
        }
        if let Data::Record(record) = &value.data
            && let Some(of) = kind.record(&record.type_name)
            && let Some(declares) = declared_kind(of, record)
            && !defines(record)
            && let Some(name) = record.fields.first()
            && let Some(text) = name.value.as_text()
        {
            let reference =
                Reference { written: text.into(), kind: None, id: text.into(), allowed: [declares.to_owned()].into() };
            let (path, span) = (way(&found), name.value.span);
            found.push(FieldReference { from: id, path, reference: reference.into(), span, target: Target::Missing });
        }
    });
    found
}
