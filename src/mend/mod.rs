//! Changes to documents that somebody asked for: fixes of findings, and names that change everywhere at once.
//!
//! Nothing here writes. A change is worked out over a [`crate::source::Tree`] until nothing is left to do, and comes back as texts by
//! path; a command shows or writes them. To add one: a file with a function that gives a [`Change`].

mod change;
pub mod destination;
mod fix;
mod rename;

pub use change::Change;
pub use fix::{Fixed, Wish, fix};
pub use rename::{CannotRename, Rename, Renamed, rename};
