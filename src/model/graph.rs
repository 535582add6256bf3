//! What points at what: every reference of a field and every link of a body, resolved.

use std::collections::HashMap;

use crate::kind::{Catalogue, KindId};
use crate::source::Span;

use super::{Artifact, ArtifactId, DocumentId, Reference};

/// Every resolved reference and link.
#[derive(Debug, Default)]
pub struct Graph {
    index: Index,
    /// References of fields, in the order of their artifacts.
    pub references: Vec<FieldReference>,
    /// Links of bodies, in the order of their documents.
    pub links: Vec<BodyLink>,
    incoming: Vec<Vec<Incoming>>,
}

/// A reference in a field.
#[derive(Debug, Clone)]
pub struct FieldReference {
    pub from: ArtifactId,
    /// The names of the fields on the way: `["interactions", "team"]`.
    pub path: Vec<String>,
    pub reference: Reference,
    pub span: Span,
    pub target: Target,
}

/// Where a reference leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    Artifact(ArtifactId),
    /// There is such an artifact, but of a kind that the field does not take.
    WrongKind(ArtifactId),
    Missing,
    /// Nobody has declared any artifact of that kind, or the kind is not known here, so nothing can be said.
    Unsure,
}

/// A link of a body.
#[derive(Debug, Clone)]
pub struct BodyLink {
    pub document: DocumentId,
    /// The artifact whose document it stands in.
    pub from: Option<ArtifactId>,
    /// The position in the outline's links.
    pub index: usize,
    pub span: Span,
    pub leads_to: LinkTarget,
}

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LinkTarget {
    Artifact(ArtifactId),
    /// The index of a kind.
    Kind(KindId),
    /// A Markdown page, with the anchor after `#`.
    Page(DocumentId, Option<String>),
    /// A file or folder of the repository that is no page.
    File(String),
    External,
    /// Words that only look like a link.
    Prose,
    /// No file at this path, with a near one.
    NoFile {
        path: String,
        near: Option<String>,
    },
    /// A page without this anchor, with a near one.
    NoAnchor {
        page: DocumentId,
        anchor: String,
        near: Option<String>,
    },
    /// `kind:id` of a known kind that nobody declares.
    NoArtifact {
        kind: KindId,
        id: String,
    },
    /// A path that leaves the repository.
    Outside,
}

/// One end of a reference or link, seen from its target.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Incoming {
    Reference(usize),
    Link(usize),
}

/// Artifacts by kind and id.
#[derive(Debug, Default)]
pub(super) struct Index {
    by_address: HashMap<(KindId, String), Vec<ArtifactId>>,
    by_id: HashMap<String, Vec<ArtifactId>>,
    populated: Vec<bool>,
}

impl Index {
    pub(super) fn build(catalogue: &Catalogue, artifacts: &[Artifact]) -> Self {
        let mut index = Self { populated: vec![false; catalogue.iter().count()], ..Self::default() };
        for (at, artifact) in artifacts.iter().enumerate() {
            let id = ArtifactId(at);
            index.populated[artifact.kind.index()] = true;
            index.by_address.entry((artifact.kind, artifact.id.clone())).or_default().push(id);
            index.by_id.entry(artifact.id.clone()).or_default().push(id);
        }
        let standalone_first = |ids: &mut Vec<ArtifactId>| ids.sort_by_key(|id| (artifacts[id.0].parent.is_some(), *id));
        index.by_address.values_mut().for_each(standalone_first);
        index.by_id.values_mut().for_each(standalone_first);
        index
    }

    fn at(&self, kind: KindId, id: &str) -> &[ArtifactId] {
        self.by_address.get(&(kind, id.to_owned())).map_or(&[], Vec::as_slice)
    }

    pub(super) fn at_first(&self, kind: KindId, id: &str) -> Option<ArtifactId> {
        self.at(kind, id).first().copied()
    }

    pub(super) fn resolve(&self, catalogue: &Catalogue, reference: &Reference) -> Target {
        let allowed: Vec<KindId> = reference.allowed.iter().filter_map(|word| catalogue.find(word)).collect();
        if let Some(word) = &reference.kind {
            let Some(kind) = catalogue.find(word) else { return Target::Unsure };
            return match self.at(kind, &reference.id).first() {
                Some(found) if allowed.contains(&kind) || reference.allowed.is_empty() || takes_any(reference) => {
                    Target::Artifact(*found)
                }
                Some(found) => Target::WrongKind(*found),
                None => Target::Missing,
            };
        }
        if takes_any(reference) {
            let found = self.by_id.get(&reference.id).and_then(|ids| ids.first());
            return found.map_or(Target::Missing, |found| Target::Artifact(*found));
        }
        if let Some(found) = allowed.iter().find_map(|kind| self.at(*kind, &reference.id).first()) {
            return Target::Artifact(*found);
        }
        if allowed.len() < reference.allowed.len() {
            return Target::Unsure;
        }
        match self.by_id.get(&reference.id).and_then(|ids| ids.first()) {
            Some(found) => Target::WrongKind(*found),
            None => Target::Missing,
        }
    }

    pub(super) fn is_populated(&self, kind: KindId) -> bool {
        self.populated[kind.index()]
    }
}

/// The word of `ref(any)`.
const ANY_KIND: &str = "any";

fn takes_any(reference: &Reference) -> bool {
    reference.allowed.iter().any(|word| word == ANY_KIND)
}

impl Graph {
    /// `pages` gives the artifact that a page is, if it is one.
    pub(super) fn new(
        index: Index,
        artifacts: usize,
        references: Vec<FieldReference>,
        links: Vec<BodyLink>,
        pages: &dyn Fn(DocumentId) -> Option<ArtifactId>,
    ) -> Self {
        let mut incoming = vec![Vec::new(); artifacts];
        for (at, reference) in references.iter().enumerate() {
            if let Target::Artifact(target) | Target::WrongKind(target) = reference.target
                && target != reference.from
            {
                incoming[target.0].push(Incoming::Reference(at));
            }
        }
        for (at, link) in links.iter().enumerate() {
            let target = match &link.leads_to {
                LinkTarget::Artifact(target) => Some(*target),
                LinkTarget::Page(page, _) => pages(*page),
                _ => None,
            };
            if let Some(target) = target
                && link.from != Some(target)
            {
                incoming[target.0].push(Incoming::Link(at));
            }
        }
        Self { index, references, links, incoming }
    }

    /// The artifacts of an address; more than one when an id is taken twice.
    pub fn at(&self, kind: KindId, id: &str) -> &[ArtifactId] {
        self.index.at(kind, id)
    }

    /// Where a reference leads.
    pub fn resolve(&self, catalogue: &Catalogue, reference: &Reference) -> Target {
        self.index.resolve(catalogue, reference)
    }

    /// Whether any artifact of the kind is declared.
    pub fn is_populated(&self, kind: KindId) -> bool {
        self.index.is_populated(kind)
    }

    /// What points at an artifact, itself left out.
    pub fn incoming(&self, artifact: ArtifactId) -> &[Incoming] {
        &self.incoming[artifact.0]
    }
}
