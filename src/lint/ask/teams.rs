//! Teams and the people in them. A team is an artifact whose kind has a field for members.

use crate::kind::Meaning;
use crate::model::{ArtifactId, Model, Value};
use crate::quantity::Date;

/// Somebody who is in a team, or will be.
#[derive(Debug, Clone, Copy)]
pub(in crate::lint) struct Member<'m> {
    pub(in crate::lint) person: ArtifactId,
    /// The share of the person's time, where it is written.
    pub(in crate::lint) allocation: Option<f64>,
    /// Whether the person joins on a later day.
    pub(in crate::lint) coming: bool,
    /// The entry in the list.
    pub(in crate::lint) entry: &'m Value,
}

/// The teams in force.
pub(in crate::lint) fn teams(model: &Model) -> Vec<ArtifactId> {
    model.with_meaning(Meaning::Members).filter(|id| model.is_active(*id)).collect()
}

/// Those of a team whom we know and who have not left, those who are still to come included.
pub(in crate::lint) fn members(model: &Model, team: ArtifactId) -> Vec<Member<'_>> {
    let mut found: Vec<Member<'_>> = Vec::new();
    for entry in model.list(team, Meaning::Members) {
        let Some(person) = model.behind(entry) else { continue };
        let record = entry.as_record();
        let part = |meaning| record.and_then(|record| model.meaning_in(team, record, meaning));
        let date = |meaning| part(meaning).and_then(Value::as_date);
        let left = date(Meaning::LeftOn).is_some_and(|left| left <= model.as_of);
        if left || has_left(model, person) || found.iter().any(|known| known.person == person) {
            continue;
        }
        let allocation = part(Meaning::Allocation).and_then(Value::as_quantity).map(crate::quantity::Quantity::amount);
        let joined = [date(Meaning::JoinedOn), day(model, person, Meaning::JoinedOn)];
        let coming = joined.into_iter().flatten().any(|joined| joined > model.as_of);
        found.push(Member { person, allocation, coming, entry });
    }
    found
}

/// Whether a person has left the organisation, and not come back since.
pub(in crate::lint) fn has_left(model: &Model, person: ArtifactId) -> bool {
    let left = day(model, person, Meaning::LeftOn);
    left.is_some_and(|left| left <= model.as_of) && day(model, person, Meaning::JoinedOn) <= left
}

fn day(model: &Model, person: ArtifactId, meaning: Meaning) -> Option<Date> {
    model.meaning(person, meaning).and_then(|field| field.value.as_date())
}

/// Whether a team is stream-aligned; nothing when it does not say what it is.
pub(in crate::lint) fn stream_aligned(model: &Model, team: ArtifactId) -> Option<bool> {
    let written = model.meaning(team, Meaning::TeamType)?.value.as_text()?;
    (written != "undefined").then_some(written == "stream-aligned")
}
