//! What pages stand on: what is the same for all of them, what each document says and is told by others, and what is found about
//! each page. A page whose ground is that of the last turn shows what it showed then.
//!
//! A document's text is told from its data, since most edits change words that no other page shows.

use std::collections::{BTreeMap, HashSet};
use std::fmt::Write as _;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use foldhash::HashMap;
use rayon::prelude::*;

use crate::expr::{Data, Datum};
use crate::finding::{Finding, Label};
use crate::history::Missing;
use crate::model::{ArtifactObject, DocumentId, Incoming, Mark, Model, Record, Reference};
use crate::source::SourceId;

use super::pages::document_title;
use super::plan::Plan;
use super::render::Sources;
use super::seen::Reads;
use super::theme::Theme;

/// A hash of bytes.
pub(super) type Stamp = [u8; 32];

/// What was read from each document, by its source.
type DataOf<'g> = HashMap<SourceId, &'g Stamp>;

/// The ground of a whole site.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Ground {
    /// What every page shows: the site's view and the theme.
    pub(super) frame: Stamp,
    /// What any page may ask for without naming a document: the configuration and the kinds, pages, ids, the day.
    common: (Vec<Arc<str>>, Stamp),
    documents: Vec<Said>,
    /// The graph that documents point at each other in.
    graph: Mark,
    /// By the address of the page.
    found: BTreeMap<String, Stamp>,
    findings: Stamp,
}

/// What a document says. Texts that nobody edited are one and the same, which is soon seen.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Said {
    text: Arc<str>,
    /// Title and artifacts: what was read from the text.
    data: Stamp,
    /// What is worked out from them.
    rest: Stamp,
    /// Where links and references lead, and who points here.
    pointing: Stamp,
}

impl Ground {
    /// The ground of a site; `before` is that of the last turn.
    pub(super) fn of(sources: Sources<'_>, theme: &Theme, before: Option<&Self>) -> Self {
        let Sources { plan, model, findings, .. } = sources;
        let shown: Vec<Stamp> = findings.shown.par_iter().map(|finding| says(finding, model)).collect();
        let found = plan.found.iter().map(|(address, at)| {
            let of_page: Vec<&Stamp> = at.iter().map(|at| &shown[*at]).collect();
            (address.clone(), stamp(&of_page))
        });
        let common = common(model, plan);
        let before = before.filter(|before| before.common == common);
        let each = || (0..model.documents.len()).into_par_iter();
        let data: Vec<Stamp> = each().map(|at| data(model, at, before.and_then(|before| before.documents.get(at)))).collect();
        let by_source: DataOf<'_> = model.documents.iter().map(|document| document.source).zip(&data).collect();
        let known = before.and_then(|before| Some((before, model.graph.altered_since(&before.graph)?)));
        let documents = each().map(|at| {
            let text = Arc::clone(&model.sources.file(model.documents[at].source).text);
            let id = DocumentId::at(at);
            let pointing = match known.filter(|(_, altered)| !altered.contains(&id)) {
                Some((before, _)) => before.documents[at].pointing,
                None => pointing(model, plan, id),
            };
            Said { text, data: data[at], rest: rest(model, plan, id, &by_source), pointing }
        });
        Self {
            frame: stamp(&(&plan.site, theme.fingerprint())),
            common,
            documents: documents.collect(),
            graph: Mark::clone(model.graph.mark()),
            found: found.collect(),
            findings: stamp(&shown),
        }
    }

