//! Places and writes the points with their links, moves and labels.

use super::super::cycle::head;
use super::super::label::number;
use super::super::measure::{Font, PAGE, width};
use super::super::svg::{Anchor, Rect, Svg};
use super::place::{Placed, Room};
use super::{Plane, Point, Span, axes};

const LEFT: f64 = 112.0;
const MARGIN: f64 = 14.0;
const RADIUS: f64 = 7.0;
const FONT: Font = Font::regular(12.0);
const ANCHOR: Font = Font::bold(13.5);
const KEY: Font = Font::regular(12.0);

pub(super) fn draw(plane: &Plane) -> (Svg, (f64, f64)) {
    let mut svg = Svg::new();
    let count = number(plane.points.len());
    let high = (520.0 + (count - 12.0).max(0.0) * 11.0).min(1100.0);
    let frame = Rect::new(LEFT, MARGIN, PAGE - LEFT - MARGIN, high);
    let at = |x: f64, y: f64| (frame.x + x.clamp(0.0, 1.0) * frame.w, frame.bottom() - y.clamp(0.0, 1.0) * frame.h);
    axes::draw(&mut svg, plane, frame);
    let places: Vec<(f64, f64)> = plane.points.iter().map(|point| at(point.x, point.y)).collect();
    let lines: Vec<_> = plane.links.iter().filter_map(|(from, to, _)| Some((*places.get(*from)?, *places.get(*to)?))).collect();
    for (from, to) in &lines {
        svg.line("d-needs", *from, *to);
    }
    let mut hard = Vec::new();
    for span in &plane.spans {
        let (left, y) = at(span.from, span.y);
        let (right, _) = at(span.to, span.y);
        let own = Rect::new(left - 12.0, y - 13.0, right - left + 24.0, 26.0);
        svg.rect("d-pipeline", own, 4.0);
    }
    for (point, place) in plane.points.iter().zip(&places) {
        if let Some(to) = point.to {
            let tip = at(to, point.y);
            let back = if tip.0 > place.0 { -9.0 } else { 9.0 };
            svg.path("d-moves", &[*place, (tip.0 + back, tip.1)], 0.0, None);
            head(&mut svg, "d-moves-head", *place, tip);
            hard.push(Rect::new(tip.0 - 8.0, tip.1 - 6.0, 16.0, 12.0));
        }
        if point.bar.is_some() {
            hard.push(Rect::new(place.0 + RADIUS, place.1 - 11.0, 10.0, 22.0));
        }
        hard.push(Rect::new(place.0 - RADIUS, place.1 - RADIUS, 2.0 * RADIUS, 2.0 * RADIUS));
    }
    let shapes = shapes(plane);
    for (point, place) in plane.points.iter().zip(&places) {
        mark(&mut svg, point, *place, &shapes);
    }
    let moves = plane.points.iter().zip(&places).filter_map(|(point, place)| Some((*place, at(point.to?, point.y))));
    let soft = lines.iter().copied().chain(moves).chain(axes::between(plane, frame)).collect();
    let mut room = Room::new(hard, soft, Rect::new(frame.x + 2.0, frame.y + 2.0, frame.w - 4.0, frame.h - 4.0));
    for (point, place) in plane.points.iter().zip(&places) {
        let font = if point.shape == "anchor" { ANCHOR } else { FONT };
        let placed = room.take(&point.label.text, font, *place, RADIUS);
        label(&mut svg, point, &placed, *place, font);
    }
    // What stands in a box most often bears the name of the box.
    let unnamed = |span: &&Span| plane.points.iter().all(|point| point.label.text != span.label.text);
    for span in plane.spans.iter().filter(unnamed) {
        let (left, y) = at(span.from, span.y);
        let placed = room.take(&span.label.text, FONT, (left, y - 10.0), RADIUS);
        svg.lines("d-muted", (placed.frame.x + 2.0, placed.frame.y), Anchor::Start, FONT, &placed.lines);
    }
    for ((from, to), (_, _, text)) in lines.iter().zip(&plane.links) {
        if let Some(text) = text {
            let middle = (f64::midpoint(from.0, to.0), f64::midpoint(from.1, to.1));
            let placed = room.take(text, FONT, middle, 1.0);
            svg.lines("d-muted", (placed.frame.x + 2.0, placed.frame.y), Anchor::Start, FONT, &placed.lines);
        }
    }
    let bottom = legend(&mut svg, plane, &shapes, frame.bottom() + 78.0);
    (svg, (PAGE, bottom.ceil()))
}

