//! What teams say about how they work with each other, for the rules that compare both sides.

use crate::kind::Meaning;
use crate::model::{ArtifactId, Model, Value};
use crate::source::Span;

use super::teams;

/// One interaction, as one side describes it.
#[derive(Debug, Clone, Copy)]
pub(in crate::lint) struct Interaction<'m> {
    pub(in crate::lint) team: ArtifactId,
    pub(in crate::lint) other: ArtifactId,
    pub(in crate::lint) mode: Option<&'m str>,
    pub(in crate::lint) side: Option<&'m str>,
    /// The name of the other team.
    pub(in crate::lint) place: Span,
}

/// The interactions of all teams in force with others that we know.
pub(in crate::lint) fn all(model: &Model) -> Vec<Interaction<'_>> {
    teams(model).into_iter().flat_map(|team| of(model, team)).collect()
}

fn of(model: &Model, team: ArtifactId) -> Vec<Interaction<'_>> {
    let read = |entry| {
        let record = Value::as_record(entry)?;
        let part = |meaning| model.meaning_in(team, record, meaning);
        let named = part(Meaning::OtherTeam)?;
        let other = model.behind(named).filter(|other| *other != team && model.is_team(*other))?;
        let word = |meaning| part(meaning).and_then(Value::as_text);
        Some(Interaction {
            team,
            other,
            mode: word(Meaning::InteractionMode),
            side: word(Meaning::InteractionSide),
            place: named.span,
        })
    };
    model.list(team, Meaning::Interactions).iter().filter_map(read).collect()
}

/// Whether a team lists an interaction with another.
pub(in crate::lint) fn mentions(model: &Model, team: ArtifactId, other: ArtifactId) -> bool {
    of(model, team).iter().any(|interaction| interaction.other == other)
}

/// Whether a team lists an interaction with another, or confirms what that one says.
pub(in crate::lint) fn acknowledges(model: &Model, team: ArtifactId, other: ArtifactId) -> bool {
    mentions(model, team, other) || model.behind_all(model.list(team, Meaning::ConfirmedTeams)).contains(&other)
}

/// A mode as part of a sentence.
pub(in crate::lint) fn in_words(mode: &str) -> String {
    match mode {
        "x-as-a-service" => "X-as-a-Service".to_owned(),
        other => other.to_owned(),
    }
}
