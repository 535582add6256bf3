//! Computations that an expression would make unreadable; each is a variant of [`Native`] and a file here. Their values follow from
//! the artifact and the calendar alone.

mod bet_stage;
mod domains;
mod flow_totals;
mod handoffs;

use std::cell::OnceCell;

use crate::expr::{Data, Datum};
use crate::kind::Native;

use super::{ArtifactId, Model};

pub use bet_stage::BetStage;
pub use domains::{Domains, TooMany};
pub use flow_totals::{Flow, FlowStep};
pub use handoffs::{Boundary, Contract, Handoffs, Seen};

/// The native computations of one artifact, each made when its first value is asked for.
pub(super) struct Natives<'m> {
    model: &'m Model,
    id: ArtifactId,
    flow: OnceCell<Option<Flow>>,
}

impl<'m> Natives<'m> {
    pub(super) fn new(model: &'m Model, id: ArtifactId) -> Self {
        Self { model, id, flow: OnceCell::new() }
    }

    /// One value of a computation; missing when the document lacks what it needs.
    pub(super) fn value(&self, native: Native, name: &str) -> Datum {
        let value = match native {
            Native::BetStage => BetStage::of(self.model, self.id).and_then(|stage| stage.value(name)),
            Native::Domains => Domains::of(self.model, self.id).value(name),
            Native::FlowTotals => {
                let flow = self.flow.get_or_init(|| Flow::of(self.model, self.id));
                flow.as_ref().and_then(|flow| flow.value(name))
            }
        };
        value.map_or_else(Datum::missing, Datum::of)
    }
}

/// A text as a value.
fn text(words: &str) -> Data {
    Data::Text(words.into())
}
