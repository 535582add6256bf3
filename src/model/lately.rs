//! What changed lately and last, as Git tells it.

use std::collections::BTreeSet;

use crate::history::{Change, Changes, Last, Latest, Missing};
use crate::kind::Meaning;
use crate::quantity::{Date, date};

use super::{Artifact, ArtifactId, DocumentId, Incoming, Model, Value};

/// How many days back what happened counts as lately.
pub const LATELY: i64 = 90;

/// A commit that changes more documents than this is a sweep through all of them, and says nothing about one.
const SWEEP: usize = 30;

/// Days around a change within which a reason is one for it.
const NEAR: i64 = 31;

/// Keys whose lines change when a document is only confirmed or filed.
const FILING: [&str; 8] = ["reviewed", "review_every", "status", "tags", "waive", "accountable", "responsible", "informed"];

impl Model {
    /// The changes of the last 90 days.
    ///
    /// # Errors
    /// When nobody can know, with the reason.
    pub fn lately(&self) -> Result<&Changes, Missing> {
        let since: Date = self.as_of.plus_days(-LATELY);
        self.history.changes(&since.to_string(), &self.as_of.to_string())
    }

    /// The last commit of each document; empty where Git does not tell.
    pub fn latest(&self) -> &Latest {
        self.history.latest(self.documents.iter().map(|document| document.path.as_str()))
    }

    /// The last commit that changed a document.
    pub fn last_change(&self, id: DocumentId) -> Option<&Last> {
        self.latest().of(&self.document(id).path)
    }

    /// How many documents were given a mention of a document, or of something that it declares, in the last 90 days.
    ///
    /// # Errors
    /// When nobody can know, with the reason.
    pub fn cited_lately(&self, id: ArtifactId) -> Result<usize, Missing> {
        let changes = self.lately()?;
        let document = self.artifact(id).document;
        let own: Vec<&Artifact> = self.document(document).artifacts.iter().map(|inner| self.artifact(*inner)).collect();
        let mentions = |line: &String| own.iter().any(|artifact| line.contains(&artifact.id) || line.contains(&artifact.title));
        let written = |from: &DocumentId| {
            let added = |change: &Change| change.added.iter().any(mentions);
            changes.of(&self.document(*from).path).iter().any(added)
        };
        Ok(self.documents_citing(document).into_iter().filter(written).count())
    }

    /// The documents, ordinary pages among them, that refer to something in a document.
    fn documents_citing(&self, document: DocumentId) -> BTreeSet<DocumentId> {
        let incoming = self.document(document).artifacts.iter().flat_map(|inner| self.graph.incoming(*inner));
        let from = incoming.map(|incoming| match incoming {
            Incoming::Reference(at) => self.artifact(self.graph.references[*at].from).document,
            Incoming::Link(at) => self.graph.links[*at].document,
        });
        from.filter(|from| *from != document).collect()
    }

    /// The last day on which more than the filing of a document changed, new documents and sweeps through many left out.
    pub fn reworked(&self, changes: &Changes, id: ArtifactId) -> Option<Date> {
        let path = &self.document(self.artifact(id).document).path;
        let is_about_it = |change: &&Change| !change.created && change.together <= SWEEP;
        let says_more = |change: &&Change| {
            let mut lines = change.added.iter().chain(&change.removed).filter(|line| !line.is_empty());
            lines.any(|line| line.split_once(':').is_none_or(|(key, _)| !FILING.contains(&key)))
        };
        changes.of(path).iter().filter(is_about_it).find(says_more).and_then(|change| date(&change.day).ok())
    }

    /// Whether an entry under changes, or a decision that refers to it, is near that day or later.
    pub fn gave_reason(&self, id: ArtifactId, day: Date) -> bool {
        let since = day.plus_days(-NEAR);
        let in_time = |on: Option<Date>| on.is_none_or(|on| on >= since);
        let told = self.list(id, Meaning::Changes).iter().filter_map(|entry| entry.as_record());
        let decided = |from: ArtifactId| self.meaning(from, Meaning::DecidedOn).is_some_and(|on| in_time(on.value.as_date()));
        told.map(|entry| entry.get("date").and_then(Value::as_date)).any(in_time)
            || self.citing(id).into_iter().flatten().any(decided)
    }
}
