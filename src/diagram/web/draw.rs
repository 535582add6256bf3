//! Writes a placed web as SVG.

use super::super::TeamShape;
use super::super::cycle::head;
use super::super::label::number;
use super::super::measure::{Font, width};
use super::super::svg::{Anchor, Rect, Svg};
use super::layout::{PAD, Plan};
use super::marks::{Free, around, beside};
use super::near::Near;
use super::{Link, Loop, Shape, Sign, Web};

const SIGN: Font = Font::bold(14.0);
const SMALL: Font = Font::regular(11.0);
/// How many places a loop tries that no line crosses.
const NEAR: usize = 81;
const LETTER: Font = Font::bold(12.0);

pub(super) fn draw(web: &Web) -> (Svg, (f64, f64)) {
    let plan = Plan::of(web);
    let mut svg = Svg::new();
    let mut free = Free::new(plan.nodes.iter().map(|(_, frame)| *frame), plan.size);
    let ways: Vec<(&Link, Vec<(f64, f64)>)> = web.links.iter().map(|link| (link, plan.way(link))).collect();
    for (link, way) in &ways {
        line(&mut svg, link, way);
    }
    for ((lines, frame), node) in plan.nodes.iter().zip(&web.nodes) {
        let (class, frame_class, radius) = match node.shape {
            Shape::Plain => ("d-variable", "d-note-shape".to_owned(), 6.0),
            Shape::Stock => ("d-variable d-stock", "d-note-shape".to_owned(), 0.0),
            Shape::Goal => ("d-variable d-wish", "d-note-shape".to_owned(), 16.0),
            Shape::Team(shape) => {
                let radius = if shape == TeamShape::Platform { 0.0 } else { 12.0 };
                ("", format!("d-team d-team-{}", shape.word()), radius)
            }
        };
        svg.group(&format!("d-note d-note-{} {class}", lines.label.tone.word()), |svg| {
            svg.rect(&frame_class, *frame, radius);
            lines.draw(svg, (frame.cx(), frame.y + PAD), Anchor::Middle);
        });
    }
    for (link, way) in &ways {
        marks(&mut svg, link, way, &mut free);
    }
    let points = ways.iter().flat_map(|(_, way)| way);
    let lines = Near::of(points.map(|(x, y)| Rect::new(x - 4.0, y - 4.0, 8.0, 8.0)));
    for of in &web.loops {
        turn(&mut svg, of, &plan, (&mut free, &lines));
    }
    (svg, plan.size)
}

fn line(svg: &mut Svg, link: &Link, way: &[(f64, f64)]) {
    let [.., before, tip] = way else { return };
    let class = match link.sign {
        Some(Sign::Opposite) => "d-opposite",
        _ => "d-same",
    };
    svg.path(&format!("d-cause {class}"), way, 0.0, None);
    head(svg, &format!("d-cause-head {class}"), *before, *tip);
}

/// The sign near the tip, the delay in the middle, the words beside it.
fn marks(svg: &mut Svg, link: &Link, way: &[(f64, f64)], free: &mut Free) {
    if let Some(sign) = link.sign {
        let text = sign.mark();
        if let Some(at) = free.take(beside(way, 12.0), (16.0, 16.0)) {
            let class = if sign == Sign::Same { "d-plus" } else { "d-minus" };
            svg.text(class, (at.cx(), at.cy() + 5.0), Anchor::Middle, SIGN, text);
        }
    }
    if let (Some(delay), [_, _, ..]) = (&link.delay, way) {
        let middle = way.len() / 2;
        let (before, here) = (way[middle - 1], way[middle]);
        let (dx, dy) = (here.0 - before.0, here.1 - before.1);
        let long = dx.hypot(dy).max(0.001);
        let (ux, uy) = (dx / long, dy / long);
        for shift in [-3.0, 3.0] {
            let at = (here.0 + ux * shift, here.1 + uy * shift);
            svg.line("d-delay", (at.0 - uy * 8.0, at.1 + ux * 8.0), (at.0 + uy * 8.0, at.1 - ux * 8.0));
        }
        words(svg, delay, way, free);
    }
    if let Some(label) = &link.label {
        words(svg, label, way, free);
    }
}

/// Words beside a way, where there is room; the table has them in any case.
fn words(svg: &mut Svg, text: &str, way: &[(f64, f64)], free: &mut Free) {
    let wide = width(text, SMALL);
    if text.is_empty() || wide > 190.0 {
        return;
    }
    let mut places = beside(way, 12.0 + wide / 3.0);
    let quarter = places.len() / 4;
    places.rotate_left(quarter);
    if let Some(at) = free.take(places, (wide + 4.0, 15.0)) {
        svg.text("d-muted", (at.cx(), at.cy() + 4.0), Anchor::Middle, SMALL, text);
    }
}

/// The loop's letter in an arrow that turns as the loop does, its name below.
fn turn(svg: &mut Svg, of: &Loop, plan: &Plan<'_>, (free, lines): (&mut Free, &Near)) {
    let nodes: Vec<Rect> = of.over.iter().filter_map(|at| plan.nodes.get(*at)).map(|(_, frame)| *frame).collect();
    if nodes.is_empty() {
        return;
    }
    let count = number(nodes.len());
    let middle = (nodes.iter().map(Rect::cx).sum::<f64>() / count, nodes.iter().map(Rect::cy).sum::<f64>() / count);
    let area: f64 = (0..nodes.len())
        .map(|at| {
            let (a, b) = (nodes[at], nodes[(at + 1) % nodes.len()]);
            a.cx() * b.cy() - b.cx() * a.cy()
        })
        .sum();
    let clockwise = area >= 0.0;
    let name = if width(&of.name, SMALL) <= 170.0 { of.name.as_str() } else { "" };
    let wide = width(name, SMALL).max(36.0) + 4.0;
    let high = if name.is_empty() { 36.0 } else { 52.0 };
    let near = free.take_off(lines, around(middle).take(NEAR), (wide, high));
    let Some(frame) = near.or_else(|| free.take(around(middle), (wide, high))) else { return };
    let (x, y) = (frame.cx(), frame.y + 18.0);
    svg.group("d-loop", |svg| {
        svg.tooltip(&of.name);
        let points: Vec<(f64, f64)> = (0..=20_u32)
            .map(|step| {
                let angle = std::f64::consts::TAU * (0.08 + 0.78 * f64::from(step) / 20.0);
                let angle = if clockwise { angle } else { -angle };
                (x + 16.0 * angle.sin(), y - 16.0 * angle.cos())
            })
            .collect();
        svg.path("d-loop-line", &points, 0.0, None);
        if let [.., before, tip] = points.as_slice() {
            head(svg, "d-loop-head", *before, *tip);
        }
        svg.text("d-ink", (x, y + 4.5), Anchor::Middle, LETTER, &of.letter);
        svg.text("d-muted", (x, frame.bottom() - 4.0), Anchor::Middle, SMALL, name);
    });
}
