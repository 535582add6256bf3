//! Bars beside each other, in groups.

use super::super::label::{MOST_LINES, number, rows};
use super::super::measure::{Font, PAGE, width, wrap};
use super::super::svg::{Anchor, Rect, Svg};
use super::Plot;
use super::frame::{LEFT, MARGIN, SMALL, Scale, names, scale, spread};

const HIGH: f64 = 320.0;
const RULES: f64 = 150.0;
const VALUE: Font = Font::bold(11.0);

pub(super) fn draw(svg: &mut Svg, plot: &Plot) -> (f64, f64) {
    let top = legend(svg, plot);
    let right = if plot.rules.is_empty() { MARGIN } else { RULES };
    let frame = Rect::new(LEFT, top + 34.0, PAGE - LEFT - right, HIGH);
    let over = Scale::of(plot, true);
    let room = frame.w / number(plot.count().max(1));
    scale(svg, plot, frame, over);
    let lower = names(svg, plot, frame, 3, |at| frame.x + (number(at) + 0.5) * room);
    let wide = (room * 0.78 / number(plot.series.len().max(1))).min(64.0);
    let nought = over.y(frame, 0.0);
    // Some values without the others would look as if they meant more.
    let values = || plot.series.iter().flat_map(|series| series.values.iter().flatten());
    let is_told = values().all(|value| width(&plot.words(*value), VALUE) <= wide);
    for (row, series) in plot.series.iter().enumerate() {
        for (at, value) in series.values.iter().enumerate() {
            let Some(value) = value.filter(|value| value.is_finite()) else { continue };
            let left = frame.x + (number(at) + 0.5) * room + (number(row) - number(plot.series.len()) / 2.0) * wide;
            let y = over.y(frame, value);
            let bar = Rect::new(left + 1.0, y.min(nought), (wide - 2.0).max(1.0), (y - nought).abs());
            svg.rect(&format!("d-bar d-bar-{}", row % 6), bar, 0.0);
            if is_told {
                let words = plot.words(value);
                let above = if value < 0.0 { (y + 13.0).min(frame.bottom() - 1.0) } else { y - 4.0 };
                svg.text("d-ink d-halo", (bar.cx(), above), Anchor::Middle, VALUE, &words);
            }
        }
    }
    let said: Vec<Vec<String>> = plot.rules.iter().map(|(_, words)| wrap(words, SMALL, RULES - 18.0, MOST_LINES)).collect();
    let wish = |(value, text): (f64, &Vec<String>)| (over.y(frame, value) - 8.0, rows(text.len(), SMALL) + 2.0);
    let wishes: Vec<(f64, f64)> = plot.rules.iter().map(|(value, _)| *value).zip(&said).map(wish).collect();
    for (((value, _), text), place) in plot.rules.iter().zip(&said).zip(spread(&wishes, frame)) {
        let y = over.y(frame, *value);
        svg.path("d-rule-line", &[(frame.x, y), (frame.right(), y)], 0.0, None);
        svg.lines("d-muted", (frame.right() + 8.0, place), Anchor::Start, SMALL, text);
    }
    (PAGE, (lower + MARGIN).ceil())
}

/// What the bars of a group are. Returns the lower edge.
pub(super) fn legend(svg: &mut Svg, plot: &Plot) -> f64 {
    let (mut x, mut y) = (MARGIN, MARGIN);
    for (at, series) in plot.series.iter().enumerate() {
        let text = wrap(&series.label.text, SMALL, 220.0, 1).swap_remove(0);
        let wide = width(&text, SMALL) + 44.0;
        if x + wide > PAGE - MARGIN && x > MARGIN {
            (x, y) = (MARGIN, y + 20.0);
        }
        svg.rect(&format!("d-bar d-bar-{}", at % 6), Rect::new(x, y, 13.0, 13.0), 0.0);
        svg.link(series.label.href.as_deref(), "", |svg| svg.text("d-ink", (x + 19.0, y + 10.5), Anchor::Start, SMALL, &text));
        x += wide;
    }
    y + 16.0
}
