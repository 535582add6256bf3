//! A value-stream map with its timeline ladder: steps left to right, waiting on the upper rung, work on the lower.
//!
//! After Rother & Shook, *Learning to See*: the rungs are additive, wait + work = lead time.
//! `layout.rs` places everything before `draw.rs` writes a byte, so nothing can overlap by accident.

mod draw;
mod layout;

use crate::words::Words;

use super::figure::{ColumnView, Figure, TableView};
use super::{Inline, TeamShape};

/// What the map shows. All quantities are texts that the caller has formatted.
#[derive(Debug, Clone, Default)]
pub struct Ladder {
    /// Unique on the page.
    pub id: String,
    pub title: String,
    /// One or two sentences that say what the picture shows.
    pub description: String,
    pub trigger: Option<String>,
    pub customer: Option<String>,
    pub steps: Vec<Step>,
    pub rework: Vec<Rework>,
    pub bursts: Vec<Burst>,
    /// Label and value, for the box at the end of the ladder.
    pub totals: Vec<(String, String)>,
    pub words: Words,
}

/// One process step.
#[derive(Debug, Clone, Default)]
pub struct Step {
    pub name: String,
    pub href: Option<String>,
    pub team: Option<TeamChip>,
    /// Label and value of each line in the data box, e.g. `PT` and `6h`.
    pub data: Vec<(String, String)>,
    /// Work on the lower rung, e.g. `6h`.
    pub work: Option<String>,
    /// Waiting on the upper rung, before the step.
    pub wait: Option<String>,
    /// Items in the queue before the step: a triangle instead of a clock.
    pub queue: Option<String>,
    /// Set when another team does the step before.
    pub handoff: Option<Handoff>,
    /// The longest wait lies before this step.
    pub bottleneck: bool,
    /// A word that neighbouring steps share when they run side by side.
    pub parallel: Option<String>,
    /// A step beside it takes longer, so that its own time is not on the ladder.
    pub overtaken: bool,
}

/// The team of a step.
#[derive(Debug, Clone, Default)]
pub struct TeamChip {
    pub name: String,
    pub href: Option<String>,
    pub shape: TeamShape,
}

/// A change of team: the contract's name and what it promises, as far as there is one.
#[derive(Debug, Clone, Default)]
pub struct Handoff {
    pub label: String,
    pub note: Option<String>,
    pub href: Option<String>,
}

/// Work that goes back; `from` and `to` are positions in `steps`.
#[derive(Debug, Clone, Default)]
pub struct Rework {
    pub from: usize,
    pub to: usize,
    /// Share of the items in percent, 0 to 100: the width of the arc.
    pub share: Option<f64>,
    /// The share as written, e.g. `30%`.
    pub label: String,
    pub why: Option<String>,
}

/// A planned improvement: a star at its step and a line below the map.
#[derive(Debug, Clone, Default)]
pub struct Burst {
    /// Short, e.g. `k1`.
    pub key: String,
    pub text: String,
    pub step: usize,
    pub href: Option<String>,
}

/// The map with its table.
pub fn render(ladder: &Ladder) -> Figure {
    let plan = layout::Plan::of(ladder);
    let svg = draw::draw(ladder, &plan);
    Figure {
        id: ladder.id.clone(),
        layout: "ladder",
        svg: svg.finish(&ladder.id, "ladder", plan.size, &ladder.title, &ladder.description),
        outline: String::new(),
        caption: ladder.title.clone(),
        table: Some(table(ladder)),
    }
}

fn table(ladder: &Ladder) -> TableView {
    let words = &ladder.words;
    let mut labels: Vec<&str> = Vec::new();
    for (label, _) in ladder.steps.iter().flat_map(|step| &step.data) {
        if !labels.contains(&label.as_str()) {
            labels.push(label);
        }
    }
    let mut columns = vec![
        ColumnView::words(words.get("step")),
        ColumnView::words(words.get("team_heading")),
        ColumnView::numbers(words.get("wait")),
    ];
    columns.extend(labels.iter().map(|label| ColumnView::numbers(*label)));
    let extra = [
        (ladder.steps.iter().any(|step| step.handoff.is_some()), words.get("a_handoff")),
        (!ladder.rework.is_empty(), words.get("rework")),
        (!ladder.bursts.is_empty(), words.get("improvements")),
        (ladder.steps.iter().any(|step| step.parallel.is_some()), words.get("side_by_side_with")),
    ];
    columns.extend(extra.iter().filter(|(on, _)| *on).map(|(_, title)| ColumnView::words(*title)));
    let rows = ladder.steps.iter().enumerate().map(|(index, step)| row(ladder, index, step, &labels, extra.map(|(on, _)| on)));
    TableView { caption: ladder.title.clone(), columns, rows: rows.collect(), row_headers: true, hide_caption: false }
}

fn row(ladder: &Ladder, index: usize, step: &Step, labels: &[&str], extra: [bool; 4]) -> Vec<Vec<Inline>> {
    let team = step.team.as_ref().map(|t| Inline::Team { text: t.name.clone(), href: t.href.clone(), shape: t.shape });
    let mut wait: Vec<Inline> = step.wait.iter().map(Inline::number).collect();
    if step.bottleneck {
        wait.push(Inline::text(format!(" ({})", ladder.words.get("longest_wait"))));
    }
    let mut cells = vec![vec![Inline::maybe_link(&step.name, step.href.as_deref())], team.into_iter().collect(), wait];
    for label in labels {
        cells.push(step.data.iter().filter(|(name, _)| name == label).map(|(_, value)| Inline::number(value)).collect());
    }
    if extra[0] {
        cells.push(
            step.handoff.iter().map(|h| Inline::maybe_link(joined(&h.label, h.note.as_deref()), h.href.as_deref())).collect(),
        );
    }
    if extra[1] {
        let arcs = ladder.rework.iter().filter(|arc| arc.from == index);
        cells.push(join(arcs.map(|arc| {
            let to = ladder.steps.get(arc.to).map_or("", |step| &step.name);
            Inline::text(joined(&format!("{} → {to}", arc.label), arc.why.as_deref()))
        })));
    }
    if extra[2] {
        let bursts = ladder.bursts.iter().filter(|burst| burst.step == index);
        cells.push(join(bursts.map(|b| Inline::maybe_link(joined(&b.key, Some(&b.text)), b.href.as_deref()))));
    }
    if extra[3] {
        let group = |other: &&Step| step.parallel.is_some() && other.parallel == step.parallel && other.name != step.name;
        cells.push(join(ladder.steps.iter().filter(group).map(|other| Inline::text(&other.name))));
    }
    cells
}

fn joined(head: &str, tail: Option<&str>) -> String {
    tail.map_or_else(|| head.to_owned(), |tail| format!("{head}: {tail}"))
}

fn join(values: impl Iterator<Item = Inline>) -> Vec<Inline> {
    let mut out = Vec::new();
    for value in values {
        if !out.is_empty() {
            out.push(Inline::text("; "));
        }
        out.push(value);
    }
    out
}

#[cfg(test)]
mod tests;
