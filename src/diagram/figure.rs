//! A picture together with the same facts as a table.

use super::Inline;

/// A table as it is shown: typed cells under named columns.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct TableView {
    /// What the table holds; also the accessible name of its scrolling region.
    pub caption: String,
    pub columns: Vec<ColumnView>,
    /// Each cell is a run of values; the first cell of a row is its header when `row_headers` is set.
    pub rows: Vec<Vec<Vec<Inline>>>,
    pub row_headers: bool,
    /// The caption is for assistive technology only, because a heading above says the same.
    pub hide_caption: bool,
}

/// One column of a table.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct ColumnView {
    pub title: String,
    /// What the column means, shown with its title where known.
    pub help: Option<String>,
    /// Values line up on the right.
    pub numeric: bool,
}

impl ColumnView {
    /// A column of words.
    pub fn words(title: impl Into<String>) -> Self {
        Self { title: title.into(), ..Self::default() }
    }

    /// A column of quantities, lined up on the right.
    pub fn numbers(title: impl Into<String>) -> Self {
        Self { title: title.into(), numeric: true, ..Self::default() }
    }
}

/// A picture, what it shows in words, and the same facts as a table.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Figure {
    /// Unique on its page; every id inside the picture starts with it.
    pub id: String,
    /// `ladder`, `tree`, `interactions`, …: the CSS class of the figure.
    pub layout: &'static str,
    /// Inline SVG, escaped; empty when only the outline is shown.
    pub svg: String,
    /// The same as nested lists in HTML, escaped: shown on narrow screens, or always when there is no SVG. May be empty.
    pub outline: String,
    pub caption: String,
    pub table: Option<TableView>,
}
