//! What changed lately and last, as Git tells it.

use std::collections::BTreeSet;

use crate::history::{Change, Changes, Last, Latest, Missing};
use crate::quantity::Date;

use super::{Artifact, ArtifactId, DocumentId, Incoming, Model};

/// How many days back what happened counts as lately.
pub const LATELY: i64 = 90;

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
}
