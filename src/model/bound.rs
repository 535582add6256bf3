//! What documents were bound to, kept for the next model. Binding asks for nothing but the document's own text, the kinds and the
//! configuration; ids of artifacts and where references lead are found out anew each time.

use std::sync::Arc;

use foldhash::HashMap;
use rayon::prelude::*;

use crate::source::SourceId;

use super::{AT_ONCE, Artifact, Document};

/// An artifact with those that its records declare.
#[derive(Debug, Clone)]
pub(super) struct Whole {
    pub(super) artifact: Artifact,
    pub(super) declared: Vec<Artifact>,
}

/// A document with its artifacts, whose ids are not yet known; nothing for YAML that is not ours.
pub(super) type Bound = Option<(Document, Vec<Whole>)>;

/// Bound documents by source. The default keeps none.
#[derive(Debug, Default)]
pub struct Bindings {
    lasting: bool,
    known: HashMap<SourceId, Arc<Bound>>,
}

impl Bindings {
    /// Bindings that are kept for the next model.
    pub fn lasting() -> Self {
        Self { lasting: true, ..Self::default() }
    }

    /// Forgets all but some documents.
    pub fn retain(&mut self, keep: impl Fn(SourceId) -> bool) {
        self.known.retain(|source, _| keep(*source));
    }

    /// Documents in their order; what is not known is bound.
    pub(super) fn all(
        &mut self,
        documents: Vec<SourceId>,
        bind: &(dyn Fn(SourceId) -> Bound + Sync),
    ) -> Vec<(Document, Vec<Whole>)> {
        if !self.lasting {
            return documents.into_par_iter().with_max_len(AT_ONCE).filter_map(bind).collect();
        }
        let bound = |source| (source, self.known.get(&source).cloned().unwrap_or_else(|| Arc::new(bind(source))));
        let bound: Vec<(SourceId, Arc<Bound>)> = documents.into_par_iter().with_max_len(AT_ONCE).map(bound).collect();
        let all = bound.par_iter().filter_map(|(_, bound)| Bound::clone(bound)).collect();
        self.known = bound.into_iter().collect();
        all
    }
}
