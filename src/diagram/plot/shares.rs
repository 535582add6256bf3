//! How parts share a whole: one bar for each row of numbers, its parts in the order of the labels.

use super::super::label::number;
use super::super::measure::{Font, width, wrap};
use super::super::svg::{Anchor, Rect, Svg};
use super::Plot;
use super::frame::{MARGIN, SMALL};

const WIDTH: f64 = 1040.0;
const NAMES: f64 = 150.0;
const BAR: f64 = 34.0;
const GAP: f64 = 12.0;
const NAME: Font = Font::bold(12.5);

pub(super) fn draw(svg: &mut Svg, plot: &Plot) -> (f64, f64) {
    let mut y = MARGIN;
    let room = WIDTH - NAMES - 2.0 * MARGIN;
    for series in &plot.series {
        let lines = wrap(&series.label.text, NAME, NAMES - 12.0, 2);
        let top = y + (BAR - number(lines.len()) * NAME.line()) / 2.0;
        svg.link(series.label.href.as_deref(), "", |svg| {
            svg.lines("d-ink", (MARGIN, top), Anchor::Start, NAME, &lines);
        });
        let total: f64 = series.values.iter().flatten().map(|value| value.max(0.0)).sum();
        let mut x = MARGIN + NAMES;
        for (at, value) in series.values.iter().enumerate() {
            let Some(value) = value.filter(|value| *value > 0.0 && total > 0.0) else { continue };
            let wide = value / total.max(if plot.is_share { 1.0 } else { total }) * room;
            svg.group("", |svg| {
                svg.tooltip(&format!("{} {}", plot.name(at), plot.words(value)));
                svg.rect(&format!("d-bar d-bar-{}", at % 6), Rect::new(x, y, wide, BAR), 0.0);
                let named = [format!("{} {}", plot.name(at), plot.words(value)), plot.words(value)];
                if let Some(text) = named.iter().find(|text| width(text, SMALL) <= wide - 8.0) {
                    svg.text("d-ink", (x + wide / 2.0, y + BAR / 2.0 + 4.0), Anchor::Middle, SMALL, text);
                }
            });
            x += wide;
        }
        y += BAR + GAP;
    }
    let bottom = legend(svg, plot, y + 4.0);
    (WIDTH, (bottom + MARGIN).ceil())
}

fn legend(svg: &mut Svg, plot: &Plot, top: f64) -> f64 {
    let (mut x, mut y) = (MARGIN + NAMES, top);
    for at in 0..plot.count() {
        let text = wrap(&plot.name(at), SMALL, 220.0, 1).swap_remove(0);
        let wide = width(&text, SMALL) + 42.0;
        if x + wide > WIDTH - MARGIN && x > MARGIN + NAMES {
            (x, y) = (MARGIN + NAMES, y + 20.0);
        }
        svg.rect(&format!("d-bar d-bar-{}", at % 6), Rect::new(x, y, 13.0, 13.0), 0.0);
        svg.text("d-muted", (x + 19.0, y + 10.5), Anchor::Start, SMALL, &text);
        x += wide;
    }
    y + 16.0
}
