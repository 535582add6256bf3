//! The organisation for other programs: what exists and what points at what, in formats that they read.
//!
//! Each file makes one answer from a [`crate::model::Model`] and writes it in the formats that its enum names. To add a format: a
//! variant there and an arm in its `render`.

mod due;
mod graph;
mod list;

pub use due::{Agenda, DueFormat, DueRow};
pub use graph::{Graph, GraphFormat};
pub use list::{List, ListFormat, Row};
