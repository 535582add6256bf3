//! Mermaid diagrams that authors write in fenced blocks, drawn at build time where the feature `mermaid` is on.
//!
//! `merman` reads and lays them out within limits that count work and not time, so that every machine draws the same picture or none.
//! Drawn are flowcharts, sequences, states, classes, entities and relations, pies, Gantt charts, timelines, mind maps, user journeys
//! and quadrant charts. Charts of several series are not: without a legend, and with bars that hide each other, they say too little.
//! Nothing of its SVG reaches a page as it stands: `copied` writes the shapes and words of it anew, with the
//! classes that `classes` has for theirs, and leaves out everything else.

#[cfg(feature = "mermaid")]
mod classes;
#[cfg(feature = "mermaid")]
mod copied;
#[cfg(feature = "mermaid")]
mod drawn;

#[cfg(feature = "mermaid")]
pub use drawn::draw;

/// The word after the fence.
pub const MERMAID: &str = "mermaid";

/// Why there is no picture of a block.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Undrawn {
    /// The program was built without the feature `mermaid`.
    NotBuilt,
    /// What is wrong with the block, or what is too much of it.
    Wrong(String),
}

/// The picture of a block as inline SVG: `prefix` begins every id in it, `name` is what it is called when the author names it not.
///
/// # Errors
/// Without the feature `mermaid` there never is one.
#[cfg(not(feature = "mermaid"))]
pub fn draw(_text: &str, _prefix: &str, _name: &str) -> Result<String, Undrawn> {
    Err(Undrawn::NotBuilt)
}
