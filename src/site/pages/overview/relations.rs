//! How teams work together and what they wait for, told once for both ends.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagram::interactions::Mode;
use crate::diagram::lanes::Severity;
use crate::kind::Meaning;
use crate::model::{ArtifactId, Model, Value};
use crate::quantity::Date;

use super::read::{records, teams};

/// One interaction; `from` provides or helps, unless both work together.
#[derive(Debug, Clone)]
pub(super) struct Interaction {
    pub(super) from: ArtifactId,
    pub(super) to: ArtifactId,
    pub(super) mode: Mode,
    pub(super) purpose: String,
    pub(super) until: Option<Date>,
    /// Both teams describe it.
    pub(super) mutual: bool,
}

impl Interaction {
    pub(super) fn is_late(&self, model: &Model) -> bool {
        self.until.is_some_and(|until| until < model.as_of)
    }
}

/// One dependency: `from` waits for `to`.
#[derive(Debug, Clone)]
pub(super) struct Dependency {
    pub(super) from: ArtifactId,
    pub(super) to: ArtifactId,
    pub(super) severity: Severity,
    pub(super) what: String,
}

/// Every interaction between teams that the site shows, in the order of the teams.
pub(super) fn interactions(model: &Model) -> Vec<Interaction> {
    let teams = teams(model);
    let known: BTreeSet<ArtifactId> = teams.iter().copied().collect();
    let mut found: Vec<Interaction> = Vec::new();
    let mut at: BTreeMap<(ArtifactId, ArtifactId, &'static str), (usize, ArtifactId)> = BTreeMap::new();
    for team in teams {
        for record in records(model, team, Meaning::Interactions) {
            let part = |meaning| model.meaning_in(team, record, meaning);
            let other = part(Meaning::OtherTeam).and_then(|value| model.behind(value));
            let Some(other) = other.filter(|other| *other != team && known.contains(other)) else { continue };
            let word = part(Meaning::InteractionMode).and_then(Value::as_text).unwrap_or_default();
            let modes = [Mode::Collaboration, Mode::XAsAService, Mode::Facilitating];
            let Some(mode) = modes.into_iter().find(|mode| mode.word() == word) else { continue };
            let side = part(Meaning::InteractionSide).and_then(Value::as_text);
            let gives = matches!(side, Some("provider" | "facilitator"));
            let (from, to) = match mode {
                Mode::Collaboration => (team.min(other), team.max(other)),
                _ if gives => (team, other),
                _ => (other, team),
            };
            if let Some((known, by)) = at.get(&(from, to, mode.word())) {
                found[*known].mutual |= *by != team;
                continue;
            }
            at.insert((from, to, mode.word()), (found.len(), team));
            found.push(Interaction {
                from,
                to,
                mode,
                purpose: record.text("purpose").unwrap_or_default().to_owned(),
                until: record.get("until").and_then(Value::as_date),
                mutual: confirms(model, other, team),
            });
        }
    }
    found
}

/// Whether a team says that another describes an interaction rightly.
fn confirms(model: &Model, team: ArtifactId, other: ArtifactId) -> bool {
    model.list(team, Meaning::ConfirmedTeams).iter().any(|value| model.behind(value) == Some(other))
}

/// Every dependency between teams that the site shows, the worst of each pair, in the order of the teams.
pub(super) fn dependencies(model: &Model) -> Vec<Dependency> {
    let teams = teams(model);
    let known: BTreeSet<ArtifactId> = teams.iter().copied().collect();
    let mut found: Vec<Dependency> = Vec::new();
    let mut at: BTreeMap<(ArtifactId, ArtifactId), usize> = BTreeMap::new();
    for from in teams {
        for record in records(model, from, Meaning::Dependencies) {
            let part = |meaning| model.meaning_in(from, record, meaning);
            let other = part(Meaning::OtherTeam).and_then(|value| model.behind(value));
            let Some(to) = other.filter(|to| *to != from && known.contains(to)) else { continue };
            let word = part(Meaning::DependencySeverity).and_then(Value::as_text).unwrap_or_default();
            let all = [Severity::Harmless, Severity::Slowing, Severity::Blocking];
            let severity = all.into_iter().find(|severity| severity.word() == word).unwrap_or(Severity::Harmless);
            let what = record.text("what").unwrap_or_default().to_owned();
            match at.get(&(from, to)) {
                Some(known) if found[*known].severity < severity => found[*known] = Dependency { from, to, severity, what },
                Some(_) => {}
                None => {
                    at.insert((from, to), found.len());
                    found.push(Dependency { from, to, severity, what });
                }
            }
        }
    }
    found
}
