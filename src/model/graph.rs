//! What points at what: every reference of a field and every link of a body, resolved.

use std::ops::Range;
use std::sync::Arc;

use foldhash::{HashMap, HashSet};
use rayon::prelude::*;

use crate::kind::{Catalogue, KindId, Name};
use crate::source::Span;

use super::resolved::Resolved;
use super::{AT_ONCE, Artifact, ArtifactId, DocumentId, Reference};

/// Every resolved reference and link.
#[derive(Debug, Default)]
pub struct Graph {
    index: Arc<Index>,
    /// References of fields, in the order of their artifacts.
    pub references: Arc<Vec<FieldReference>>,
    /// Links of bodies, in the order of their documents.
    pub links: Arc<Vec<BodyLink>>,
    /// What points at artifacts, in their order.
    incoming: Vec<Incoming>,
    /// Where in `incoming` what points at each artifact stands.
    to_artifacts: Stretches,
    /// Where in `references` those of each artifact stand.
    from_artifacts: Stretches,
    /// Where in `links` those of each document stand.
    from_documents: Stretches,
    mark: Mark,
    since: Option<Since>,
}

/// Tells a graph from every other one.
pub type Mark = Arc<()>;

/// What is another than in the graph before, in which all documents and artifacts had the names they have.
#[derive(Debug, Clone)]
pub(super) struct Since {
    pub(super) before: Mark,
    /// The documents of which something that they point at, or that points at them, may be another.
    pub(super) altered: HashSet<DocumentId>,
}

/// A list that is in the order of its owners: where the part of each begins, and where the last ends.
#[derive(Debug, Default)]
struct Stretches(Vec<usize>);

impl Stretches {
    /// `owners` is the owner of each entry, of which there are `count`.
    fn of(owners: impl Iterator<Item = usize>, count: usize) -> Self {
        let mut starts = vec![0; count + 1];
        owners.for_each(|owner| starts[owner + 1] += 1);
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        Self(starts)
    }

    fn of_owner(&self, owner: usize) -> Range<usize> {
        self.0[owner]..self.0[owner + 1]
    }
}

/// A reference in a field.
#[derive(Debug, Clone)]
pub struct FieldReference {
    pub from: ArtifactId,
    /// The names of the fields on the way: `["interactions", "team"]`.
    pub path: Arc<[Name]>,
    pub reference: Arc<Reference>,
    pub span: Span,
    pub target: Target,
}

/// Where a reference leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
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

/// Where a link leads; what is rarer and larger is boxed, since a model holds a great many links.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum LinkTarget {
    Artifact(ArtifactId),
    /// The index of a kind.
    Kind(KindId),
    /// A Markdown page, with the anchor after `#`.
    Page(DocumentId, Option<Box<str>>),
    /// A file or folder of the repository that is no page.
    File(Box<str>),
    External,
    /// Words that only look like a link.
    Prose,
    /// No file at this path.
    NoFile(Box<Nowhere>),
    /// A page without this anchor.
    NoAnchor(DocumentId, Box<Nowhere>),
    /// `kind:id` of a known kind that nobody declares.
    NoArtifact {
        kind: KindId,
        id: Box<str>,
    },
    /// A title or id that several documents share.
    Shared(Box<[ArtifactId]>),
    /// A path that leaves the repository.
    Outside,
}

/// A path or anchor that is not there.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Nowhere {
    pub name: String,
    /// One that is there and may be meant.
    pub near: Option<String>,
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
    /// By the kind's position in the catalogue.
    kinds: Vec<OfKind>,
    /// By artifact, whether another declares it.
    declared: Vec<bool>,
    /// By an id that artifacts had before.
    former: HashMap<String, Vec<(KindId, ArtifactId)>>,
}

/// The artifacts of one kind.
#[derive(Debug, Clone, Default)]
struct OfKind {
    all: Vec<ArtifactId>,
    by_id: HashMap<String, Namesakes>,
}

/// The artifacts of one kind and id, standalone ones first: nearly always one.
#[derive(Debug, Clone)]
enum Namesakes {
    One(ArtifactId),
    Several(Vec<ArtifactId>),
}

impl Namesakes {
    fn add(&mut self, id: ArtifactId) {
        match self {
            Self::One(first) => *self = Self::Several(vec![*first, id]),
            Self::Several(all) => all.push(id),
        }
    }

