//! Rows of numbers as lines, or as bars beside each other; with lines across, and a curve that loses the same share in every step.

mod bars;
mod frame;
mod lines;

use super::Inline;
use super::figure::{ColumnView, Figure, TableView};
use super::label::Label;
use super::listed::{Head, Item};
use super::svg::Svg;

/// What the picture shows.
#[derive(Debug, Clone, Default)]
pub struct Plot {
    pub head: Head,
    pub mark: Mark,
    /// What runs from left to right.
    pub x: String,
    /// What runs from bottom to top.
    pub y: String,
    /// The names along the bottom; numbers from 0 where there are fewer than values.
    pub labels: Vec<String>,
    pub series: Vec<Series>,
    /// Lines across, with what they mean.
    pub rules: Vec<(f64, String)>,
    /// The share that is lost in every step, with what that means.
    pub decay: Option<(f64, String)>,
    /// Values are shares of 1.
    pub is_share: bool,
    /// The currency that values are in.
    pub currency: Option<String>,
}

/// How numbers are drawn.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Mark {
    #[default]
    Line,
    Bar,
}

impl Mark {
    /// The mark of a word; lines for any other.
    pub fn from_word(word: &str) -> Self {
        match word {
            "bar" => Self::Bar,
            _ => Self::Line,
        }
    }
}

/// One row of numbers.
#[derive(Debug, Clone, Default)]
pub struct Series {
    pub label: Label,
    /// From left to right; what is not known is a gap.
    pub values: Vec<Option<f64>>,
    /// Drawn heavier than the others.
    pub strong: bool,
}

impl Plot {
    /// How many values the longest row has.
    fn count(&self) -> usize {
        self.series.iter().map(|series| series.values.len()).max().unwrap_or(0).max(self.labels.len())
    }

    /// The name of a place along the bottom.
    fn name(&self, at: usize) -> String {
        self.labels.get(at).cloned().unwrap_or_else(|| at.to_string())
    }

    /// What runs from bottom to top, with what it is counted in.
    fn height_name(&self) -> String {
        self.currency.as_ref().map_or_else(|| self.y.clone(), |currency| format!("{}, {currency}", self.y))
    }

    /// A value in words that stand alone.
    fn whole_words(&self, value: f64) -> String {
        let words = self.words(value);
        self.currency.as_ref().map_or_else(|| words.clone(), |currency| format!("{currency} {words}"))
    }

    /// A value in words, beside a scale that names the currency.
    fn words(&self, value: f64) -> String {
        let words = &self.head.words;
        if self.is_share {
            return super::shares::percent(value, words);
        }
        words.number(&crate::quantity::Quantity::plain(value).to_string())
    }
}

/// The picture with its list and table.
pub fn render(plot: &Plot) -> Figure {
    let (svg, size) = draw(plot);
    let head = &plot.head;
    let item = |series: &Series| {
        let values = series.values.iter().enumerate().filter_map(|(at, value)| Some((at, (*value)?)));
        let children = values.map(|(at, value)| Item::new(plot.name(at), Label::new(plot.whole_words(value))));
        Item { role: String::new(), label: series.label.clone(), children: children.collect() }
    };
    let items: Vec<Item> = plot.series.iter().map(item).collect();
    let titles = (0..plot.count()).map(|at| ColumnView::numbers(plot.name(at)));
    let row = |series: &Series| {
        let cell = |at: usize| series.values.get(at).copied().flatten().map(|value| Inline::number(plot.whole_words(value)));
        let first = vec![Inline::maybe_link(&series.label.text, series.label.href.as_deref())];
        std::iter::once(first).chain((0..plot.count()).map(|at| cell(at).into_iter().collect())).collect()
    };
    let table = TableView {
        caption: head.title.clone(),
        columns: std::iter::once(ColumnView::words(if plot.x.is_empty() { plot.head.words.get("what") } else { &plot.x }))
            .chain(titles)
            .collect(),
        rows: plot.series.iter().map(row).collect(),
        row_headers: true,
        hide_caption: false,
    };
    head.drawn("plot", svg, size, &items, table)
}

fn draw(plot: &Plot) -> (Svg, (f64, f64)) {
    let mut svg = Svg::new();
    let size = match plot.mark {
        Mark::Line => lines::draw(&mut svg, plot),
        Mark::Bar => bars::draw(&mut svg, plot),
    };
    (svg, size)
}

#[cfg(test)]
mod tests;
