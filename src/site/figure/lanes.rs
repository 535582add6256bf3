//! `lanes`: steps from left to right and what happens at each; options in `kind::view`.

use crate::diagram::Figure;
use crate::diagram::label::Label;
use crate::diagram::listed::Head;
use crate::diagram::steps::{Content, Line, Row, Steps, Style, render};
use crate::kind::Part;

use super::spot::Spot;

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
    let rows = options.parts("rows").iter().map(|part| row(&steps, part)).filter(|row| !is_empty(row));
    Some(render(&Steps { head, groups, columns: steps.iter().map(|step| step.label(columns)).collect(), rows: rows.collect() }))
}

fn row(steps: &[Spot<'_>], part: &Part) -> Row {
    let content = if part.has("curve") {
        let scale = |name, default| part.number(name).unwrap_or(default);
        let scores = steps.iter().map(|step| step.number(part, "curve")).collect();
        Content::Curve { scores, least: scale("least", 1.0), most: scale("most", 5.0) }
    } else {
        Content::Notes(steps.iter().map(|step| notes(step, part)).collect())
    };
    let line = part
        .words("line")
        .map(|name| Line { name: name.to_owned(), style: part.words("style").map(Style::from_word).unwrap_or_default() });
    Row { label: part.words("label").unwrap_or_default().to_owned(), content, line }
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