    fn all(&self) -> &[ArtifactId] {
        match self {
            Self::One(id) => std::slice::from_ref(id),
            Self::Several(all) => all,
        }
    }
}

impl OfKind {
    /// Finds out which ids all of them have; `declared` says of each artifact whether another declares it.
    fn name(&mut self, artifacts: &[Artifact], declared: &[bool]) {
        self.by_id.reserve(self.all.len());
        for id in &self.all {
            let same = self.by_id.entry(artifacts[id.index()].id.clone());
            same.and_modify(|same| same.add(*id)).or_insert(Namesakes::One(*id));
        }
        for same in self.by_id.values_mut() {
            if let Namesakes::Several(all) = same {
                all.sort_by_key(|id| (declared[id.index()], *id));
            }
        }
    }
}

impl Index {
    pub(super) fn build(catalogue: &Catalogue, artifacts: &[Artifact]) -> Self {
        let declared: Vec<bool> = artifacts.iter().map(|artifact| artifact.parent.is_some()).collect();
        let mut kinds = vec![OfKind::default(); catalogue.iter().count()];
        for (at, artifact) in artifacts.iter().enumerate() {
            kinds[artifact.kind.index()].all.push(ArtifactId::at(at));
        }
        let name_all = || kinds.par_iter_mut().with_max_len(1).for_each(|kind| kind.name(artifacts, &declared));
        let each = artifacts.par_iter().with_max_len(AT_ONCE).enumerate();
        let had =
            each.flat_map_iter(|(at, artifact)| artifact.former_ids().map(move |old| (old, artifact.kind, ArtifactId::at(at))));
        let ((), had): ((), Vec<_>) = rayon::join(name_all, || had.collect());
        let mut former: HashMap<String, Vec<(KindId, ArtifactId)>> = HashMap::default();
        for (old, kind, artifact) in had {
            former.entry(old.to_owned()).or_default().push((kind, artifact));
        }
        Self { kinds, declared, former }
    }

    fn at(&self, kind: KindId, id: &str) -> &[ArtifactId] {
        self.kinds.get(kind.index()).and_then(|kind| kind.by_id.get(id)).map_or(&[], Namesakes::all)
    }

    /// The artifact that a reference means: of this id, else the one that had it before.
    pub(super) fn at_first(&self, kind: KindId, id: &str) -> Option<ArtifactId> {
        self.at(kind, id).first().copied().or_else(|| {
            let mut had = self.former.get(id)?.iter();
            had.find(|(of, _)| *of == kind).map(|(_, artifact)| *artifact)
        })
    }

    /// The artifact of an id, whatever its kind. Of several kinds with one id, the one that comes first among its kinds is the one
    /// that people mean: a team, not its skills.
    fn leading(&self, catalogue: &Catalogue, id: &str) -> Option<ArtifactId> {
        let of_each = catalogue.iter().filter_map(|(at, kind)| Some((*self.at(at, id).first()?, kind.order)));
        let now = of_each.min_by_key(|(found, order)| (self.declared[found.index()], *order, *found)).map(|(found, _)| found);
        now.or_else(|| self.former.get(id)?.first().map(|(_, artifact)| *artifact))
    }

    pub(super) fn resolve(&self, catalogue: &Catalogue, reference: &Reference) -> Target {
        let mut allowed = reference.allowed.iter().filter_map(|word| catalogue.find(word));
        if let Some(word) = &reference.kind {
            let Some(kind) = catalogue.find(word) else { return Target::Unsure };
            return match self.at_first(kind, &reference.id) {
                Some(found) if reference.allowed.is_empty() || takes_any(reference) || allowed.any(|known| known == kind) => {
                    Target::Artifact(found)
                }
                Some(found) => Target::WrongKind(found),
                None => Target::Missing,
            };
        }
        if takes_any(reference) {
            return self.leading(catalogue, &reference.id).map_or(Target::Missing, Target::Artifact);
        }
        let mut all_known = true;
        for word in &*reference.allowed {
            match catalogue.find(word) {
                Some(kind) => {
                    if let Some(found) = self.at_first(kind, &reference.id) {
                        return Target::Artifact(found);
                    }
                }
                None => all_known = false,
            }
        }
        if !all_known {
            return Target::Unsure;
        }
        self.leading(catalogue, &reference.id).map_or(Target::Missing, Target::WrongKind)
    }

    pub(super) fn is_populated(&self, kind: KindId) -> bool {
        !self.of_kind(kind).is_empty()
    }

