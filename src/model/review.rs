//! When a document was last confirmed, how long that holds, and who refers to it meanwhile.

use crate::kind::Meaning;
use crate::quantity::{Date, Quantity};

use super::{ArtifactId, Incoming, Model};

/// How a document stands with its review.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Review {
    /// Confirmed, or nothing can be said.
    Fresh,
    /// The review ran out on `due`.
    Overdue { reviewed: Date, due: Date },
    /// It ran out twice over, and no document that was confirmed in time refers to it.
    Forgotten { reviewed: Date },
}

impl Model {
    /// Whether artifacts of this kind are reviewed at all.
    pub fn is_reviewed(&self, id: ArtifactId) -> bool {
        self.catalogue.get(self.artifact(id).kind).fields.meaning(Meaning::ReviewedOn).is_some()
    }

    /// The day of the last review.
    pub fn reviewed_on(&self, id: ArtifactId) -> Option<Date> {
        self.meaning(id, Meaning::ReviewedOn)?.value.as_date()
    }

    /// How long a review holds: what the document says, else what its kind says for the phase.
    pub fn review_period(&self, id: ArtifactId) -> Option<Quantity> {
        if let Some(own) = self.meaning(id, Meaning::ReviewEvery) {
            return own.value.as_quantity().copied();
        }
        let phase = self.config.organisation.phase?;
        let kind = self.catalogue.get(self.artifact(id).kind);
        kind.review_every.iter().find(|(of, _)| *of == phase).map(|(_, period)| *period)
    }

    /// The day on which the last review ends, if the calendar has it.
    pub fn review_due(&self, id: ArtifactId) -> Option<Date> {
        self.reviewed_on(id)?.plus(&self.review_period(id)?)
    }

    /// How a document stands with its review.
    pub fn review(&self, id: ArtifactId) -> Review {
        let (Some(reviewed), Some(period)) = (self.reviewed_on(id), self.review_period(id)) else { return Review::Fresh };
        let Some(due) = reviewed.plus(&period).filter(|due| *due < self.as_of) else { return Review::Fresh };
        let twice = due.plus(&period).is_some_and(|twice| twice < self.as_of);
        if twice && !self.citing(id).into_iter().flatten().any(|from| self.is_confirmed(from)) {
            return Review::Forgotten { reviewed };
        }
        Review::Overdue { reviewed, due }
    }

    /// Whether a document is in force and was confirmed in time.
    fn is_confirmed(&self, id: ArtifactId) -> bool {
        let review = self.reviewed_on(id).zip(self.review_period(id));
        self.is_active(id) && review.is_some_and(|(on, period)| on.plus(&period).is_none_or(|due| due >= self.as_of))
    }

    /// The document's artifact that an artifact stands in: itself, or the outermost one that declares it.
    pub fn root(&self, id: ArtifactId) -> ArtifactId {
        let mut at = id;
        while let Some(parent) = self.artifact(at).parent {
            at = parent;
        }
        at
    }

    /// What refers to a document or to anything it declares, from outside of it; nothing in place of an ordinary page.
    pub fn citing(&self, id: ArtifactId) -> Vec<Option<ArtifactId>> {
        let mut found: Vec<Option<ArtifactId>> = Vec::new();
        if self.artifact(id).parent.is_some() {
            return found;
        }
        let own = [id].into_iter().chain(self.declared_by(id).iter().copied());
        for incoming in own.flat_map(|inner| self.graph.incoming(inner)) {
            let from = match incoming {
                Incoming::Reference(at) => Some(self.root(self.graph.references[*at].from)),
                Incoming::Link(at) => self.graph.links[*at].from.map(|from| self.root(from)),
            };
            if from != Some(id) {
                found.push(from);
            }
        }
        found
    }
}
