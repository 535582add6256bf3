//! What teams agreed about passing work on. A handoff is an artifact whose kind says who gives and who takes.

use crate::kind::Meaning;
use crate::model::{ArtifactId, Data, Model};
use crate::source::Span;

use super::is_team;

/// One contract between two teams.
#[derive(Debug, Clone, Copy)]
pub(in crate::lint) struct Handoff {
    pub(in crate::lint) id: ArtifactId,
    pub(in crate::lint) from: ArtifactId,
    pub(in crate::lint) to: ArtifactId,
    /// Whether it holds for the way back too.
    pub(in crate::lint) returns: bool,
    /// The team that takes the work, where it is written.
    pub(in crate::lint) place: Span,
}

/// The contracts in force between teams that we know.
pub(in crate::lint) fn all(model: &Model) -> Vec<Handoff> {
    let read = |id: ArtifactId| {
        let team = |meaning| {
            let field = model.meaning(id, meaning)?;
            model.behind(&field.value).filter(|team| is_team(model, *team)).map(|team| (team, field.value.span))
        };
        let ((from, _), (to, place)) = (team(Meaning::HandsFrom)?, team(Meaning::HandsTo)?);
        let returns = model.meaning(id, Meaning::Returns).is_some_and(|field| matches!(field.value.data, Data::Bool(true)));
        Some(Handoff { id, from, to, returns, place })
    };
    model.iter().map(|(id, _)| id).filter(|id| model.is_active(*id)).filter_map(read).collect()
}

impl Handoff {
    /// Whether it says how work goes from one team to another.
    pub(in crate::lint) fn covers(&self, from: ArtifactId, to: ArtifactId) -> bool {
        (self.from, self.to) == (from, to) || (self.returns && (self.to, self.from) == (from, to))
    }
}
