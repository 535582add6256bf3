//! Writes a placed ring as SVG.

use super::super::label::number;
use super::super::measure::Font;
use super::super::svg::{Anchor, Rect, Svg};
use super::Cycle;
use super::layout::{BACK, DISC, HUB, MARGIN, PAD, Plan, SMALL};

/// Points of a whole ring.
const FINE: u32 = 480;
/// Points between two steps.
const LEAST: f64 = 60.0;

pub(super) fn draw(cycle: &Cycle, plan: &Plan<'_>) -> Svg {
    let mut svg = Svg::new();
    if plan.nodes.len() > 1 {
        for at in 0..plan.nodes.len() {
            arrow(&mut svg, plan, at);
        }
    }
    let high = number(plan.hub.len()) * HUB.line();
    if !cycle.hub.is_empty() && plan.nodes.len() > 1 && plan.radius.is_some() {
        svg.lines("d-ink", (plan.middle.0, plan.middle.1 - high / 2.0), Anchor::Middle, HUB, &plan.hub);
    }
    for (at, (lines, frame)) in plan.nodes.iter().enumerate() {
        svg.group(&format!("d-note d-note-{} d-turn", lines.label.tone.word()), |svg| {
            svg.rect("d-note-shape", *frame, 10.0);
            lines.draw(svg, (frame.x + PAD + 2.0 * DISC + 2.0, frame.y + PAD), Anchor::Start);
        });
        svg.circle("d-disc", frame.x + PAD + DISC - 2.0, frame.y + PAD + DISC - 2.0, DISC);
        let font = Font::bold(11.5);
        svg.text(
            "d-on-disc",
            (frame.x + PAD + DISC - 2.0, frame.y + PAD + DISC + 2.0),
            Anchor::Middle,
            font,
            &(at + 1).to_string(),
        );
    }
    if !plan.brakes.is_empty() {
        svg.text("d-late", (MARGIN, plan.foot + 14.0), Anchor::Start, SMALL, cycle.head.words.get("what_slows_it"));
        for (lines, frame) in &plan.brakes {
            svg.group("d-note d-note-bad", |svg| {
                svg.rect("d-note-shape", *frame, 2.0);
                lines.draw(svg, (frame.x + PAD, frame.y + PAD), Anchor::Start);
            });
        }
    }
    svg
}

/// The part of the ring between two boxes, with a head.
fn arrow(svg: &mut Svg, plan: &Plan<'_>, at: usize) {
    let (from, to) = (plan.nodes[at].1, plan.nodes[(at + 1) % plan.nodes.len()].1);
    let outside = |point: &(f64, f64)| !holds(from, *point) && !holds(to, *point);
    if plan.radius.is_none() && at + 1 == plan.nodes.len() {
        return back(svg, plan, from, to);
    }
    let steps = (f64::from(FINE) / number(plan.nodes.len())).ceil().max(LEAST);
    let mut points = Vec::new();
    let mut step = 0.0;
    while step <= steps {
        points.push(plan.point(at, step / steps));
        step += 1.0;
    }
    points.retain(outside);
    let [.., before, tip] = points.as_slice() else { return };
    let (before, tip) = (*before, *tip);
    svg.path("d-turn-line", &points, 0.0, None);
    head(svg, "d-turn-head", before, tip);
}

/// From the last step below and beside all rows to the first.
fn back(svg: &mut Svg, plan: &Plan<'_>, from: Rect, to: Rect) {
    let bottom = plan.nodes.iter().map(|(_, frame)| frame.bottom()).fold(0.0, f64::max) + BACK;
    let left = to.x - BACK;
    let tip = (to.x - 5.0, to.cy());
    let points = [(from.cx(), from.bottom() + 5.0), (from.cx(), bottom), (left, bottom), (left, tip.1), tip];
    svg.path("d-turn-line", &points, 8.0, None);
    head(svg, "d-turn-head", (left, tip.1), tip);
}

/// An arrowhead at `tip`, coming from `before`.
pub(in crate::diagram) fn head(svg: &mut Svg, class: &str, before: (f64, f64), tip: (f64, f64)) {
    let (dx, dy) = (tip.0 - before.0, tip.1 - before.1);
    let long = dx.hypot(dy).max(0.001);
    let (ux, uy) = (dx / long, dy / long);
    let back = (tip.0 - ux * 8.0, tip.1 - uy * 8.0);
    let front = (tip.0 + ux * 3.0, tip.1 + uy * 3.0);
    svg.polygon(class, &[front, (back.0 - uy * 5.5, back.1 + ux * 5.5), (back.0 + uy * 5.5, back.1 - ux * 5.5)]);
}

fn holds(frame: Rect, (x, y): (f64, f64)) -> bool {
    const ROOM: f64 = 5.0;
    x > frame.x - ROOM && x < frame.right() + ROOM && y > frame.y - ROOM && y < frame.bottom() + ROOM
}
