//! `lanes`: steps from left to right and what happens at each; options in `kind::view`.

use crate::diagram::Figure;
use crate::diagram::label::Label;
use crate::diagram::listed::Head;
use crate::diagram::steps::{Content, Line, Need, Place, Row, Steps, Style, render};
use crate::expr::Datum;
use crate::kind::Part;
use crate::syntax::kebab;

use super::spot::{Spot, listed};

pub(super) fn figure(spot: &Spot<'_>, options: &Part, head: Head) -> Option<Figure> {
    let columns = options.part("columns")?;
    let (mut groups, mut steps) = (Vec::new(), Vec::new());
    match options.part("groups") {
        Some(group) => {
            for over in spot.each(group) {
                let own = over.each(columns);
                if !own.is_empty() {
                    groups.push((over.label(group), own.len()));
                    steps.extend(own);
                }
            }
        }
        None => steps = spot.each(columns),
    }
    if steps.is_empty() {
        return None;
    }
    let rows = options.parts("rows").iter().map(|part| (part, row(spot, &steps, part)));
    let (parts, rows): (Vec<&Part>, Vec<Row>) = rows.filter(|(_, row)| !is_empty(row)).unzip();
    let needs = needs(&steps, &parts, &rows);
    Some(render(&Steps { head, groups, columns: steps.iter().map(|step| step.label(columns)).collect(), rows, needs }))
}

/// What the notes need, found by the words of other notes.
fn needs(steps: &[Spot<'_>], parts: &[&Part], rows: &[Row]) -> Vec<Need> {
    let mut found = Vec::new();
    for (row, part) in parts.iter().enumerate().filter(|(_, part)| part.has("needs")) {
        for (column, step) in steps.iter().enumerate() {
            let named = step.each(part).into_iter().filter(|element| !element.labelled(part, "text").text.is_empty());
            for (at, element) in named.enumerate() {
                let words = element.value(part, "needs").map(listed).unwrap_or_default();
                let from = Place { row, column, at };
                let other = |words: &Datum| place(rows, &element.words(words)).filter(|to| *to != from);
                found.extend(words.iter().filter_map(other).map(|to| Need { from, to }));
            }
        }
    }
    found
}

/// Where a note of these words lies.
fn place(rows: &[Row], words: &str) -> Option<Place> {
    rows.iter().enumerate().find_map(|(row, of)| {
        let Content::Notes(notes) = &of.content else { return None };
        notes.iter().enumerate().find_map(|(column, notes)| {
            let at = notes.iter().position(|note| kebab(&note.text) == kebab(words))?;
            Some(Place { row, column, at })
        })
    })
}

fn row(spot: &Spot<'_>, steps: &[Spot<'_>], part: &Part) -> Row {
    let content = if part.has("curve") {
        let scale = |name, default| part.number(name).unwrap_or(default);
        let scores = steps.iter().map(|step| step.number(part, "curve")).collect();
        Content::Curve { scores, least: scale("least", 1.0), most: scale("most", 5.0) }
    } else {
        Content::Notes(steps.iter().map(|step| notes(step, part)).collect())
    };
    let style = || part.words("style").map(Style::from_word).unwrap_or_default();
    let line = spot.says(part, "line").map(|name| Line { name, style: style() });
    Row { label: spot.says(part, "label").unwrap_or_default(), content, line }
}

fn notes(step: &Spot<'_>, part: &Part) -> Vec<Label> {
    let elements = step.each(part);
    elements.iter().map(|element| element.labelled(part, "text")).filter(|label| !label.text.is_empty()).collect()
}

fn is_empty(row: &Row) -> bool {
    match &row.content {
        Content::Notes(notes) => notes.iter().all(Vec::is_empty) && row.line.is_none(),
        Content::Curve { scores, .. } => scores.iter().all(Option::is_none),
    }
}
