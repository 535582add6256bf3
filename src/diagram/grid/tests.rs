//! What the drawing holds for inputs of every size.

use super::super::samples::{apart, labels};
use super::*;

fn canvas(count: usize) -> Grid {
    let entry = |label: Label| Entry { label, keys: vec![0, 27] };
    let names = areas(["a a b c c", "a a d c c", "e e e f f"]);
    let boxes = names.iter().map(|(name, area)| Block {
        title: format!("Box {name} with a heading-that-is-hardly-ever-this-long"),
        number: Some("9".into()),
        area: *area,
        entries: labels(count).into_iter().map(entry).collect(),
        also: vec![("A smaller box".into(), labels(2).into_iter().map(entry).collect()), ("Empty".into(), Vec::new())],
        foot: Some("$120 per month in all of the channels together".into()),
    });
    Grid { boxes: boxes.collect(), legend: labels(count.min(30)), ..Grid::default() }
}

#[test]
fn texts_stay_apart_and_inside_their_boxes() {
    for count in [0, 1, 5, 40] {
        let grid = canvas(count);
        let plan = layout::Plan::of(&grid);
        let svg = draw::draw(&grid, &plan);
        apart(&svg.labels, plan.size);
        for (at, placed) in plan.boxes.iter().enumerate() {
            assert!(plan.boxes[at + 1..].iter().all(|other| !placed.frame.overlaps(&other.frame)));
        }
    }
}

#[test]
fn a_name_that_is_repeated_stretches() {
    let found = areas(["a a b", "a a .", "c c c"]);
    let of = |name| found.iter().find(|(known, _)| *known == name).map(|(_, area)| *area);
    assert_eq!(of("a"), Some(Area { column: 0, row: 0, columns: 2, rows: 2 }));
    assert_eq!(of("c"), Some(Area { column: 0, row: 2, columns: 3, rows: 1 }));
    assert_eq!(found.len(), 3);
}

#[test]
fn the_list_and_the_table_say_the_same() {
    let figure = render(&canvas(3));
    assert_eq!(figure.outline.matches("<li").count(), 6 * (1 + 3 + 1 + 2 + 1 + 1));
    let rows = figure.table.map(|table| table.rows).unwrap_or_default();
    assert!(format!("{rows:?}").contains("A smaller box"));
    assert_eq!(figure.svg, render(&canvas(3)).svg);
}

#[test]
fn the_same_input_gives_the_same_picture() {
    assert_eq!(render(&canvas(40)), render(&canvas(40)));
}
