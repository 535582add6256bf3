//! When a document was last confirmed, and how long that holds.

use crate::kind::Meaning;
use crate::model::{ArtifactId, Model};
use crate::quantity::{Date, Quantity};

use super::citing;

/// How a document stands with its review.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::lint) enum Review {
    /// Confirmed, or nothing can be said.
    Fresh,
    /// The review ran out on `due`.
    Overdue { reviewed: Date, due: Date },
    /// It ran out twice over, and no document that was confirmed in time refers to it.
    Forgotten { reviewed: Date },
}

/// The day of the last review.
pub(in crate::lint) fn reviewed_on(model: &Model, id: ArtifactId) -> Option<Date> {
    model.meaning(id, Meaning::ReviewedOn)?.value.as_date()
}

/// How long a review holds: what the document says, else what its kind says for the phase.
pub(in crate::lint) fn review_period(model: &Model, id: ArtifactId) -> Option<Quantity> {
    if let Some(own) = model.meaning(id, Meaning::ReviewEvery) {
        return own.value.as_quantity().copied();
    }
    let phase = model.config.organisation.phase?;
    let kind = model.catalogue.get(model.artifact(id).kind);
    kind.review_every.iter().find(|(of, _)| *of == phase).map(|(_, period)| *period)
}

/// How a document stands with its review.
pub(in crate::lint) fn review(model: &Model, id: ArtifactId) -> Review {
    let (Some(reviewed), Some(period)) = (reviewed_on(model, id), review_period(model, id)) else { return Review::Fresh };
    let due = reviewed.plus(&period);
    if due >= model.as_of {
        return Review::Fresh;
    }
    let twice = due.plus(&period) < model.as_of;
    if twice && !citing(model, id).into_iter().flatten().any(|from| is_confirmed(model, from)) {
        return Review::Forgotten { reviewed };
    }
    Review::Overdue { reviewed, due }
}

/// Whether a document is in force and was confirmed in time.
fn is_confirmed(model: &Model, id: ArtifactId) -> bool {
    let due = reviewed_on(model, id).and_then(|reviewed| Some(reviewed.plus(&review_period(model, id)?)));
    model.is_active(id) && due.is_some_and(|due| due >= model.as_of)
}
