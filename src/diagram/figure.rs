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

impl TableView {
    /// The table without the columns in which no row says anything; the first stays.
    #[must_use]
    pub fn filled(mut self) -> Self {
        let says = |at: usize| at == 0 || self.rows.iter().any(|row| row.get(at).is_some_and(|cell| !is_empty(cell)));
        let kept: Vec<bool> = (0..self.columns.len()).map(says).collect();
        if kept.contains(&false) {
            let keep = |at: usize| kept.get(at).copied().unwrap_or(true);
            self.columns = of_kept(self.columns, keep);
            self.rows = self.rows.into_iter().map(|row| of_kept(row, keep)).collect();
        }
        self
    }
}

fn is_empty(cell: &[Inline]) -> bool {
    cell.iter().all(|inline| matches!(inline, Inline::Text { text } if text.is_empty()))
}

fn of_kept<T>(all: Vec<T>, keep: impl Fn(usize) -> bool) -> Vec<T> {
    all.into_iter().enumerate().filter(|(at, _)| keep(*at)).map(|(_, one)| one).collect()
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_that_says_nothing_is_left_out_and_the_first_stays() {
        let cell = |text: &str| if text == "-" { Vec::new() } else { vec![Inline::text(text)] };
        let row = |cells: [&str; 4]| cells.map(cell).to_vec();
        let table = TableView {
            columns: ["a", "b", "c", "d"].map(ColumnView::words).to_vec(),
            rows: vec![row(["-", "x", "", "-"]), row(["-", "-", "-", "y"])],
            ..TableView::default()
        };
        let filled = table.filled();
        assert_eq!(filled.columns.iter().map(|column| column.title.as_str()).collect::<Vec<_>>(), ["a", "b", "d"]);
        assert_eq!(filled.rows[1], [cell("-"), cell("-"), cell("y")]);
    }
}