    /// For each page whether `before` gave it the same: by its address and what it was made from.
    pub(super) fn same_as<'g>(&'g self, before: &'g Self) -> impl Fn(&str, &Reads) -> bool + Sync + 'g {
        let common = self.frame == before.frame && self.common == before.common && self.documents.len() == before.documents.len();
        let pairs = || self.documents.iter().zip(&before.documents);
        let said = |of: &Said| (of.data, of.rest, of.pointing);
        let same: Vec<bool> = pairs().map(|(now, then)| said(now) == said(then)).collect();
        let same_text: Vec<bool> = pairs().map(|(now, then)| now.text == then.text).collect();
        let everything = self.findings == before.findings && same.iter().all(|same| *same);
        move |address, reads| {
            common
                && if reads.everything { everything } else { reads.documents.iter().all(|id| same[id.index()]) }
                && reads.texts.iter().all(|id| same_text[id.index()])
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
    (&plan.pages, &plan.members, &plan.rules, plan.people, &plan.vocabulary, &plan.authors).hash(&mut bytes);
    plan.assets().for_each(|asset| asset.hash(&mut bytes));
    (model.as_of.to_string(), format!("{:?}", plan.policy)).hash(&mut bytes);
    model.lately().err().map(Missing::words).hash(&mut bytes);
    (texts, bytes.stamp())
}

/// What was read from a document's text, which is what it was where the text is.
fn data(model: &Model, at: usize, known: Option<&Said>) -> Stamp {
    let document = &model.documents[at];
    if let Some(known) = known.filter(|known| known.text == model.sources.file(document.source).text) {
        return known.data;
    }
    let mut bytes = Bytes::default();
    document_title(document).hash(&mut bytes);
    for id in &document.artifacts {
        let _ = write!(bytes, "{:?}", model.artifact(*id));
    }
    bytes.stamp()
}

fn rest(model: &Model, plan: &Plan, id: DocumentId, data: &DataOf<'_>) -> Stamp {
    let mut bytes = Bytes::default();
    let document = model.document(id);
    let file = model.sources.file(document.source);
    (&file.path, file.fault.is_some()).hash(&mut bytes);
    model.last_change(id).hash(&mut bytes);
    for id in &document.artifacts {
        (plan.owned.get(id), plan.team_of.get(id)).hash(&mut bytes);
        model.computed[id.index()].iter().for_each(|(_, value)| worked_out(value, model, data, &mut bytes));
    }
    bytes.stamp()
}

/// What a document points at, and what points at it, whatever its own words are.
fn pointing(model: &Model, plan: &Plan, id: DocumentId) -> Stamp {
    let mut bytes = Bytes::default();
    model.graph.links_of(id).iter().for_each(|link| link.leads_to.hash(&mut bytes));
    plan.mentions.get(&id).hash(&mut bytes);
    for id in &model.document(id).artifacts {
        model.graph.references_of(*id).iter().for_each(|reference| reference.target.hash(&mut bytes));
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

/// Records and artifacts stand for what was read from their documents.
fn worked_out(datum: &Datum, model: &Model, data: &DataOf<'_>, bytes: &mut Bytes) {
    std::mem::discriminant(&datum.data).hash(bytes);
    match &datum.data {
        Data::Missing => {}
        Data::List(list) => {
            list.len().hash(bytes);
            list.iter().for_each(|datum| worked_out(datum, model, data, bytes));
        }
        Data::Map(entries) => {
            entries.len().hash(bytes);
            for (key, value) in entries.iter() {
                (key, value.origin).hash(bytes);
                worked_out(value, model, data, bytes);
            }
        }
        Data::Text(text) => text.hash(bytes),
        Data::Object(object) => {
            if let Some(record) = object.as_any().downcast_ref::<Record>() {
                (&record.type_name, record.span, data.get(&record.span.source)).hash(bytes);
            } else if let Some(artifact) = object.as_any().downcast_ref::<ArtifactObject>() {
                let document = model.artifact(artifact.id()).document;
                (artifact.id(), data.get(&model.document(document).source)).hash(bytes);
            } else if let Some(reference) = object.as_any().downcast_ref::<Reference>() {
                reference.hash(bytes);
            } else {
                let _ = write!(bytes, "{object:?}");
            }
        }
        other => {
            let _ = write!(bytes, "{other:?}");
        }
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

impl std::fmt::Write for Bytes {
    fn write_str(&mut self, words: &str) -> std::fmt::Result {
        self.0.extend_from_slice(words.as_bytes());
        Ok(())
    }
}
