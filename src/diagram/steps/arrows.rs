//! What a note needs, as arrows in the gutters between the columns and over the notes of a row, where no text stands.

use super::super::cycle::head;
use super::super::label::number;
use super::super::svg::Svg;
use super::Steps;
use super::layout::Plan;

/// How far apart arrows run that share a gutter.
const APART: f64 = 3.5;
/// So many arrows lie beside each other before they lie on each other.
const BESIDE: usize = 3;

pub(super) fn draw(svg: &mut Svg, steps: &Steps, plan: &Plan<'_>) {
    for (at, need) in steps.needs.iter().enumerate() {
        let (Some(from), Some(to)) = (plan.frame(need.from), plan.frame(need.to)) else { continue };
        let aside = 5.0 + APART * number(at % BESIDE);
        let (start, end) = (from.x - aside, to.x - aside);
        let mut way = vec![(from.x, from.cy()), (start, from.cy())];
        if need.from.column != need.to.column {
            let lower = plan.bands[need.from.row.max(need.to.row)].top + 3.0;
            way.extend([(start, lower), (end, lower)]);
        }
        way.extend([(end, to.cy()), (to.x - 1.0, to.cy())]);
        svg.group("d-need", |svg| {
            svg.path("d-need-line", &way, 3.0, None);
            head(svg, "d-need-head", (end, to.cy()), (to.x - 1.0, to.cy()));
        });
    }
}
