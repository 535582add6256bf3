//! What pages stand on, as hashes: what is the same for all of them, what each document says and is told by others, and what is
//! found about each page. A page whose ground is that of the last turn shows what it showed then.

use std::collections::BTreeMap;
use std::hash::{Hash, Hasher};

use rayon::prelude::*;

use crate::expr::Datum;
use crate::finding::Label;
use crate::model::{DocumentId, Incoming, Model};

use super::plan::Plan;
use super::render::Sources;
use super::seen::Reads;
use super::theme::Theme;

/// A hash of bytes.
pub(super) type Stamp = [u8; 32];

/// The ground of a whole site.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Ground {
    /// What every page shows: the site's view and the theme.
    pub(super) frame: Stamp,
    /// Pages, ids, kinds, configuration, the day.
    common: Stamp,
    documents: Vec<Stamp>,
    /// By the address of the page.
    found: BTreeMap<String, Stamp>,
    all_documents: Stamp,
    all_findings: Stamp,
}

impl Ground {
    pub(super) fn of(sources: Sources<'_>, theme: &Theme) -> Self {
        let Sources { plan, model, .. } = sources;
        let shown: Vec<Stamp> = sources
            .findings
            .shown
            .par_iter()
            .map(|finding| {
                let mut bytes = Bytes::default();
                (&finding.rule, finding.level, &finding.message, &finding.why, &finding.help, &finding.artifact).hash(&mut bytes);
                let label = |label: &Label| {
                    (model.sources.file(label.span.source).path.clone(), model.sources.place(label.span), label.text.clone())
                };
                let places: Vec<_> = std::iter::once(&finding.label).chain(&finding.related).map(label).collect();
                for (path, place, text) in places {
                    (path, place.line, place.column, text).hash(&mut bytes);
                }
                bytes.stamp()
            })
            .collect();
        let found = plan.found.iter().map(|(address, at)| {
            let mut bytes = Bytes::default();
            for at in at {
                shown[*at].hash(&mut bytes);
            }
            (address.clone(), bytes.stamp())
        });
        let documents: Vec<Stamp> =
            (0..model.documents.len()).into_par_iter().map(|at| document(model, plan, DocumentId::at(at))).collect();
        Self {
            frame: frame(plan, theme),
            common: common(model, plan),
            found: found.collect(),
            all_documents: stamp(&documents),
            all_findings: stamp(&shown),
            documents,
        }
    }

    /// For each page whether `before` gave it the same: by its address and what it was made from.
    pub(super) fn same_as<'g>(&'g self, before: &'g Self) -> impl Fn(&str, &Reads) -> bool + Sync + 'g {
        let common = self.frame == before.frame && self.common == before.common && self.documents.len() == before.documents.len();
        let whole = self.all_documents == before.all_documents && self.all_findings == before.all_findings;
        move |address, reads| {
            let unchanged = |id: &DocumentId| self.documents[id.index()] == before.documents[id.index()];
            common
                && if reads.everything { whole } else { reads.documents.iter().all(unchanged) }
                && self.found.get(address) == before.found.get(address)
        }
    }
}

/// The hash of what every page shows.
fn frame(plan: &Plan, theme: &Theme) -> Stamp {
    stamp(&(&plan.site, theme.fingerprint()))
}

/// What any page may ask for without naming a document.
fn common(model: &Model, plan: &Plan) -> Stamp {
    let mut bytes = Bytes::default();
    for (_, file) in model.sources.iter() {
        let is_document = model.documents.binary_search_by(|document| document.path.cmp(&file.path)).is_ok();
        file.path.hash(&mut bytes);
        if !is_document {
            file.text.hash(&mut bytes);
        }
    }
    for (_, artifact) in model.iter() {
        (artifact.document, artifact.kind, &artifact.id, artifact.parent).hash(&mut bytes);
    }
    (&plan.pages, &plan.members, &plan.rules, plan.people).hash(&mut bytes);
    plan.assets().for_each(|asset| asset.hash(&mut bytes));
    (model.as_of.to_string(), format!("{:?}", plan.policy)).hash(&mut bytes);
    bytes.stamp()
}

/// A document: its text, what is worked out from it, where its links lead, and who points at it.
fn document(model: &Model, plan: &Plan, id: DocumentId) -> Stamp {
    let mut bytes = Bytes::default();
    let document = model.document(id);
    let file = model.sources.file(document.source);
    (&file.path, &file.text, file.fault.is_some()).hash(&mut bytes);
    let links = &model.graph.links;
    let first = links.partition_point(|link| link.document < id);
    for link in links[first..].iter().take_while(|link| link.document == id) {
        link.leads_to.hash(&mut bytes);
    }
    plan.mentions.get(&id).hash(&mut bytes);
    for id in &document.artifacts {
        plan.owned.get(id).hash(&mut bytes);
        let kind = model.catalogue.get(model.artifact(*id).kind);
        kind.computed.iter().for_each(|computed| worked_out(model.computed(*id, &computed.name), &mut bytes));
        for incoming in model.graph.incoming(*id) {
            match incoming {
                Incoming::Reference(at) => {
                    let reference = &model.graph.references[*at];
                    (reference.from, &reference.path).hash(&mut bytes);
                }
                Incoming::Link(at) => (model.graph.links[*at].document, model.graph.links[*at].from).hash(&mut bytes),
            }
        }
    }
    bytes.stamp()
}

fn worked_out(datum: Option<&Datum>, bytes: &mut Bytes) {
    format!("{datum:?}").hash(bytes);
}

/// The hash of a value.
pub(super) fn stamp(value: &impl Hash) -> Stamp {
    let mut bytes = Bytes::default();
    value.hash(&mut bytes);
    bytes.stamp()
}

/// Keeps what a hasher is given, for one that is no [`Hasher`].
#[derive(Default)]
struct Bytes(Vec<u8>);

impl Bytes {
    fn stamp(&self) -> Stamp {
        *blake3::hash(&self.0).as_bytes()
    }
}

impl Hasher for Bytes {
    fn write(&mut self, bytes: &[u8]) {
        self.0.extend_from_slice(bytes);
    }

    fn finish(&self) -> u64 {
        0
    }
}
