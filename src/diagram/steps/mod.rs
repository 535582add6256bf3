//! Steps from left to right, and what happens at each in rows below: a journey with its curve of feelings, a blueprint with its lines.

mod arrows;
mod curve;
mod draw;
mod layout;
mod parts;

use super::Inline;
use super::figure::{ColumnView, Figure, TableView};
use super::label::{Label, short};
use super::listed::{Head, Item};

/// What the picture shows.
#[derive(Debug, Clone, Default)]
pub struct Steps {
    pub head: Head,
    /// Headings over columns, with how many they span.
    pub groups: Vec<(Label, usize)>,
    pub columns: Vec<Label>,
    pub rows: Vec<Row>,
    /// What must be done before what.
    pub needs: Vec<Need>,
}

/// One note needs another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Need {
    pub from: Place,
    pub to: Place,
}

/// Where a note lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    pub row: usize,
    pub column: usize,
    /// Among the notes of its step, from the top.
    pub at: usize,
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

/// The picture with its list and table; many steps are drawn in parts below each other.
pub fn render(steps: &Steps) -> Figure {
    let head = &steps.head;
    let parts = parts::of(steps, layout::Plan::of(steps).column);
    let svg = parts.iter().enumerate().map(|(at, part)| {
        let plan = layout::Plan::of(part);
        let id = if at == 0 { head.id.clone() } else { format!("{}-{}", head.id, at + 1) };
        draw::draw(part, steps, &plan).finish(&id, "steps", plan.size, &head.title, &head.description)
    });
    head.around("steps", svg.collect(), &items(steps), table(steps))
}

/// What a note needs, in words.
fn needed(steps: &Steps, from: Place) -> Vec<&str> {
    let named = |need: &Need| note(steps, need.to).map(|label| label.text.as_str());
    steps.needs.iter().filter(|need| need.from == from).filter_map(named).collect()
}

fn note(steps: &Steps, place: Place) -> Option<&Label> {
    match &steps.rows.get(place.row)?.content {
        Content::Notes(notes) => notes.get(place.column)?.get(place.at),
        Content::Curve { .. } => None,
    }
}

/// A note, and what it needs behind its quieter line.
fn with_needs(steps: &Steps, place: Place, label: &Label) -> Label {
    let needs = needed(steps, place);
    let words = (!needs.is_empty()).then(|| steps.head.words.fill("needs_others", &[("others", &needs.join(", "))]));
    let sub: Vec<String> = label.sub.iter().cloned().chain(words).collect();
    Label { sub: (!sub.is_empty()).then(|| sub.join("; ")), ..label.clone() }
}

/// One item for every step, with its rows below; steps under their groups.
fn items(steps: &Steps) -> Vec<Item> {
    let step = |(column, label): (usize, &Label)| {
        let rows = steps.rows.iter().enumerate().flat_map(|(at, row)| match &row.content {
            Content::Notes(notes) => {
                let notes = notes.get(column).into_iter().flatten().enumerate();
                let place = |note| Place { row: at, column, at: note };
                notes.map(|(at, note)| Item::new(&row.label, with_needs(steps, place(at), note))).collect()
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
        let cell = |(at, row): (usize, &Row)| match &row.content {
            Content::Notes(notes) => {
                let notes = notes.get(column).into_iter().flatten().enumerate();
                let place = |note| Place { row: at, column, at: note };
                run(&notes.map(|(at, note)| with_needs(steps, place(at), note)).collect::<Vec<_>>())
            }
            Content::Curve { scores, .. } => {
                scores.get(column).copied().flatten().map(|value| Inline::number(short(value))).into_iter().collect()
            }
        };
        let first = vec![Inline::maybe_link(&label.text, label.href.as_deref())];
        std::iter::once(first).chain(steps.rows.iter().enumerate().map(cell)).collect()
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
