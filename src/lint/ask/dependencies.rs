//! What teams wait for, for the rules about it.

use crate::kind::Meaning;
use crate::model::{ArtifactId, Model, Value};
use crate::source::Span;

use super::teams;

/// One dependency of a team on another.
#[derive(Debug, Clone, Copy)]
pub(in crate::lint) struct Dependency<'m> {
    pub(in crate::lint) team: ArtifactId,
    pub(in crate::lint) other: ArtifactId,
    pub(in crate::lint) severity: Option<&'m str>,
    /// The name of the other team.
    pub(in crate::lint) place: Span,
}

impl Dependency<'_> {
    /// Whether it slows the team down or stops it.
    pub(in crate::lint) fn costs(&self) -> bool {
        matches!(self.severity, Some("slowing" | "blocking"))
    }
}

/// The dependencies of all teams in force on others in force.
pub(in crate::lint) fn all(model: &Model) -> Vec<Dependency<'_>> {
    let mut found = Vec::new();
    for team in teams(model) {
        for entry in model.list(team, Meaning::Dependencies) {
            let Some(record) = entry.as_record() else { continue };
            let part = |meaning| model.meaning_in(team, record, meaning);
            let Some(named) = part(Meaning::OtherTeam) else { continue };
            let other = model.behind(named);
            if let Some(other) = other.filter(|other| *other != team && model.is_team(*other) && model.is_active(*other)) {
                let severity = part(Meaning::DependencySeverity).and_then(Value::as_text);
                found.push(Dependency { team, other, severity, place: named.span });
            }
        }
    }
    found
}
