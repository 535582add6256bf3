//! The frame of the plane: its axes with their stages.

use super::super::measure::{Font, wrap};
use super::super::svg::{Anchor, Rect, Svg};
use super::Plane;

const NAME: Font = Font::bold(12.5);
const END: Font = Font::regular(11.5);

/// The lines between the stages of both axes.
pub(super) fn between(plane: &Plane, frame: Rect) -> impl Iterator<Item = ((f64, f64), (f64, f64))> {
    let inside = |bands: &'_ [(String, f64)]| bands.iter().map(|(_, to)| *to).filter(|to| *to < 1.0).collect::<Vec<_>>();
    let upright = inside(&plane.x.bands).into_iter().map(move |to| frame.x + to * frame.w);
    let across = inside(&plane.y.bands).into_iter().map(move |to| frame.bottom() - to * frame.h);
    let upright = upright.map(move |x| ((x, frame.y), (x, frame.bottom())));
    upright.chain(across.map(move |y| ((frame.x, y), (frame.right(), y))))
}

/// Everything around the points.
pub(super) fn draw(svg: &mut Svg, plane: &Plane, frame: Rect) {
    svg.rect("d-plot", frame, 0.0);
    for (from, to) in between(plane, frame) {
        svg.line("d-ideal", from, to);
    }
    let mut from = 0.0;
    for (name, to) in &plane.x.bands {
        let (left, right) = (frame.x + from * frame.w, frame.x + to.min(1.0) * frame.w);
        let lines = wrap(name, NAME, (right - left - 8.0).max(20.0), 2);
        svg.lines("d-level", (f64::midpoint(left, right), frame.bottom() + 6.0), Anchor::Middle, NAME, &lines);
        from = *to;
    }
    let mut from = 0.0;
    for (name, to) in &plane.y.bands {
        let (low, high) = (frame.bottom() - from * frame.h, frame.bottom() - to.min(1.0) * frame.h);
        let lines = wrap(name, NAME, frame.x - 14.0, 3);
        let top = f64::midpoint(low, high) - super::super::label::rows(lines.len(), NAME) / 2.0;
        svg.lines("d-level", (frame.x - 8.0, top), Anchor::End, NAME, &lines);
        from = *to;
    }
    let below = frame.bottom() + if plane.x.bands.is_empty() { 8.0 } else { 40.0 };
    ends(svg, [&plane.x.low, &plane.x.label, &plane.x.high], frame, below);
    if plane.y.bands.is_empty() {
        let room = frame.x - 14.0;
        let top = wrap(&plane.y.high, END, room, 4);
        svg.lines("d-muted", (frame.x - 8.0, frame.y), Anchor::End, END, &top);
        let middle = wrap(&plane.y.label, NAME, room, 5);
        let high = super::super::label::rows(middle.len(), NAME);
        svg.lines("d-level", (frame.x - 8.0, frame.cy() - high / 2.0), Anchor::End, NAME, &middle);
        let bottom = wrap(&plane.y.low, END, room, 4);
        let high = super::super::label::rows(bottom.len(), END);
        svg.lines("d-muted", (frame.x - 8.0, frame.bottom() - high), Anchor::End, END, &bottom);
    }
}

/// What the ends of the x axis mean, and its name between them.
fn ends(svg: &mut Svg, [low, name, high]: [&String; 3], frame: Rect, y: f64) {
    let third = frame.w / 3.0 - 12.0;
    let one = |text: &str, font| wrap(text, font, third, 1);
    svg.lines("d-muted", (frame.x, y), Anchor::Start, END, &one(low, END));
    svg.lines("d-level", (frame.cx(), y), Anchor::Middle, NAME, &one(name, NAME));
    svg.lines("d-muted", (frame.right(), y), Anchor::End, END, &one(high, END));
}
