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
    let place = |row: usize, at: usize| Place { row, column: at, at: 0 };
    let needs = (0..count).map(|at| Need { from: place(0, at), to: place(2, (at * 3 + 1) % count) });
    Steps {
        needs: needs.collect(),
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
        apart(&draw::draw(&steps, &steps, &plan).labels, plan.size);
    }
}

#[test]
fn an_arrow_leads_to_what_a_note_needs_and_never_through_a_note() {
    let note = |text: &str| vec![Label::new(text)];
    let row = |notes: Vec<Vec<Label>>| Row { content: Content::Notes(notes), ..Row::default() };
    let place = |row, column| Place { row, column, at: 0 };
    let steps = Steps {
        columns: vec![Label::new("Ask"), Label::new("Wait")],
        rows: vec![row(vec![note("Answer"), note("Remind")]), row(vec![note("Look it up"), note("Send")])],
        needs: vec![Need { from: place(0, 0), to: place(1, 0) }, Need { from: place(0, 1), to: place(1, 0) }],
        ..Steps::default()
    };
    let figure = render(&steps);
    assert_eq!(figure.svg.matches("d-need-head").count(), 2);
    assert!(figure.outline.contains("needs Look it up"), "{}", figure.outline);
    let plan = layout::Plan::of(&steps);
    let frames: Vec<_> =
        [(0, 0), (0, 1), (1, 0), (1, 1)].iter().filter_map(|(row, column)| plan.frame(place(*row, *column))).collect();
    assert!(frames.iter().all(|frame| frame.x >= plan.left(0) + 15.0), "arrows find room at the left of every note");
    let gone = Steps { needs: vec![Need { from: place(0, 0), to: place(7, 7) }], ..steps };
    assert!(!render(&gone).svg.contains("d-need-head"));
}

#[test]
fn many_steps_are_drawn_in_parts_that_fit_a_page() {
    for count in [13, 40] {
        let steps = journey(count);
        let parts = parts::of(&steps, layout::Plan::of(&steps).column);
        assert!(parts.len() > 1 && parts.iter().all(|part| layout::Plan::of(part).size.0 <= 1_000.0), "{count}");
        let columns: Vec<String> = parts.iter().flat_map(|part| &part.columns).map(|label| label.text.clone()).collect();
        assert_eq!(columns, steps.columns.iter().map(|label| label.text.clone()).collect::<Vec<_>>());
        assert!(parts.iter().all(|part| part.groups.iter().map(|(_, span)| span).sum::<usize>() == part.columns.len()));
        assert_eq!(render(&steps).svg.matches("<svg").count(), parts.len());
    }
    assert_eq!(render(&journey(3)).svg.matches("<svg").count(), 1);
}

#[test]
fn only_the_lowest_point_of_all_parts_is_marked() {
    let scores = (0..40).map(|at| Some(if at == 33 { 1.0 } else { 3.0 })).collect();
    let row = Row { content: Content::Curve { scores, least: 1.0, most: 5.0 }, ..Row::default() };
    let steps = Steps { columns: labels(40), rows: vec![row], ..Steps::default() };
    assert_eq!(render(&steps).svg.matches("lowest point").count(), 1);
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
