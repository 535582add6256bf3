//! What documents were bound to, kept for the next model. Binding asks for nothing but the document's own text, the kinds and the
//! configuration; ids of artifacts are found out anew each time, and where references lead whenever a name changed.

use std::collections::{BTreeSet, HashSet};
use std::sync::Arc;

use foldhash::HashMap;
use rayon::prelude::*;

use crate::source::SourceId;

use super::resolved::{Before, Resolved, World, same_names};
use super::{AT_ONCE, Document, Facts, Model};

/// An artifact with those that its records declare. A clone shares them.
#[derive(Debug, Clone)]
pub(super) struct Whole {
    pub(super) facts: Arc<Facts>,
    pub(super) declared: Vec<Arc<Facts>>,
}

/// A document with its artifacts, whose ids are not yet known; nothing for YAML that is not ours.
pub(super) type Bound = Option<(Document, Vec<Whole>)>;

/// Bound documents by source, with what was looked up in their names. The default keeps none.
#[derive(Debug, Default)]
pub struct Bindings {
    lasting: bool,
    known: HashMap<SourceId, Arc<Bound>>,
    /// Those that must be bound anew, as they were.
    stale: HashMap<SourceId, Arc<Bound>>,
    /// The documents of the last model in their order, and the files that there were.
    order: Vec<SourceId>,
    files: Arc<BTreeSet<String>>,
    /// Those bound anew for this model; nothing where a name is not what it was.
    anew: Option<HashSet<SourceId>>,
    resolved: Option<Resolved>,
}

impl Bindings {
    /// Bindings that are kept for the next model.
    pub fn lasting() -> Self {
        Self { lasting: true, ..Self::default() }
    }

    /// What the documents of a model were bound to, for one that differs from it in nothing but the other sources.
    pub fn of(model: &Model, stays: impl Fn(SourceId) -> bool) -> Self {
        let known = model.documents.iter().filter(|document| stays(document.source)).map(|document| {
            let mut found: Vec<Whole> = Vec::new();
            for artifact in document.artifacts.iter().map(|id| model.artifact(*id)) {
                let facts = Arc::clone(&artifact.facts);
                match found.last_mut().filter(|_| artifact.parent.is_some()) {
                    Some(whole) => whole.declared.push(facts),
                    None => found.push(Whole { facts, declared: Vec::new() }),
                }
            }
            (document.source, Arc::new(Some((document.clone(), found))))
        });
        Self { known: known.collect(), ..Self::lasting() }
    }

    /// Lets all but some documents be bound anew.
    pub fn retain(&mut self, keep: impl Fn(SourceId) -> bool) {
        self.stale = self.known.extract_if(|source, _| !keep(*source)).collect();
    }

    /// Forgets everything.
    pub fn forget(&mut self) {
        *self = Self { lasting: self.lasting, ..Self::default() };
    }

    /// Documents in their order; what is not known is bound.
    pub(super) fn all(&mut self, documents: Vec<SourceId>, bind: &(dyn Fn(SourceId) -> Bound + Sync)) -> Vec<Arc<Bound>> {
        if !self.lasting {
            return documents.into_par_iter().with_max_len(AT_ONCE).map(|source| Arc::new(bind(source))).collect();
        }
        let same_order = self.order == documents;
        self.order.clone_from(&documents);
        let bound = |source| (source, self.known.get(&source).cloned().unwrap_or_else(|| Arc::new(bind(source))));
        let bound: Vec<(SourceId, Arc<Bound>)> = documents.into_par_iter().with_max_len(AT_ONCE).map(bound).collect();
        let all = bound.iter().map(|(_, bound)| Arc::clone(bound)).collect();
        let anew = || bound.iter().filter(|(source, _)| !self.known.contains_key(source));
        let named = |(source, now): &(SourceId, Arc<Bound>)| self.stale.get(source).is_some_and(|then| same_names(then, now));
        let same = same_order && anew().all(named);
        self.anew = same.then(|| anew().map(|(source, _)| *source).collect());
        self.known = bound.into_iter().collect();
        all
    }

    /// Where the references and links of the documents lead that [`Bindings::all`] gave last.
    pub(super) fn resolved(&mut self, world: World<'_>) -> Resolved {
        let before = self.resolved.take().filter(|_| self.files == *world.files).zip(self.anew.take());
        let resolved = Resolved::of(world, before.map(|(resolved, anew)| Before { resolved, anew }));
        if self.lasting {
            self.files = Arc::clone(world.files);
            self.resolved = Some(resolved.clone());
        }
        resolved
    }
}
