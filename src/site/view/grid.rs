//! Short marks in a grid of named rows and columns: which team with which, what is covered where.

use super::Inline;

/// A grid; every cell says in words what its colour says.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct GridView {
    /// What the grid shows; also the accessible name of its scrolling region.
    pub caption: String,
    /// What rows and columns are, e.g. `from ↓ to →`.
    pub corner: String,
    pub columns: Vec<Inline>,
    pub rows: Vec<(Inline, Vec<GridCell>)>,
    /// What marks mean, in the order in which they matter.
    pub legend: Vec<(Mark, String)>,
    /// Headings of columns stand upright, because there are many or they are long.
    pub upright: bool,
}

/// One cell; without a text it is empty.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct GridCell {
    pub mark: Mark,
    pub text: String,
    /// The whole story, for a pointer that rests on the cell.
    pub note: Option<String>,
    pub href: Option<String>,
}

/// How a cell looks.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Mark {
    #[default]
    Plain,
    Good,
    Info,
    Warn,
    Bad,
    /// Hatched: something that should be there is not.
    Gap,
    /// There can be nothing, as where a row meets itself.
    Void,
}

impl Mark {
    /// The word used in CSS class names.
    pub(in crate::site) fn word(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Good => "good",
            Self::Info => "info",
            Self::Warn => "warn",
            Self::Bad => "bad",
            Self::Gap => "gap",
            Self::Void => "void",
        }
    }
}

impl GridCell {
    /// A cell with a text.
    pub fn new(mark: Mark, text: impl Into<String>) -> Self {
        Self { mark, text: text.into(), ..Self::default() }
    }
}
