//! Computations that an expression would make unreadable; each is a variant of [`Native`] and a file here.

mod flow_totals;
mod handoffs;

use crate::expr::{Data, Datum};
use crate::kind::Native;

use super::{ArtifactId, Model};

pub use flow_totals::{Flow, FlowStep};
pub use handoffs::{Boundary, Contract, Handoffs, Seen};

/// Works out one value of a native computation; missing when the document lacks what it needs.
pub(super) fn compute(native: Native, name: &str, model: &Model, id: ArtifactId) -> Datum {
    match native {
        Native::FlowTotals => match Flow::of(model, id) {
            Some(flow) => flow.value(name).map_or_else(Datum::missing, Datum::of),
            None => Datum::missing(),
        },
    }
}

/// A text as a value.
fn text(words: &str) -> Data {
    Data::Text(words.into())
}