    fn of_kind(&self, kind: KindId) -> &[ArtifactId] {
        self.kinds.get(kind.index()).map_or(&[], |kind| &kind.all)
    }
}

/// The word of `ref(any)`.
const ANY_KIND: &str = "any";

fn takes_any(reference: &Reference) -> bool {
    reference.allowed.iter().any(|word| word == ANY_KIND)
}

impl Graph {
    /// From how many artifacts and documents; `pages` gives the artifact that a page is, if it is one.
    pub(super) fn new(
        Resolved { index, references, links, mark, since, .. }: Resolved,
        (artifacts, documents): (usize, usize),
        pages: &(dyn Fn(DocumentId) -> Option<ArtifactId> + Sync),
    ) -> Self {
        let of_references = references.iter().enumerate().filter_map(|(at, reference)| match reference.target {
            Target::Artifact(target) | Target::WrongKind(target) => {
                (target != reference.from).then_some((target, Incoming::Reference(at)))
            }
            Target::Missing | Target::Unsure => None,
        });
        let of_links = links.iter().enumerate().filter_map(|(at, link)| {
            let target = match &link.leads_to {
                LinkTarget::Artifact(target) => Some(*target),
                LinkTarget::Page(page, _) => pages(*page),
                _ => None,
            };
            target.filter(|target| link.from != Some(*target)).map(|target| (target, Incoming::Link(at)))
        });
        let backwards = || {
            let mut ends: Vec<(ArtifactId, Incoming)> = Vec::with_capacity(references.len() + links.len());
            ends.extend(of_references.chain(of_links));
            let to_artifacts = Stretches::of(ends.iter().map(|(target, _)| target.index()), artifacts);
            let (mut next, mut incoming) = (to_artifacts.0.clone(), vec![Incoming::Reference(0); ends.len()]);
            for (target, end) in ends {
                let place = &mut next[target.index()];
                incoming[*place] = end;
                *place += 1;
            }
            (incoming, to_artifacts)
        };
        let forwards = || {
            let from_artifacts = Stretches::of(references.iter().map(|reference| reference.from.index()), artifacts);
            (from_artifacts, Stretches::of(links.iter().map(|link| link.document.index()), documents))
        };
        let ((incoming, to_artifacts), (from_artifacts, from_documents)) = rayon::join(backwards, forwards);
        Self { index, references, links, incoming, to_artifacts, from_artifacts, from_documents, mark, since }
    }

    /// What [`Graph::altered_since`] knows this graph by.
    pub fn mark(&self) -> &Mark {
        &self.mark
    }

    /// The documents that point, or are pointed at, otherwise than in the graph of a mark; nothing where nobody can tell.
    pub fn altered_since(&self, mark: &Mark) -> Option<&HashSet<DocumentId>> {
        self.since.as_ref().filter(|since| Arc::ptr_eq(&since.before, mark)).map(|since| &since.altered)
    }

    /// Notes that links of a document may lead elsewhere than their words alone say.
    pub fn alter(&mut self, document: DocumentId) {
        if let Some(since) = &mut self.since {
            since.altered.insert(document);
        }
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

    /// The artifacts of a kind, in the model's order.
    pub fn of_kind(&self, kind: KindId) -> &[ArtifactId] {
        self.index.of_kind(kind)
    }

    /// The references in the fields of an artifact.
    pub fn references_of(&self, artifact: ArtifactId) -> &[FieldReference] {
        &self.references[self.from_artifacts.of_owner(artifact.index())]
    }

    /// The links of a body.
    pub fn links_of(&self, document: DocumentId) -> &[BodyLink] {
        &self.links[self.from_documents.of_owner(document.index())]
    }

    /// The artifacts that point at one, itself left out, in the model's order.
    pub fn pointing_at(&self, artifact: ArtifactId) -> Vec<ArtifactId> {
        let from = |incoming: &Incoming| match incoming {
            Incoming::Reference(at) => Some(self.references[*at].from),
            Incoming::Link(at) => self.links[*at].from,
        };
        let mut pointing: Vec<ArtifactId> = self.incoming(artifact).iter().filter_map(from).collect();
        pointing.sort_unstable();
        pointing.dedup();
        pointing
    }

    /// What points at an artifact, itself left out.
    pub fn incoming(&self, artifact: ArtifactId) -> &[Incoming] {
        &self.incoming[self.to_artifacts.of_owner(artifact.index())]
    }
}
