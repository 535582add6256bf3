//! Writes a placed canvas as SVG.

use super::super::label::{Label, rows};
use super::super::measure::{Font, PAGE, width, wrap};
use super::super::svg::{Anchor, Rect, Svg};
use super::layout::{BETWEEN, INDENT, KEY, Line, MARGIN, NUMBER, PAD, Placed, Plan, SMALL, SUB_HEAD, TEXT, TITLE};
use super::{Grid, letter};

const LEGEND: Font = Font::regular(12.0);

pub(super) fn draw(grid: &Grid, plan: &Plan<'_>) -> Svg {
    let mut svg = Svg::new();
    for (at, placed) in plan.boxes.iter().enumerate().filter(|(at, _)| !grid.centre.contains(at)) {
        svg.group(&format!("d-block d-block-{}", at % 2), |svg| block(svg, placed));
    }
    centre(&mut svg, grid, plan);
    legend(&mut svg, &grid.legend, plan.bottom);
    svg
}

/// The boxes of the centre inside a head with two ears.
fn centre(svg: &mut Svg, grid: &Grid, plan: &Plan<'_>) {
    let inside: Vec<&Placed<'_>> = grid.centre.iter().filter_map(|at| plan.boxes.get(*at)).collect();
    let Some(first) = inside.first() else { return };
    let frame = inside.iter().fold(first.frame, |all, placed| {
        let (x, y) = (all.x.min(placed.frame.x), all.y.min(placed.frame.y));
        Rect::new(x, y, all.right().max(placed.frame.right()) - x, all.bottom().max(placed.frame.bottom()) - y)
    });
    let head = Rect::new(frame.x + 2.0, frame.y + 2.0, frame.w - 4.0, frame.h - 4.0);
    svg.circle("d-head", head.x, head.cy(), 9.0);
    svg.circle("d-head", head.right(), head.cy(), 9.0);
    svg.rect("d-head", head, 24.0);
    for placed in &inside {
        if placed.frame.y > frame.y + 1.0 {
            svg.line("d-hair", (placed.frame.x + 20.0, placed.frame.y), (placed.frame.right() - 20.0, placed.frame.y));
        }
        if placed.frame.x > frame.x + 1.0 {
            svg.line("d-hair", (placed.frame.x, placed.frame.y + 12.0), (placed.frame.x, placed.frame.bottom() - 12.0));
        }
        svg.group("d-block-inside", |svg| block(svg, placed));
    }
}

fn block(svg: &mut Svg, placed: &Placed<'_>) {
    let frame = placed.frame;
    svg.rect("d-block-shape", frame, 0.0);
    if let Some(number) = &placed.block.number {
        svg.circle("d-disc", frame.right() - PAD - 9.0, frame.y + PAD + 8.0, 10.0);
        svg.text("d-on-disc", (frame.right() - PAD - 9.0, frame.y + PAD + 12.0), Anchor::Middle, SMALL, number);
    }
    let x = frame.x + PAD;
    let mut y = svg.lines("d-block-title", (x, frame.y + PAD), Anchor::Start, TITLE, &placed.title) + 6.0;
    y = lines(svg, &placed.entries, x, y);
    for (title, entries) in &placed.also {
        svg.line("d-hair", (x, y + 2.0), (frame.right() - PAD, y + 2.0));
        y = svg.lines("d-muted", (x, y + SUB_HEAD), Anchor::Start, SMALL, title) + 6.0;
        y = lines(svg, entries, x, y);
    }
    if !placed.foot.is_empty() {
        let top = frame.bottom() - PAD - rows(placed.foot.len(), SMALL);
        svg.line("d-hair", (x, top - 5.0), (frame.right() - PAD, top - 5.0));
        svg.lines("d-ink", (frame.right() - PAD, top), Anchor::End, SMALL, &placed.foot);
    }
}

fn lines(svg: &mut Svg, entries: &[Line<'_>], x: f64, mut y: f64) -> f64 {
    for line in entries {
        svg.circle("d-bullet", x + 3.0, y + TEXT.line() / 2.0, 2.5);
        let mut left = x + INDENT;
        for key in &line.entry.keys {
            svg.group(&format!("d-key d-key-{}", key % 6), |svg| {
                svg.rect("d-key-shape", Rect::new(left, y, KEY - 4.0, KEY - 4.0), 4.0);
                svg.text("d-on-key", (left + KEY / 2.0 - 2.0, y + 12.0), Anchor::Middle, Font::bold(10.0), &letter(*key));
            });
            left += KEY;
        }
        svg.group(&format!("d-tone-text-{}", line.lines.label.tone.word()), |svg| {
            line.lines.draw(svg, (left, y), Anchor::Start);
        });
        y += line.lines.height + BETWEEN;
    }
    y
}

/// The places of the legend's entries, line by line.
fn legend_places(legend: &[Label]) -> Vec<(f64, f64, String)> {
    let (mut x, mut line) = (MARGIN, 0.0);
    let mut places = Vec::new();
    for label in legend {
        let text = wrap(&label.text, LEGEND, PAGE / 2.0, 1).swap_remove(0);
        let wide = NUMBER + width(&text, LEGEND) + 18.0;
        if x + wide > PAGE - MARGIN && x > MARGIN {
            (x, line) = (MARGIN, line + 1.0);
        }
        places.push((x, line * 24.0, text));
        x += wide;
    }
    places
}

pub(super) fn legend_height(legend: &[Label]) -> f64 {
    legend_places(legend).last().map_or(0.0, |(_, y, _)| y + 38.0)
}

fn legend(svg: &mut Svg, legend: &[Label], bottom: f64) {
    for (at, ((x, y, text), label)) in legend_places(legend).into_iter().zip(legend).enumerate() {
        let y = bottom + 12.0 + y;
        svg.group(&format!("d-key d-key-{}", at % 6), |svg| {
            svg.rect("d-key-shape", Rect::new(x, y, 18.0, 18.0), 4.0);
            svg.text("d-on-key", (x + 9.0, y + 13.0), Anchor::Middle, SMALL, &letter(at));
        });
        svg.link(label.href.as_deref(), "", |svg| {
            svg.text("d-ink", (x + NUMBER, y + 13.0), Anchor::Start, LEGEND, &text);
        });
    }
}
