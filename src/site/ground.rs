//! What pages stand on: what is the same for all of them, what each document says and is told by others, and what is found about
//! each page. A page whose ground is that of the last turn shows what it showed then.

use std::collections::{BTreeMap, HashSet};
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use rayon::prelude::*;

use crate::expr::{Data, Datum};
use crate::finding::{Finding, Label};
use crate::model::{DocumentId, Incoming, Model};
use crate::source::SourceId;

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
    /// What any page may ask for without naming a document: the configuration and the kinds, pages, ids, the day.
    common: (Vec<Arc<str>>, Stamp),
    documents: Vec<Said>,
    /// By the address of the page.
    found: BTreeMap<String, Stamp>,
    findings: Stamp,
}

/// A document: its text, and the rest that its pages show. Texts that nobody edited are one and the same, which is soon seen.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Said {
    text: Arc<str>,
    rest: Stamp,
}

impl Ground {
    pub(super) fn of(sources: Sources<'_>, theme: &Theme) -> Self {
        let Sources { plan, model, findings, .. } = sources;
        let shown: Vec<Stamp> = findings.shown.par_iter().map(|finding| says(finding, model)).collect();
        let found = plan.found.iter().map(|(address, at)| {
            let of_page: Vec<&Stamp> = at.iter().map(|at| &shown[*at]).collect();
            (address.clone(), stamp(&of_page))
        });
        let documents = (0..model.documents.len()).into_par_iter().map(|at| said(model, plan, DocumentId::at(at)));
        Self {
            frame: stamp(&(&plan.site, theme.fingerprint())),
            common: common(model, plan),
            documents: documents.collect(),
            found: found.collect(),
            findings: stamp(&shown),
        }
    }

    /// For each page whether `before` gave it the same: by its address and what it was made from.
    pub(super) fn same_as<'g>(&'g self, before: &'g Self) -> impl Fn(&str, &Reads) -> bool + Sync + 'g {
        let common = self.frame == before.frame && self.common == before.common && self.documents.len() == before.documents.len();
        let same: Vec<bool> = self.documents.iter().zip(&before.documents).map(|(now, then)| now == then).collect();
        let everything = self.findings == before.findings && same.iter().all(|same| *same);
        move |address, reads| {
            common
                && if reads.everything { everything } else { reads.documents.iter().all(|id| same[id.index()]) }
                && self.found.get(address) == before.found.get(address)
        }
    }
}

/// What a finding tells.
fn says(finding: &Finding, model: &Model) -> Stamp {
    let mut bytes = Bytes::default();
    (&finding.rule, finding.level, &finding.message, &finding.why, &finding.help, &finding.artifact).hash(&mut bytes);
    for Label { span, text } in std::iter::once(&finding.label).chain(&finding.related) {
        (&model.sources.file(span.source).path, model.sources.place(*span), text).hash(&mut bytes);
    }
    bytes.stamp()
}

fn common(model: &Model, plan: &Plan) -> (Vec<Arc<str>>, Stamp) {
    let mut bytes = Bytes::default();
    let mut texts = Vec::new();
    let documents: HashSet<SourceId> = model.documents.iter().map(|document| document.source).collect();
    for (_, file) in model.sources.iter().filter(|(id, _)| !documents.contains(id)) {
        (&file.path, file.fault.is_some()).hash(&mut bytes);
        texts.push(Arc::clone(&file.text));
    }
    for (_, artifact) in model.iter() {
        (artifact.document, artifact.kind, &artifact.id, artifact.parent).hash(&mut bytes);
    }
    let documents = (0..model.documents.len()).map(DocumentId::at);
    documents.for_each(|id| plan.addresses.document(id).hash(&mut bytes));
    (&plan.pages, &plan.members, &plan.rules, plan.people).hash(&mut bytes);
    plan.assets().for_each(|asset| asset.hash(&mut bytes));
    (model.as_of.to_string(), format!("{:?}", plan.policy)).hash(&mut bytes);
    (texts, bytes.stamp())
}

/// What a document says beside its text: what is worked out from it, where its links and references lead, and who points at it.
fn said(model: &Model, plan: &Plan, id: DocumentId) -> Said {
    let mut bytes = Bytes::default();
    let document = model.document(id);
    let file = model.sources.file(document.source);
    (&file.path, file.fault.is_some()).hash(&mut bytes);
    model.graph.links_of(id).iter().for_each(|link| link.leads_to.hash(&mut bytes));
    plan.mentions.get(&id).hash(&mut bytes);
    for id in &document.artifacts {
        plan.owned.get(id).hash(&mut bytes);
        model.graph.references_of(*id).iter().for_each(|reference| reference.target.hash(&mut bytes));
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
    Said { text: Arc::clone(&file.text), rest: bytes.stamp() }
}

fn worked_out(datum: Option<&Datum>, bytes: &mut Bytes) {
    match datum.map(|datum| &datum.data) {
        None | Some(Data::Missing) => bytes.write_u8(0),
        Some(Data::List(list)) => {
            list.len().hash(bytes);
            list.iter().for_each(|datum| worked_out(Some(datum), bytes));
        }
        Some(Data::Text(text)) => text.hash(bytes),
        Some(data) => format!("{data:?}").hash(bytes),
    }
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
