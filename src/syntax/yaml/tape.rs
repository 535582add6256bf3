//! The parser's events, laid flat: one vector for a whole document instead of one per collection.

use crate::syntax::ScalarStyle;

/// A range of bytes in the document's text.
pub(super) type Place = (usize, usize);

/// One event.
#[derive(Debug)]
pub(super) enum Item {
    Scalar {
        text: String,
        style: ScalarStyle,
        place: Place,
    },
    /// A sequence or mapping opens; `close` is the index of its end, known once it is read.
    Open {
        map: bool,
        flow: bool,
        start: usize,
        close: usize,
    },
    /// A collection ends; for a block the place says nothing and the last child decides.
    Close {
        end: usize,
    },
    /// `*name`, pointing at the node it repeats.
    Alias {
        target: Option<usize>,
        place: Place,
    },
}

/// Reads on from the item after the node at `index`.
pub(super) fn after(tape: &[Item], index: usize) -> usize {
    match tape.get(index) {
        Some(Item::Open { close, .. }) => (*close).max(index) + 1,
        _ => index + 1,
    }
}
