//! What a rule is shown.
//!
//! Whoever looks beyond the artifact and its document is noted, and asked again whenever anything changed; all others are asked
//! again only when the document did.

use std::cell::Cell;

use crate::kind::{Field, Kind, Meaning};
use crate::model::{Artifact, ArtifactId, Data, Document, FieldValue, Malformed, Model, Value};
use crate::source::Span;

use super::Policy;

/// One artifact with everything a rule may ask about it.
#[derive(Debug, Clone, Copy)]
pub struct ArtifactSubject<'m> {
    model: &'m Model,
    /// Whether somebody looked beyond the document.
    beyond: &'m Cell<bool>,
    pub policy: &'m Policy,
    pub id: ArtifactId,
    pub artifact: &'m Artifact,
    pub kind: &'m Kind,
}

/// One artifact whose kind has a field of the meaning asked for.
#[derive(Debug, Clone, Copy)]
pub struct MeaningSubject<'m> {
    pub artifact: ArtifactSubject<'m>,
    pub field: &'m Field,
    /// The value, when the author gave one.
    pub given: Option<&'m FieldValue>,
}

impl<'m> ArtifactSubject<'m> {
    /// The artifact of an id; `beyond` becomes true when somebody looks beyond its document.
    pub(super) fn new(model: &'m Model, policy: &'m Policy, id: ArtifactId, beyond: &'m Cell<bool>) -> Self {
        let artifact = model.artifact(id);
        Self { model, beyond, policy, id, artifact, kind: model.catalogue.get(artifact.kind) }
    }

    /// Everything that there is.
    pub fn model(&self) -> &'m Model {
        self.beyond.set(true);
        self.model
    }

    /// The document that it stands in.
    pub fn document(&self) -> &'m Document {
        self.model.document(self.artifact.document)
    }

    /// What stands at a place of its document.
    pub fn slice(&self, span: Span) -> &'m str {
        self.model.sources.slice(span)
    }

    /// The field with a meaning, and its value if there is one.
    pub fn meaning(&self, meaning: Meaning) -> Option<(&'m Field, Option<&'m FieldValue>)> {
        let field = self.kind.fields.meaning(meaning)?;
        Some((field, self.artifact.meaning(meaning, self.kind)))
    }

    /// The value of the field with a meaning.
    pub fn value(&self, meaning: Meaning) -> Option<&'m Value> {
        self.meaning(meaning)?.1.map(|given| &given.value)
    }

    /// Shows every value that its field's type cannot read, with the names of the fields on the way; those of a declared artifact
    /// are shown with its parent. What YAML made of the words, and not the author, has a rule of its own.
    pub fn each_malformed(&self, see: &mut impl FnMut(&[&FieldValue], &Value, &Malformed)) {
        if self.artifact.parent.is_some() || !self.artifact.malformed {
            return;
        }
        self.artifact.record.visit(&mut Vec::new(), &mut |path, value| {
            if let Data::Malformed(malformed) = &value.data
                && !self.document().faults.iter().any(|fault| fault.span == value.span && fault.kind.is_of_yaml())
            {
                see(path, value, malformed);
            }
        });
    }

    /// Whether it stands for the present: neither draft nor retired.
    pub fn is_active(&self) -> bool {
        self.model.is_active(self.id)
    }

    /// Its title, for messages.
    pub fn title(&self) -> &'m str {
        &self.artifact.title
    }

    /// The place that stands for the whole.
    pub fn head(&self) -> Span {
        self.artifact.head
    }
}
