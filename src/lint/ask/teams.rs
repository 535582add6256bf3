//! Teams and the people in them. A team is an artifact whose kind has a field for members.

use crate::kind::Meaning;
use crate::model::{ArtifactId, Model, Value};

/// Somebody who is in a team now.
#[derive(Debug, Clone, Copy)]
pub(in crate::lint) struct Member<'m> {
    pub(in crate::lint) person: ArtifactId,
    /// The share of the person's time, where it is written.
    pub(in crate::lint) allocation: Option<f64>,
    /// The entry in the list.
    pub(in crate::lint) entry: &'m Value,
}

/// The teams in force.
pub(in crate::lint) fn teams(model: &Model) -> Vec<ArtifactId> {
    model.with_meaning(Meaning::Members).filter(|id| model.is_active(*id)).collect()
}

/// Those of a team whom we know and who have not left it.
pub(in crate::lint) fn members(model: &Model, team: ArtifactId) -> Vec<Member<'_>> {
    let mut found: Vec<Member<'_>> = Vec::new();
    for entry in model.list(team, Meaning::Members) {
        let Some(person) = model.behind(entry) else { continue };
        let record = entry.as_record();
        let part = |meaning| record.and_then(|record| model.meaning_in(team, record, meaning));
        let gone = part(Meaning::LeftOn).and_then(Value::as_date).is_some_and(|left| left <= model.as_of);
        if gone || found.iter().any(|known| known.person == person) {
            continue;
        }
        let allocation = part(Meaning::Allocation).and_then(Value::as_quantity).map(crate::quantity::Quantity::amount);
        found.push(Member { person, allocation, entry });
    }
    found
}

/// Whether a team is stream-aligned; nothing when it does not say what it is.
pub(in crate::lint) fn stream_aligned(model: &Model, team: ArtifactId) -> Option<bool> {
    let written = model.meaning(team, Meaning::TeamType)?.value.as_text()?;
    (written != "undefined").then_some(written == "stream-aligned")
}
