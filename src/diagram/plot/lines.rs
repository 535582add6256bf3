//! Lines, each named at its end.

use super::super::label::{Label, Lines, number};
use super::super::measure::{Font, PAGE};
use super::super::svg::{Anchor, Rect, Svg};
use super::frame::{LEFT, MARGIN, Scale, names, scale, spread};
use super::{Plot, Series};

const NAMES: f64 = 190.0;
const ROOM: f64 = NAMES - 24.0;
const GAP: f64 = 1.0;
const FONT: Font = Font::regular(12.0);

pub(super) fn draw(svg: &mut Svg, plot: &Plot) -> (f64, f64) {
    let said = plot.rules.iter().chain(&plot.decay).map(|(_, words)| Label::new(words));
    let labels = plot.series.iter().map(|series| series.label.clone()).chain(said);
    let high = labels.map(|label| Lines::of(&label, FONT, ROOM).height + GAP).sum::<f64>().max(320.0);
    let frame = Rect::new(LEFT, MARGIN + 30.0, PAGE - LEFT - NAMES - MARGIN, high);
    let over = Scale::of(plot, false);
    let last = number(plot.count().saturating_sub(1).max(1));
    let x = |at: usize| frame.x + 10.0 + number(at) / last * (frame.w - 20.0);
    scale(svg, plot, frame, over);
    names(svg, plot, frame, 1, x);
    let mut ends: Vec<(f64, f64, Label, String)> = Vec::new();
    for (at, series) in plot.series.iter().enumerate() {
        let class = format!("d-series d-series-{}{}", at % 6, if series.strong { " d-series-strong" } else { "" });
        if let Some((column, value)) = line(svg, series, &class, |at, value| (x(at), over.y(frame, value))) {
            let label = series.label.clone();
            ends.push((x(column), over.y(frame, value), label, class));
        }
    }
    if let Some((share, words)) = &plot.decay {
        let kept = |at: usize| (1.0 - share).clamp(0.0, 1.0).powf(number(at));
        let points: Vec<(f64, f64)> = (0..plot.count()).map(|at| (x(at), over.y(frame, kept(at)))).collect();
        svg.path("d-rule-line", &points, 0.0, None);
        if let Some((x, y)) = points.last() {
            ends.push((*x, *y, Label::new(words), "d-rule-line".to_owned()));
        }
    }
    for (value, words) in &plot.rules {
        let y = over.y(frame, *value);
        svg.path("d-rule-line", &[(frame.x, y), (frame.right(), y)], 0.0, None);
        ends.push((frame.right(), y, Label::new(words), "d-rule-line".to_owned()));
    }
    let named: Vec<Lines<'_>> = ends.iter().map(|(_, _, label, _)| Lines::of(label, FONT, ROOM)).collect();
    let wishes: Vec<(f64, f64)> =
        ends.iter().zip(&named).map(|((_, y, _, _), lines)| (y - lines.height / 2.0, lines.height + GAP)).collect();
    for (((x, y, _, class), lines), place) in ends.iter().zip(&named).zip(spread(&wishes, frame)) {
        let middle = place + f64::midpoint(lines.height, GAP);
        svg.path(
            &format!("{class} d-leader"),
            &[(*x, *y), (frame.right() + 6.0, middle), (frame.right() + 14.0, middle)],
            0.0,
            None,
        );
        lines.draw(svg, (frame.right() + 18.0, place + 1.0), Anchor::Start);
    }
    (PAGE, (frame.bottom() + 50.0).ceil())
}

/// The line through what is known, a point at each value. Returns the last.
fn line(svg: &mut Svg, series: &Series, class: &str, place: impl Fn(usize, f64) -> (f64, f64)) -> Option<(usize, f64)> {
    let mut run: Vec<(f64, f64)> = Vec::new();
    let mut last = None;
    for (at, value) in series.values.iter().enumerate() {
        match value.filter(|value| value.is_finite()) {
            Some(value) => {
                run.push(place(at, value));
                last = Some((at, value));
            }
            None => draw_run(svg, class, &std::mem::take(&mut run)),
        }
    }
    draw_run(svg, class, &run);
    last
}

fn draw_run(svg: &mut Svg, class: &str, run: &[(f64, f64)]) {
    if run.len() > 1 {
        svg.path(class, run, 0.0, None);
    }
    for (x, y) in run {
        svg.circle(&format!("{class} d-series-dot"), *x, *y, 3.0);
    }
}
