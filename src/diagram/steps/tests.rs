//! What the drawing holds for inputs of every size.

use super::super::samples::{apart, labels};
use super::*;

fn journey(count: usize) -> Steps {
    let notes = |most: usize| (0..count).map(|at| labels(at % (most + 1))).collect();
    let scores = (0..count).map(|at| (at % 4 != 3).then(|| f64::from(u32::try_from(at % 5 + 1).unwrap_or(1)))).collect();
    let row = |label: &str, content, line: Option<&str>| Row {
        label: label.into(),
        content,
        line: line.map(|name| Line { name: name.into(), style: Style::Dashed }),
    };
    Steps {
        groups: labels(2).into_iter().zip([count / 2, count - count / 2]).filter(|(_, span)| *span > 0).collect(),
        columns: labels(count),
        rows: vec![
            row("Touchpoint with-a-very-long-name", Content::Notes(notes(1)), None),
            row("Feeling", Content::Curve { scores, least: 1.0, most: 5.0 }, None),
            row("Backstage", Content::Notes(notes(3)), Some("Line of visibility")),
        ],
        ..Steps::default()
    }
}

#[test]
fn texts_stay_apart() {
    for count in [0, 1, 2, 5, 40] {
        let steps = journey(count);
        let plan = layout::Plan::of(&steps);
        apart(&draw::draw(&steps, &plan).labels, plan.size);
    }
}

#[test]
fn the_lowest_point_is_marked_and_the_table_has_every_score() {
    let figure = render(&journey(5));
    assert_eq!(figure.svg.matches("lowest point").count(), 1);
    assert_eq!(figure.svg, render(&journey(5)).svg);
    let table = figure.table.unwrap_or_default();
    assert_eq!((table.rows.len(), table.columns.len()), (5, 4));
    assert_eq!(table.rows[2][2], [Inline::number("3")]);
    assert!(table.rows[3][2].is_empty());
}
