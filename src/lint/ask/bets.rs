//! What became of bets. A bet is an artifact whose kind has a field for what would make it stop.

use crate::kind::Meaning;
use crate::model::{ArtifactId, Model};
use crate::quantity::{Date, Quantity, period};

/// The bets that were decided within a year before today, the latest first.
pub(in crate::lint) fn decided_this_year(model: &Model) -> Vec<(Date, ArtifactId)> {
    let of_bets = model.with_meaning(Meaning::KillCriteria).filter(|id| !model.is_retired(*id));
    let decided = |id: ArtifactId| model.meaning(id, Meaning::DecidedOn)?.value.as_date().map(|on| (on, id));
    let is_recent =
        |on: Date| period("1y").is_ok_and(|year| on.plus(&year).is_none_or(|end| end >= model.as_of)) && on <= model.as_of;
    let mut found: Vec<(Date, ArtifactId)> = of_bets.filter_map(decided).filter(|(on, _)| is_recent(*on)).collect();
    found.sort_by_key(|(on, id)| (std::cmp::Reverse(*on), *id));
    found
}

/// The number in the field with a meaning.
pub(in crate::lint) fn number(model: &Model, id: ArtifactId, meaning: Meaning) -> Option<Quantity> {
    model.meaning(id, meaning)?.value.as_quantity().copied()
}
