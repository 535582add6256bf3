//! Where references and links lead.
//!
//! It hangs on the names that all documents go by, and on nothing else of them. While these stay, as they do in most edits, only
//! what stands in documents that were bound anew is looked up again.

use std::collections::{BTreeSet, HashSet};
use std::sync::{Arc, OnceLock};

use rayon::prelude::*;

use crate::kind::Catalogue;
use crate::source::SourceId;
use crate::syntax::Block;

use super::bound::{Bound, Whole};
use super::graph::{Index, Since};
use super::link::Links;
use super::{
    AT_ONCE, Addresses, Artifact, ArtifactId, BodyLink, Document, DocumentId, Facts, FieldReference, LinkTarget, Mark, Target,
    declare,
};

/// What references and links are looked up in.
#[derive(Debug, Clone, Copy)]
pub(super) struct World<'w> {
    pub(super) catalogue: &'w Catalogue,
    pub(super) files: &'w Arc<BTreeSet<String>>,
    pub(super) site_root: &'w str,
    pub(super) documents: &'w [Document],
    pub(super) artifacts: &'w [Artifact],
}

/// References and links with their targets. A clone shares them.
#[derive(Debug, Clone)]
pub(super) struct Resolved {
    pub(super) index: Arc<Index>,
    /// In the order of their artifacts.
    pub(super) references: Arc<Vec<FieldReference>>,
    /// In the order of their documents.
    pub(super) links: Arc<Vec<BodyLink>>,
    pub(super) mark: Mark,
    /// What is known of the difference from what was looked up before.
    pub(super) since: Option<Since>,
    /// Where everything stands on the site, once somebody asked; names decide that as well.
    pub(super) addresses: Arc<OnceLock<Arc<Addresses>>>,
}

/// What is known from a world in which all had the names they have, and the documents that were bound anew since.
#[derive(Debug)]
pub(super) struct Before {
    pub(super) resolved: Resolved,
    pub(super) anew: HashSet<SourceId>,
}

impl Resolved {
    /// Looks up what is not known.
    pub(super) fn of(world: World<'_>, before: Option<Before>) -> Self {
        let World { catalogue, files, site_root, documents, artifacts } = world;
        let (known, anew) = before.map(|before| (before.resolved, before.anew)).unzip();
        let is_new = |document: &Document| anew.as_ref().is_none_or(|anew| anew.contains(&document.source));
        let new: Vec<bool> = documents.iter().map(is_new).collect();
        let is_new = |id: DocumentId| new[id.index()];
        let index = known.as_ref().map_or_else(|| Index::build(catalogue, artifacts).into(), |known| Arc::clone(&known.index));
        // Each ends in one long list, which a thread alone puts together while the other goes on.
        let references = || {
            let each = artifacts.par_iter().with_max_len(AT_ONCE).enumerate().filter(|(_, artifact)| is_new(artifact.document));
            let references = each.flat_map_iter(|(at, artifact)| declare::references(catalogue, artifact, ArtifactId::at(at)));
            let resolved = references.map(|mut reference| {
                reference.target = index.resolve(catalogue, &reference.reference);
                reference
            });
            resolved.collect::<Vec<FieldReference>>()
        };
        let links = || {
            let resolver = Links::new(catalogue, &index, files, site_root, documents, artifacts);
            let each =
                documents.par_iter().with_max_len(AT_ONCE).enumerate().map(|(at, document)| (DocumentId::at(at), document));
            let of_each = each.filter(|(id, _)| is_new(*id)).map(|(id, document)| body_links(&resolver, id, document, artifacts));
            let of_each: Vec<Vec<BodyLink>> = of_each.collect();
            let mut links = Vec::with_capacity(of_each.iter().map(Vec::len).sum());
            links.extend(of_each.into_iter().flatten());
            links
        };
        let (mut references, mut links) = rayon::join(references, links);
        let (mut since, mut addresses) = (None, Arc::default());
        if let Some(known) = known {
            // Collisions are told with their places, which move.
            if known.addresses.get().is_some_and(|addresses| addresses.collisions.is_empty()) {
                addresses = known.addresses;
            }
            let of = |id: ArtifactId| artifacts[id.index()].document;
            let (old, kept): (Vec<_>, Vec<_>) =
                Arc::unwrap_or_clone(known.references).into_iter().partition(|reference| is_new(of(reference.from)));
            let (old_links, kept_links): (Vec<_>, Vec<_>) =
                Arc::unwrap_or_clone(known.links).into_iter().partition(|link| is_new(link.document));
            let from = (0..documents.len()).map(DocumentId::at).filter(|id| is_new(*id));
            let to_artifacts = old.iter().chain(&references).filter_map(|reference| match reference.target {
                Target::Artifact(target) | Target::WrongKind(target) => Some(of(target)),
                Target::Missing | Target::Unsure => None,
            });
            let to_pages = old_links.iter().chain(&links).filter_map(|link| match &link.leads_to {
                LinkTarget::Artifact(target) => Some(of(*target)),
                LinkTarget::Page(page, _) | LinkTarget::NoAnchor(page, _) => Some(*page),
                _ => None,
            });
            since = Some(Since { before: known.mark, altered: from.chain(to_artifacts).chain(to_pages).collect() });
            references.extend(kept);
            references.sort_by_key(|reference| reference.from);
            links.extend(kept_links);
            links.sort_by_key(|link| link.document);
        }
        Self { index, references: Arc::new(references), links: Arc::new(links), mark: Mark::default(), since, addresses }
    }
}

