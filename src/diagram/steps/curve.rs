//! Scores as a curve over the columns, the lowest marked.

use super::super::label::short;
use super::super::measure::Font;
use super::super::svg::{Anchor, Rect, Svg};
use super::layout::{Band, MARGIN, NAMES, Plan};
use super::{Content, Row};

const SCORE: Font = Font::bold(11.5);
const MARK: Font = Font::regular(11.0);
const RADIUS: f64 = 12.0;

/// The lowest of several scores.
pub(super) fn lowest(row: &Row) -> Option<f64> {
    let Content::Curve { scores, .. } = &row.content else { return None };
    let known: Vec<f64> = scores.iter().copied().flatten().collect();
    (known.len() > 1).then(|| known.into_iter().fold(f64::INFINITY, f64::min))
}

/// The curve of `scores`, with a word at the lowest.
pub(super) fn draw(
    svg: &mut Svg,
    (scores, lowest): (&[Option<f64>], Option<(f64, &str)>),
    (least, most): (f64, f64),
    plan: &Plan<'_>,
    band: &Band<'_>,
) {
    let (top, bottom) = (band.top + 20.0, band.top + band.height - 34.0);
    let span = (most - least).max(f64::EPSILON);
    let y = |score: f64| bottom - (score.clamp(least, most) - least) / span * (bottom - top);
    let x = |column: usize| plan.left(column) + plan.column / 2.0;
    let half = y(f64::midpoint(least, most));
    let right = plan.left(scores.len().max(1));
    svg.rect("d-low", Rect::new(MARGIN + NAMES, half, right - MARGIN - NAMES, band.top + band.height - half), 0.0);
    for (score_at, text) in [(most, short(most)), (least, short(least))] {
        svg.line("d-hair", (MARGIN + NAMES, y(score_at)), (right, y(score_at)));
        svg.text("d-muted", (MARGIN + NAMES - 6.0, y(score_at) + 4.0), Anchor::End, MARK, &text);
    }
    let points: Vec<(usize, f64)> = scores.iter().enumerate().filter_map(|(at, score)| Some((at, (*score)?))).collect();
    for pair in points.windows(2) {
        if let [(a, from), (b, to)] = pair {
            let class = if b - a > 1 { "d-curve d-curve-gap" } else { "d-curve" };
            svg.path(class, &[(x(*a), y(*from)), (x(*b), y(*to))], 0.0, None);
        }
    }
    for (at, value) in &points {
        let mark = lowest.filter(|(score, _)| (value - score).abs() < f64::EPSILON);
        let class = if mark.is_some() { "d-score d-score-lowest" } else { "d-score" };
        svg.circle(class, x(*at), y(*value), RADIUS);
        svg.text("d-on-score", (x(*at), y(*value) + 4.0), Anchor::Middle, SCORE, &short(*value));
        if let Some((_, mark)) = mark {
            svg.text("d-late", (x(*at), y(*value) + RADIUS + 13.0), Anchor::Middle, MARK, mark);
        }
    }
}
