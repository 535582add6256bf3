//! The organisation for other programs: what exists and what points at what, in formats that they read.
//!
//! Each file makes one answer from a [`crate::model::Model`] and writes it in the formats that its enum names. To add a format: a
//! variant there and an arm in its `render`.

mod diff;
mod due;
mod export;
mod graph;
mod impact;
pub mod import;
mod list;
mod survey;

pub use diff::{Diff, DiffFormat, Difference};
pub use due::{Agenda, DueFormat, DueRow};
pub use export::{ExportFormat, Exported, export};
pub use graph::{Graph, GraphFormat};
pub use impact::{Impact, Loss};
pub use import::Imported;
pub use list::{List, ListFormat, Row};
pub use survey::{Proposal, Survey, survey};

/// How a repository takes orgdocs up, in Markdown.
pub const ADOPTION: &str = include_str!("adoption.md");