/// The artifact that a Markdown page is.
pub(super) fn main_artifact(document: &Document, artifacts: &[Artifact]) -> Option<ArtifactId> {
    document.markdown()?;
    document.artifacts.first().copied().filter(|id| artifacts[id.index()].parent.is_none())
}

fn body_links(resolver: &Links<'_>, id: DocumentId, document: &Document, artifacts: &[Artifact]) -> Vec<BodyLink> {
    let Some(markdown) = document.markdown() else { return Vec::new() };
    let from = main_artifact(document, artifacts);
    let links = markdown.outline.links.iter().enumerate();
    links
        .map(|(index, link)| {
            let leads_to = resolver.resolve(id, document, link);
            BodyLink { document: id, from, index, span: link.span, leads_to }
        })
        .collect()
}

/// Whether references and links find a document, and what it declares, as they found it when it was bound before, and the site shows
/// both where it did.
pub(super) fn same_names(then: &Bound, now: &Bound) -> bool {
    match (then, now) {
        (None, None) => true,
        (Some((then, all_then)), Some((now, all_now))) => {
            let place = |of: &Document| (of.markdown().is_some(), of.is_private());
            (&then.path, place(then)) == (&now.path, place(now))
                && anchors(then).eq(anchors(now))
                && all_then.len() == all_now.len()
                && all_then.iter().zip(all_now).all(|(then, now)| same_artifacts(then, now))
        }
        _ => false,
    }
}

fn same_artifacts(then: &Whole, now: &Whole) -> bool {
    let same = |then: &Facts, now: &Facts| {
        (then.kind, &then.id, &then.title, then.private) == (now.kind, &now.id, &now.title, now.private)
            && then.former_ids().eq(now.former_ids())
    };
    same(&then.facts, &now.facts)
        && then.declared.len() == now.declared.len()
        && then.declared.iter().zip(&now.declared).all(|(then, now)| same(then, now))
}

/// Where a page can be entered.
fn anchors(document: &Document) -> impl Iterator<Item = &str> {
    let outline = document.markdown().map(|markdown| &markdown.outline);
    let headings = outline.into_iter().flat_map(|outline| &outline.blocks).filter_map(|block| match block {
        Block::Heading(heading) => Some(&*heading.anchor),
        _ => None,
    });
    headings.chain(outline.into_iter().flat_map(|outline| &outline.anchors).map(|(anchor, _)| anchor.as_str()))
}
