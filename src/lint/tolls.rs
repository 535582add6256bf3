//! How much the checks of people's own kinds take over all documents. One that takes too much says nothing about any of them, but one
//! thing about itself, so that what is said hangs neither on the order of documents nor on threads.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};

use crate::expr::Toll;
use crate::kind::{Kind, KindId};
use crate::model::{ArtifactId, Model};

use super::checks;
use super::memory::Checked;

/// What each check took so far, by kind; nothing is counted for kinds that come with the program.
#[derive(Debug)]
pub(super) struct Tolls {
    kinds: Vec<Option<Counted>>,
}

/// What the checks of a kind took.
#[derive(Debug)]
struct Counted {
    /// The most that one of them may take.
    most: Toll,
    /// By position.
    taken: Mutex<Vec<Toll>>,
    /// Whether that is too much, by position.
    over: Vec<AtomicBool>,
}

impl Tolls {
    /// Nothing was taken yet.
    pub(super) fn new(model: &Model) -> Self {
        let counted = |(id, kind): (KindId, &Kind)| {
            // To count the checks of a kind of ours would read them, whether anybody uses it or not.
            let checks = if kind.builtin { 0 } else { kind.checks().len() };
            (checks > 0).then(|| Counted {
                most: Toll::most(model.of_kind(id).count(), model.artifacts.len()),
                taken: vec![Toll::default(); checks].into(),
                over: (0..checks).map(|_| AtomicBool::new(false)).collect(),
            })
        };
        Self { kinds: model.catalogue.iter().map(counted).collect() }
    }

    fn of(&self, kind: KindId) -> Option<&Counted> {
        self.kinds.get(kind.index())?.as_ref()
    }

    /// The most that a check of a kind may take on all documents; nothing where that does not matter.
    pub(super) fn most(&self, kind: KindId) -> Option<Toll> {
        self.of(kind).map(|counted| counted.most)
    }

    /// Adds what a check took on an artifact.
    pub(super) fn take(&self, kind: KindId, check: usize, toll: Toll) {
        if let Some(counted) = self.of(kind).filter(|_| toll != Toll::default()) {
            let mut taken = counted.taken.lock().unwrap_or_else(PoisonError::into_inner);
            taken[check] = taken[check].and(toll);
            if taken[check] > counted.most {
                counted.over[check].store(true, Ordering::Relaxed);
            }
        }
    }

    /// Whether a check took too much, which all that is left to ask it cannot change.
    pub(super) fn is_over(&self, kind: KindId, check: usize) -> bool {
        self.of(kind).is_some_and(|counted| counted.over[check].load(Ordering::Relaxed))
    }

    /// Takes back what checks said that took too much, and says that once for each; what their kinds were asked is forgotten.
    pub(super) fn settle(&self, model: &Model, checked: &mut [Checked]) {
        for (id, kind) in model.catalogue.iter() {
            let Some(most) = self.most(id) else { continue };
            let over: Vec<usize> = (0..kind.checks().len()).filter(|at| self.is_over(id, *at)).collect();
            let of: Vec<ArtifactId> = model.of_kind(id).map(|(id, _)| id).collect();
            let Some(first) = of.first().filter(|_| !over.is_empty()) else { continue };
            for artifact in &of {
                let checked = &mut checked[artifact.index()];
                checked.drafts.retain(|(at, _)| !over.contains(at));
                checked.asked = None;
            }
            let message = format!("it takes more than {} steps at once, or {} for all documents", Toll::AT_ONCE, most.steps());
            let told = over.into_iter().map(|at| (at, checks::failed((model, *first), &kind.checks()[at], &message)));
            checked[first.index()].drafts.extend(told);
        }
    }
}
