//! How pages call and reach whatever they name, worked out when a page first names it: pages name dozens of others, and what has to be
//! known of each lies in as many places of the memory.

use std::sync::OnceLock;

use crate::diagram::TeamShape;
use crate::kind::{KindId, Meaning};
use crate::model::{Addresses, ArtifactId, DocumentId, Model};

use super::address::encoded;
use super::pages::document_title;

/// What pages know of the artifacts and of the ordinary pages that they name.
#[derive(Debug)]
pub(super) struct Names {
    artifacts: Vec<OnceLock<Name>>,
    pages: Vec<OnceLock<Box<str>>>,
}

/// An artifact as other pages show it.
#[derive(Debug)]
pub(super) struct Name {
    pub(super) document: DocumentId,
    pub(super) kind: KindId,
    /// The shape of a team.
    pub(super) shape: Option<TeamShape>,
    /// Its title, the link to its page from the root and its anchor there, one after the other.
    text: Box<str>,
    /// Where each of the first two ends.
    ends: [usize; 2],
    is_shown: bool,
}

impl Names {
    /// Nothing known yet.
    pub(super) fn of(model: &Model) -> Self {
        Self {
            artifacts: model.artifacts.iter().map(|_| OnceLock::new()).collect(),
            pages: model.documents.iter().map(|_| OnceLock::new()).collect(),
        }
    }

    /// What an ordinary page is called.
    pub(super) fn page(&self, model: &Model, id: DocumentId) -> &str {
        self.pages[id.index()].get_or_init(|| document_title(model.document(id)).into())
    }

    /// An artifact as other pages show it.
    pub(super) fn get(&self, model: &Model, addresses: &Addresses, id: ArtifactId) -> &Name {
        self.artifacts[id.index()].get_or_init(|| Name::new(model, addresses, id))
    }
}

impl Name {
    fn new(model: &Model, addresses: &Addresses, id: ArtifactId) -> Self {
        let artifact = model.artifact(id);
        let at = addresses.artifact(model, id);
        let is_shown = at.is_some();
        let (page, anchor) = at.unwrap_or_default();
        let page = encoded(page);
        let title = if is_shown { &artifact.title } else { &artifact.id };
        let is_team = model.catalogue.get(artifact.kind).fields.meaning(Meaning::TeamType).is_some();
        let written = || model.meaning(id, Meaning::TeamType).and_then(|field| field.value.as_text()).unwrap_or_default();
        Self {
            document: artifact.document,
            kind: artifact.kind,
            shape: is_team.then(|| TeamShape::from_word(written())),
            ends: [title.len(), title.len() + page.len()],
            text: [title, &*page, anchor.as_deref().unwrap_or_default()].concat().into(),
            is_shown,
        }
    }

    /// What it is called: its title, or no more than its id where the site does not show it.
    pub(super) fn title(&self) -> &str {
        &self.text[..self.ends[0]]
    }

    /// The link to its page from the root, and its anchor there where another artifact declares it; nothing when the site does not
    /// show it.
    pub(super) fn place(&self) -> Option<(&str, &str)> {
        let [page, anchor] = self.ends;
        self.is_shown.then(|| (&self.text[page..anchor], &self.text[anchor..]))
    }
}
