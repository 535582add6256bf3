//! Fenced blocks in a language of their own, read as the fields of a kind.
//!
//! Each reader gives the entries that the same document would have in YAML, with exact places. What it does not know it records;
//! what only concerns the drawing (sizes, colours, places of labels) it knows and leaves out. To add one: a file here, a variant of
//! [`Fence`], and its languages in [`Fence::reads`].

mod journey;
mod lines;
mod owm;

use crate::source::{SourceId, Span};

use super::{Entry, Fault};
use lines::Lines;

/// The closed list of readers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fence {
    /// Maps of `OnlineWardleyMaps`, and Mermaid's `wardley-beta`, which copies them: `title`, `anchors`, `components`, `links`,
    /// `stages`, `notes`.
    Owm,
    /// Mermaid's user journeys: `title`, `phases` with `steps`.
    Journey,
}

/// What a block holds.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Fenced {
    pub entries: Vec<Entry>,
    pub faults: Vec<Fault>,
}

impl Fence {
    /// Each reader with its word in `kind.yaml`.
    pub const WORDS: [(&'static str, Self); 2] = [("owm", Self::Owm), ("journey", Self::Journey)];

    /// Whether a block is in its language, by the word after the fence and, for Mermaid, by its first line.
    pub fn reads(self, language: &str, text: &str) -> bool {
        let opens = |word: &str| language == "mermaid" && first_word(text) == word;
        match self {
            Self::Owm => matches!(language, "owm" | "wardley" | "wardley-beta") || opens("wardley-beta"),
            Self::Journey => opens("journey"),
        }
    }

    /// Reads a block; `span` is all of it, the lines of the fence included.
    pub fn read(self, source: SourceId, file: &str, span: Span) -> Fenced {
        let lines = Lines::new(source, file, span);
        match self {
            Self::Owm => owm::read(lines),
            Self::Journey => journey::read(lines),
        }
    }
}

/// The word that says what a Mermaid block is.
fn first_word(text: &str) -> &str {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("%%"));
    lines.flat_map(str::split_whitespace).next().unwrap_or("")
}
