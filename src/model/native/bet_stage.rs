//! Whether a bet is still discussed, under way or over.

use crate::expr::Data;
use crate::kind::Meaning;
use crate::model::{ArtifactId, Model};

/// How far a bet has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BetStage {
    Proposed,
    Running,
    Decided,
}

impl BetStage {
    /// The stage of a bet: over when its verdict or its day is written, else what it says, else under way. Nothing where what it says
    /// cannot be read.
    pub fn of(model: &Model, id: ArtifactId) -> Option<Self> {
        if [Meaning::DecidedOn, Meaning::Verdict].iter().any(|meaning| model.meaning(id, *meaning).is_some()) {
            return Some(Self::Decided);
        }
        let artifact = model.artifact(id);
        let Some(field) = model.catalogue.get(artifact.kind).fields.meaning(Meaning::BetStage) else {
            return Some(Self::Running);
        };
        match artifact.record.get(&field.name) {
            Some(written) => match written.as_text()? {
                "proposed" => Some(Self::Proposed),
                "running" => Some(Self::Running),
                "decided" => Some(Self::Decided),
                _ => None,
            },
            None => (!artifact.record.is_misspelt(&field.name)).then_some(Self::Running),
        }
    }

    /// A value by the name that kinds give it.
    pub(super) fn value(self, name: &str) -> Option<Data> {
        (name == "running").then_some(Data::Bool(self == Self::Running))
    }
}
