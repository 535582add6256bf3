//! What the drawing holds for inputs of every size.

use super::super::label::number;
use super::super::samples::{apart, labels};
use super::*;

fn map(count: usize) -> Plane {
    let spread = |at: usize, by: usize| number(at * by % 97) / 97.0;
    let point = |(at, label): (usize, Label)| Point {
        label,
        x: spread(at, 31),
        y: spread(at, 53),
        shape: ["anchor", "build", "buy", "outsource", "market", ""][at % 6].to_owned(),
        to: at.is_multiple_of(4).then(|| (spread(at, 31) + 0.2).min(1.0)),
        bar: at.is_multiple_of(7).then(|| "a three-year contract".to_owned()),
    };
    let points: Vec<Point> = labels(count).into_iter().enumerate().map(point).collect();
    let links = (1..count).map(|at| (at / 2, at, at.is_multiple_of(5).then(|| "constraint".to_owned())));
    let stages = [("Genesis", 0.175), ("Custom-built", 0.4), ("Product (and rental)", 0.7), ("Commodity (and utility)", 1.0)];
    let bands = stages.map(|(name, to)| (name.to_owned(), to)).to_vec();
    Plane {
        x: Axis { label: "Evolution".into(), low: "uncharted".into(), high: "industrialised".into(), bands },
        y: Axis {
            label: "Value chain".into(),
            low: "invisible to the user".into(),
            high: "visible to the user".into(),
            ..Axis::default()
        },
        spans: vec![Span { label: Label::new("Power"), from: 0.3, to: 0.8, y: 0.31 }],
        links: links.collect(),
        points,
        ..Plane::default()
    }
}

#[test]
fn labels_stay_apart_and_inside() {
    for count in [0, 1, 5, 40] {
        let (svg, size) = draw::draw(&map(count));
        apart(&svg.labels, size);
    }
}

#[test]
fn every_point_of_forty_has_its_label() {
    let plane = map(40);
    let (svg, _) = draw::draw(&plane);
    let drawn: String = svg.labels.iter().map(|(_, text)| text.as_str()).collect::<String>().replace(['…', ' '], "");
    let shown = plane
        .points
        .iter()
        .filter(|point| drawn.contains(&point.label.text.chars().take(8).collect::<String>().replace(' ', "")));
    assert_eq!(shown.count(), 40);
}

#[test]
fn coincident_and_outlying_points_are_drawn_and_the_table_says_where() {
    let point = |x, y| Point { label: Label::new("Twin"), x, y, ..Point::default() };
    let plane = Plane { points: vec![point(0.5, 0.5), point(0.5, 0.5), point(7.0, -3.0)], ..map(0) };
    let (svg, size) = draw::draw(&plane);
    apart(&svg.labels, size);
    let table = render(&plane).table.unwrap_or_default();
    assert_eq!(table.rows.len(), 3);
    assert_eq!(table.rows[0][1], [Inline::text("Product (and rental) (0.50)")]);
}

#[test]
fn a_value_on_a_bound_belongs_to_the_later_stage() {
    let axis = map(0).x;
    assert_eq!(
        (axis.band(0.1), axis.band(0.4), axis.band(1.0)),
        (Some("Genesis"), Some("Product (and rental)"), Some("Commodity (and utility)"))
    );
}

#[test]
fn the_same_input_gives_the_same_picture() {
    assert_eq!(render(&map(40)), render(&map(40)));
}

#[test]
fn a_label_beside_a_stage_line_keeps_off_it_and_one_elsewhere_stays_at_the_right() {
    let place = |x: f64| {
        let point = Point { label: Label::new("Deploy pipeline"), x, y: 0.5, ..Point::default() };
        let (svg, _) = draw::draw(&Plane { points: vec![point], spans: Vec::new(), ..map(0) });
        let frame = svg.labels.iter().find(|(_, text)| text == "Deploy pipeline").map(|(frame, _)| *frame);
        frame.map(|frame| (frame.x, frame.right())).unwrap_or_default()
    };
    let at = |x: f64| 112.0 + x * (super::super::measure::PAGE - 126.0);
    let (left, right) = place(0.66);
    assert!(left > at(0.7) || right < at(0.7), "the line of a stage is at {}, the label from {left} to {right}", at(0.7));
    assert!(place(0.45).0 > at(0.45));
}
