//! What would be left without somebody if an artifact went: everything that names it in a field.

use serde::Serialize;

use crate::kind::{Kind, Meaning};
use crate::model::{ArtifactId, Data, FieldReference, Model, Party, Target};

use super::diff::responsibilities;

/// One thing that would be missing somewhere.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Loss {
    /// What would be missing: `accountable person`, `contract`, `stream`, `responsibility`, else the field's name.
    pub what: String,
    /// The artifact that would miss it, as `kind:id`.
    pub artifact: String,
    pub title: String,
    /// The names of the fields on the way.
    pub field: String,
    /// What it names, where that is a part: `service:ledger`.
    pub names: String,
    pub path: String,
    /// From 1.
    pub line: u32,
}

/// All that an artifact holds up.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Impact {
    /// Sorted by what is missing, then by artifact.
    pub losses: Vec<Loss>,
    /// Links in texts that would lead nowhere.
    pub links: usize,
}

impl Impact {
    /// What would be missing without an artifact, and without the ones that it declares.
    pub fn of(model: &Model, id: ArtifactId) -> Self {
        let gone = |other: ArtifactId| other == id || model.artifact(other).parent == Some(id);
        let mut losses = Vec::new();
        for reference in model.graph.references.iter() {
            if let Target::Artifact(target) = reference.target
                && gone(target)
                && !gone(reference.from)
            {
                losses.push(of_reference(model, reference, target));
            }
        }
        let whole = model.iter().filter(|(from, artifact)| artifact.parent.is_none() && !gone(*from));
        for (from, _) in whole {
            let owner = model.meaning(from, Meaning::AccountableOwner);
            if let Some(field) = owner.filter(|field| matches!(field.value.data, Data::Party(Party::Role(_))))
                && model.behind(&field.value).is_some_and(gone)
            {
                losses.push(loss(
                    model,
                    "accountable person",
                    from,
                    field.name.to_string(),
                    model.artifact(id).address(),
                    field.value.span,
                ));
            }
        }
        for (_, (at, words)) in responsibilities(model) {
            let team = model.meaning(at, Meaning::OwningTeam).and_then(|field| model.behind(&field.value));
            if (gone(at) || team.is_some_and(gone)) && !held_elsewhere(model, at, team, &words) {
                losses.push(loss(model, "responsibility", at, words, model.artifact(id).address(), model.artifact(at).head));
            }
        }
        losses.sort();
        losses.dedup();
        let incoming = model.iter().filter(|(other, _)| gone(*other)).flat_map(|(other, _)| model.graph.incoming(other));
        let links = incoming.filter(|incoming| matches!(incoming, crate::model::Incoming::Link(_))).count();
        Self { losses, links }
    }
}

/// Whether another team has a responsibility of this name too.
fn held_elsewhere(model: &Model, at: ArtifactId, team: Option<ArtifactId>, words: &str) -> bool {
    let name = crate::syntax::kebab(words);
    model.with_meaning(Meaning::Responsibilities).filter(|other| *other != at && model.is_active(*other)).any(|other| {
        let theirs = model.meaning(other, Meaning::OwningTeam).and_then(|field| model.behind(&field.value));
        theirs != team && model.responsibilities(other).any(|row| row.name == name)
    })
}

fn of_reference(model: &Model, reference: &FieldReference, target: ArtifactId) -> Loss {
    let kind = model.catalogue.get(model.artifact(reference.from).kind);
    let what = match means(kind, &reference.path) {
        Some(Meaning::AccountableOwner) => "accountable person".to_owned(),
        Some(Meaning::OtherTeam | Meaning::UsedService | Meaning::HandsFrom | Meaning::HandsTo | Meaning::RunBy) => {
            "contract".to_owned()
        }
        Some(Meaning::ValueStream) => "stream".to_owned(),
        _ => reference.path.last().map_or_else(String::new, |name| name.replace('_', " ")),
    };
    let names = model.artifact(target).address();
    loss(model, &what, reference.from, reference.path.join("."), names, reference.span)
}

fn loss(model: &Model, what: &str, from: ArtifactId, field: String, names: String, span: crate::source::Span) -> Loss {
    let artifact = model.artifact(from);
    let path = model.sources.file(span.source).path.clone();
    let line = model.sources.place(span).line;
    Loss { what: what.to_owned(), artifact: artifact.address(), title: artifact.title.clone(), field, names, path, line }
}

/// What the field at the end of a way means.
fn means(kind: &Kind, path: &[crate::kind::Name]) -> Option<Meaning> {
    let (first, rest) = path.split_first()?;
    let field = rest.iter().try_fold(kind.fields.get(first)?, |field, name| {
        let crate::kind::Base::Record(of) = &field.of.base else { return None };
        kind.record(of)?.fields.get(name)
    })?;
    field.means
}