/// The shapes that the legend explains, in their order.
fn shapes(plane: &Plane) -> Vec<&str> {
    let mut found: Vec<&str> = Vec::new();
    for point in plane.points.iter().filter(|point| !point.shape.is_empty() && point.shape != "anchor") {
        if !found.contains(&point.shape.as_str()) {
            found.push(&point.shape);
        }
    }
    found
}

fn mark(svg: &mut Svg, point: &Point, (x, y): (f64, f64), shapes: &[&str]) {
    if point.shape == "anchor" {
        svg.rect("d-anchor", Rect::new(x - 5.0, y - 5.0, 10.0, 10.0), 0.0);
    } else {
        symbol(svg, (x, y), shapes.iter().position(|shape| *shape == point.shape));
    }
    if point.bar.is_some() {
        svg.rect("d-inertia", Rect::new(x + RADIUS + 4.0, y - 11.0, 5.0, 22.0), 0.0);
    }
}

/// A circle filled by its position in the legend: empty, dot, full, cross, and so on again.
fn symbol(svg: &mut Svg, (x, y): (f64, f64), position: Option<usize>) {
    match position.map(|position| position % 4) {
        Some(1) => {
            svg.circle("d-point", x, y, RADIUS);
            svg.circle("d-point-dot", x, y, 3.0);
        }
        Some(2) => svg.circle("d-point d-point-full", x, y, RADIUS),
        Some(3) => {
            svg.circle("d-point", x, y, RADIUS);
            svg.line("d-point-cross", (x - 4.0, y - 4.0), (x + 4.0, y + 4.0));
            svg.line("d-point-cross", (x - 4.0, y + 4.0), (x + 4.0, y - 4.0));
        }
        _ => svg.circle("d-point", x, y, RADIUS),
    }
}

fn label(svg: &mut Svg, point: &Point, placed: &Placed, (x, y): (f64, f64), font: Font) {
    let frame = placed.frame;
    if placed.far {
        svg.line("d-lead", (x, y), (frame.x.max(x).min(frame.right()), frame.y.max(y).min(frame.bottom())));
    }
    svg.link(point.label.href.as_deref(), "", |svg| {
        svg.lines("d-ink d-halo", (frame.x + 2.0, frame.y), Anchor::Start, font, &placed.lines);
    });
}

/// What the marks mean.
fn legend(svg: &mut Svg, plane: &Plane, shapes: &[&str], y: f64) -> f64 {
    let words = &plane.head.words;
    let mut x = LEFT;
    let mut entry = |svg: &mut Svg, text: &str, draw: &dyn Fn(&mut Svg, f64)| {
        if x + width(text, KEY) + 34.0 > PAGE - MARGIN {
            return;
        }
        draw(svg, x + 8.0);
        svg.text("d-muted", (x + 22.0, y + 4.0), Anchor::Start, KEY, text);
        x += width(text, KEY) + 46.0;
    };
    for (at, shape) in shapes.iter().enumerate() {
        entry(svg, shape, &|svg, x| symbol(svg, (x, y), Some(at)));
    }
    if plane.points.iter().any(|point| point.to.is_some()) {
        entry(svg, words.get("moves_to"), &|svg, x| {
            svg.path("d-moves", &[(x - 8.0, y), (x + 2.0, y)], 0.0, None);
            head(svg, "d-moves-head", (x - 8.0, y), (x + 7.0, y));
        });
    }
    if plane.points.iter().any(|point| point.bar.is_some()) {
        entry(svg, words.get("held_back"), &|svg, x| svg.rect("d-inertia", Rect::new(x - 2.5, y - 10.0, 5.0, 20.0), 0.0));
    }
    y + 20.0
}
