//! Steps from left to right, and what happens at each in rows below: a journey with its curve of feelings, a blueprint with its lines.

mod curve;
mod draw;
mod layout;

use super::Inline;
use super::figure::{ColumnView, Figure, TableView};
use super::label::{Label, short};
use super::listed::{Head, Item, outline};

/// What the picture shows.
#[derive(Debug, Clone, Default)]
pub struct Steps {
    pub head: Head,
    /// Headings over columns, with how many they span.
    pub groups: Vec<(Label, usize)>,
    pub columns: Vec<Label>,
    pub rows: Vec<Row>,
}

/// One row.
#[derive(Debug, Clone, Default)]
pub struct Row {
    pub label: String,
    pub content: Content,
    /// A line above the row.
    pub line: Option<Line>,
}

/// What a row shows.
#[derive(Debug, Clone)]
pub enum Content {
    /// For every column its notes.
    Notes(Vec<Vec<Label>>),
    /// For every column its score, on a scale.
    Curve { scores: Vec<Option<f64>>, least: f64, most: f64 },
}

impl Default for Content {
    fn default() -> Self {
        Self::Notes(Vec::new())
    }
}

/// A named line between two rows.
#[derive(Debug, Clone, Default)]
pub struct Line {
    pub name: String,
    pub style: Style,
}

/// How a line is drawn.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Style {
    #[default]
    Solid,
    Dashed,
    Dotted,
}

impl Style {
    /// The style of a word; solid for any other.
    pub fn from_word(word: &str) -> Self {
        match word {
            "dashed" => Self::Dashed,
            "dotted" => Self::Dotted,
            _ => Self::Solid,
        }
    }

    /// The word in CSS class names.
    pub fn word(self) -> &'static str {
        match self {
            Self::Solid => "solid",
            Self::Dashed => "dashed",
            Self::Dotted => "dotted",
        }
    }
}

/// The picture with its list and table.
pub fn render(steps: &Steps) -> Figure {
    let plan = layout::Plan::of(steps);
    let svg = draw::draw(steps, &plan);
    let head = &steps.head;
    Figure {
        id: head.id.clone(),
        layout: "steps",
        svg: svg.finish(&head.id, "steps", plan.size, &head.title, &head.description),
        outline: outline(&items(steps)),
        caption: head.title.clone(),
        table: Some(table(steps)),
    }
}

/// One item for every step, with its rows below; steps under their groups.
fn items(steps: &Steps) -> Vec<Item> {
    let step = |(column, label): (usize, &Label)| {
        let rows = steps.rows.iter().flat_map(|row| match &row.content {
            Content::Notes(notes) => {
                notes.get(column).into_iter().flatten().map(|note| Item::new(&row.label, note.clone())).collect()
            }
            Content::Curve { scores, .. } => {
                let found = scores.get(column).copied().flatten();
                found.into_iter().map(|value| Item::new(&row.label, Label::new(short(value)))).collect::<Vec<_>>()
            }
        });
        Item { role: String::new(), label: label.clone(), children: rows.collect() }
    };
    let mut all = steps.columns.iter().enumerate().map(step);
    if steps.groups.is_empty() {
        return all.collect();
    }
    let groups = steps.groups.iter().map(|(label, span)| Item {
        role: String::new(),
        label: label.clone(),
        children: all.by_ref().take(*span).collect(),
    });
    groups.collect()
}

fn table(steps: &Steps) -> TableView {
    let titles = [steps.head.words.say("step")].into_iter().chain(steps.rows.iter().map(|row| row.label.clone()));
    let rows = steps.columns.iter().enumerate().map(|(column, label)| {
        let cell = |row: &Row| match &row.content {
            Content::Notes(notes) => notes.get(column).map(|notes| run(notes)).unwrap_or_default(),
            Content::Curve { scores, .. } => {
                scores.get(column).copied().flatten().map(|value| Inline::number(short(value))).into_iter().collect()
            }
        };
        let first = vec![Inline::maybe_link(&label.text, label.href.as_deref())];
        std::iter::once(first).chain(steps.rows.iter().map(cell)).collect()
    });
    TableView {
        caption: steps.head.title.clone(),
        columns: titles.map(ColumnView::words).collect(),
        rows: rows.collect(),
        row_headers: true,
        hide_caption: false,
    }
}

fn run(notes: &[Label]) -> Vec<Inline> {
    let mut run = Vec::new();
    for note in notes {
        if !run.is_empty() {
            run.push(Inline::text("; "));
        }
        run.push(Inline::maybe_link(&note.text, note.href.as_deref()));
        run.extend([&note.badge, &note.sub].into_iter().flatten().map(|more| Inline::text(format!(" ({more})"))));
    }
    run
}

#[cfg(test)]
mod tests;
