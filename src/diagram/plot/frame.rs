//! The frame of a chart: its scale with round numbers, the names along the bottom, the lines across.

use super::super::label::number;
use super::super::measure::{Font, width, wrap};
use super::super::svg::{Anchor, Rect, Svg};
use super::Plot;

pub(super) const MARGIN: f64 = 14.0;
pub(super) const LEFT: f64 = 84.0;
pub(super) const SMALL: Font = Font::regular(11.5);
pub(super) const STRONG: Font = Font::bold(12.0);

/// The scale from bottom to top.
#[derive(Debug, Clone, Copy)]
pub(super) struct Scale {
    pub(super) least: f64,
    pub(super) most: f64,
    step: f64,
}

impl Scale {
    /// A scale with round numbers that holds all values, the lines across, and nought unless all lie far from it.
    pub(super) fn of(plot: &Plot, from_nought: bool) -> Self {
        let values = plot.series.iter().flat_map(|series| series.values.iter().copied().flatten());
        let all: Vec<f64> = values.chain(plot.rules.iter().map(|(at, _)| *at)).filter(|value| value.is_finite()).collect();
        let (mut least, mut most) =
            all.iter().fold((f64::INFINITY, f64::NEG_INFINITY), |(a, b), value| (a.min(*value), b.max(*value)));
        if all.is_empty() {
            (least, most) = (0.0, 1.0);
        }
        if from_nought || least < most - least || (most - least).abs() < 1e-12 {
            (least, most) = (least.min(0.0), most.max(0.0));
        }
        if most - least < 1e-12 {
            most = least + 1.0;
        }
        let rough = (most - least) / 5.0;
        let power = 10_f64.powf(rough.log10().floor());
        let step =
            [1.0, 2.0, 2.5, 5.0, 10.0].into_iter().map(|factor| factor * power).find(|step| *step >= rough).unwrap_or(rough);
        Self { least: (least / step + 1e-9).floor() * step, most: (most / step - 1e-9).ceil() * step, step }
    }

    /// Where a value lies from bottom to top of a frame.
    pub(super) fn y(self, frame: Rect, value: f64) -> f64 {
        let share = (value - self.least) / (self.most - self.least);
        frame.bottom() - share.clamp(0.0, 1.0) * frame.h
    }

    fn ticks(self) -> Vec<f64> {
        let count = ((self.most - self.least) / self.step).round().clamp(1.0, 20.0);
        let mut ticks = Vec::new();
        let mut at = 0.0;
        while at <= count {
            ticks.push(self.least + at * self.step);
            at += 1.0;
        }
        ticks
    }
}

/// The scale at the left, and what it measures above.
pub(super) fn scale(svg: &mut Svg, plot: &Plot, frame: Rect, scale: Scale) {
    let name = wrap(&plot.height_name(), STRONG, frame.w, 1);
    svg.lines("d-level", (MARGIN, frame.y - 30.0), Anchor::Start, STRONG, &name);
    for tick in scale.ticks() {
        let y = scale.y(frame, tick);
        svg.line(if tick.abs() < 1e-9 { "d-axis" } else { "d-gridline" }, (frame.x, y), (frame.right(), y));
        let words = wrap(&plot.words(tick), SMALL, LEFT - MARGIN - 10.0, 1);
        svg.lines("d-muted", (frame.x - 8.0, y - 7.0), Anchor::End, SMALL, &words);
    }
}

/// The narrowest column whose name is written below it in several lines.
const COLUMN: f64 = 56.0;

/// The names along the bottom, as many as find room, and what they are below them; in columns that are wide enough all of them, in up to
/// `lines` lines. Returns the lower edge.
pub(super) fn names(svg: &mut Svg, plot: &Plot, frame: Rect, lines: usize, at: impl Fn(usize) -> f64) -> f64 {
    let room = frame.w / number(plot.count().max(1));
    let widest = (0..plot.count()).map(|at| width(&plot.name(at), SMALL)).fold(0.0, f64::max).min(140.0) + 10.0;
    let fitting = || (1..=plot.count().max(1)).find(|every| room * number(*every) >= widest.min(frame.w)).unwrap_or(1);
    let (every, lines) = if lines > 1 && room >= COLUMN { (1, lines) } else { (fitting(), 1) };
    let mut lower = frame.bottom() + 6.0;
    for index in (0..plot.count()).step_by(every) {
        let text = wrap(&plot.name(index), SMALL, (room * number(every) - 8.0).max(12.0), lines);
        lower = lower.max(svg.lines("d-muted", (at(index), frame.bottom() + 6.0), Anchor::Middle, SMALL, &text));
    }
    if plot.x.is_empty() {
        return lower;
    }
    let text = wrap(&plot.x, STRONG, frame.w, 1);
    svg.lines("d-level", (frame.cx(), lower + 5.0), Anchor::Middle, STRONG, &text)
}

/// How far the texts at the right may reach below the frame: beside the names along the bottom.
const BELOW: f64 = 25.5;

/// Places for texts at the right, near where they belong and apart from each other: each wishes for a top, and has a height.
pub(super) fn spread(wishes: &[(f64, f64)], frame: Rect) -> Vec<f64> {
    let mut order: Vec<usize> = (0..wishes.len()).collect();
    order.sort_by(|a, b| wishes[*a].0.total_cmp(&wishes[*b].0).then(a.cmp(b)));
    let mut places = vec![0.0; wishes.len()];
    let mut next = frame.y;
    for at in &order {
        let (wish, high) = wishes[*at];
        places[*at] = wish.max(next);
        next = places[*at] + high;
    }
    let mut last = frame.bottom() + BELOW;
    for at in order.iter().rev() {
        places[*at] = places[*at].min(last - wishes[*at].1);
        last = places[*at];
    }
    places
}
