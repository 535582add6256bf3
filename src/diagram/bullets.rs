//! Numbers beside what is asked of them, each on a line of its own: where it is, and where it may be.
//!
//! After the bullet graph of Stephen Few; points and zones instead of bars, because a line may begin elsewhere than at nought.

use super::Tone;
use super::figure::Figure;
use super::label::{Label, Lines, number};
use super::listed::{Head, Item};
use super::measure::{Font, width, wrap};
use super::svg::{Anchor, Rect, Svg};

const MARGIN: f64 = 12.0;
const NAMES: f64 = 250.0;
const TRACK: f64 = 440.0;
const VERDICT: f64 = 150.0;
const BETWEEN: f64 = 18.0;
const WIDTH: f64 = 2.0 * MARGIN + NAMES + TRACK + VERDICT + 2.0 * BETWEEN;
const NAME: Font = Font::bold(12.5);
const SMALL: Font = Font::regular(11.5);
const STRONG: Font = Font::bold(11.5);
/// Numbers that lie nearer together than this share of the largest are drawn on a line that begins near them.
const NEAR: f64 = 0.15;

/// What the picture shows.
#[derive(Debug, Clone, Default)]
pub struct Bullets {
    pub head: Head,
    pub rows: Vec<Row>,
}

/// One number with what is asked of it.
#[derive(Debug, Clone, Default)]
pub struct Row {
    pub label: Label,
    pub now: Option<Point>,
    /// Where the zone begins that it may be in, and where it ends.
    pub least: Option<Point>,
    pub most: Option<Point>,
    /// Other numbers worth seeing on the same line.
    pub marks: Vec<Point>,
    /// Whether it is in the zone, where somebody knows better than the numbers.
    pub met: Option<bool>,
}

/// A number and how it is read.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Point {
    pub value: f64,
    pub words: String,
}

impl Row {
    fn points(&self) -> impl Iterator<Item = &Point> {
        self.now.iter().chain(&self.least).chain(&self.most).chain(&self.marks).filter(|point| point.value.is_finite())
    }

    /// Whether it is where it should be; nothing where it was not measured, or nothing is asked.
    pub fn is_met(&self) -> Option<bool> {
        let now = self.now.as_ref()?.value;
        (self.least.is_some() || self.most.is_some()).then_some(())?;
        let inside = self.least.as_ref().is_none_or(|least| now >= least.value - 1e-9)
            && self.most.as_ref().is_none_or(|most| now <= most.value + 1e-9);
        Some(self.met.unwrap_or(inside))
    }

    /// How it stands, and the key of the words for it.
    fn verdict(&self) -> (Tone, &'static str) {
        match self.is_met() {
            Some(true) => (Tone::Good, "as_asked"),
            Some(false) => (Tone::Bad, "not_as_asked"),
            None if self.now.is_none() => (Tone::Neutral, "not_measured"),
            None => (Tone::Neutral, ""),
        }
    }

    /// What is asked, in words.
    fn asked(&self) -> String {
        let mut words: Vec<&str> = self.least.iter().chain(&self.most).map(|point| point.words.as_str()).collect();
        words.dedup();
        words.join(" – ")
    }
}

/// From what number to what number a line runs, and whether it begins away from nought.
fn span(row: &Row) -> (f64, f64, bool) {
    let (least, most) =
        row.points().fold((f64::INFINITY, f64::NEG_INFINITY), |(least, most), p| (least.min(p.value), most.max(p.value)));
    if least > most {
        return (0.0, 1.0, false);
    }
    let apart = most - least;
    let largest = most.abs().max(least.abs());
    if least > 0.0 && row.points().count() > 1 && apart < NEAR * largest {
        let room = apart.max(0.02 * largest);
        return ((least - 2.0 * room).max(0.0), most + 2.0 * room, true);
    }
    let (low, high) = (least.min(0.0), most.max(0.0));
    let room = (high - low).max(1e-9) * 0.12;
    (if low < 0.0 { low - room } else { 0.0 }, if high > 0.0 { high + room } else { 0.0 }, false)
}

/// The picture with its list and table.
pub fn render(input: &Bullets) -> Figure {
    let (svg, size) = draw(input);
    let item = |row: &Row| {
        let (tone, verdict) = row.verdict();
        let words = &input.head.words;
        let said = [
            row.now.as_ref().map(|now| words.fill("now_number", &[("number", &now.words)])),
            Some(row.asked()).filter(|asked| !asked.is_empty()).map(|asked| words.fill("asked_number", &[("number", &asked)])),
        ];
        let marks = row.marks.iter().map(|mark| mark.words.clone());
        let notes: Vec<String> = said.into_iter().flatten().chain(marks).chain(row.label.sub.clone()).collect();
        let badge = (!verdict.is_empty()).then(|| words.say(verdict));
        Item::new("", Label { sub: Some(notes.join("; ")), badge, tone, ..row.label.clone() })
    };
    let items: Vec<Item> = input.rows.iter().map(item).collect();
    input.head.figure("bullets", svg, size, &items, ["of", "what", "how_it_stands"])
}

fn draw(input: &Bullets) -> (Svg, (f64, f64)) {
    let mut svg = Svg::new();
    let mut y = MARGIN;
    for (at, row) in input.rows.iter().enumerate() {
        let label = Label { badge: None, ..row.label.clone() };
        let lines = Lines::of(&label, NAME, NAMES);
        let below = below(row);
        let levels = below.iter().map(|(_, level, _)| level + 1).max().unwrap_or(0);
        let high = (lines.height + 12.0).max(46.0 + number(levels) * SMALL.line());
        if at > 0 {
            svg.line("d-hair", (MARGIN, y), (WIDTH - MARGIN, y));
        }
        lines.draw(&mut svg, (MARGIN, y + (high - lines.height) / 2.0), Anchor::Start);
        let (tone, verdict) = row.verdict();
        svg.group(&format!("d-tone-{}", tone.word()), |svg| {
            let x = MARGIN + NAMES + TRACK + 2.0 * BETWEEN;
            let verdict = if verdict.is_empty() { verdict } else { input.head.words.get(verdict) };
            svg.text("d-status-text", (x, y + high / 2.0 + 4.0), Anchor::Start, STRONG, &wrap(verdict, STRONG, VERDICT, 1)[0]);
        });
        line(&mut svg, row, y + 28.0, &below);
        y += high;
    }
    (svg, (WIDTH, (y + MARGIN).ceil()))
}

/// Where a number lies on a line.
fn place(row: &Row, value: f64) -> f64 {
    let (low, high, _) = span(row);
    let share = if high > low { ((value - low) / (high - low)).clamp(0.0, 1.0) } else { 0.0 };
    MARGIN + NAMES + BETWEEN + share * TRACK
}

fn line(svg: &mut Svg, row: &Row, y: f64, below: &[(f64, usize, String)]) {
    let (left, right) = (MARGIN + NAMES + BETWEEN, MARGIN + NAMES + BETWEEN + TRACK);
    svg.rect("d-track", Rect::new(left, y - 3.0, TRACK, 6.0), 3.0);
    if row.least.is_some() || row.most.is_some() {
        let from = row.least.as_ref().map_or(left, |least| place(row, least.value));
        let to = row.most.as_ref().map_or(right, |most| place(row, most.value));
        svg.rect("d-band", Rect::new(from, y - 8.0, (to - from).max(2.0), 16.0), 2.0);
    }
    if span(row).2 {
        for at in [left + 10.0, left + 15.0] {
            svg.line("d-axis", (at - 3.0, y + 6.0), (at + 3.0, y - 6.0));
        }
    }
    let mut free = left;
    let mut ends: Vec<&Point> = row.least.iter().chain(&row.most).collect();
    ends.dedup_by(|a, b| a.words == b.words);
    for end in &ends {
        svg.line("d-limit", (place(row, end.value), y - 11.0), (place(row, end.value), y + 11.0));
        let room = if ends.len() > 1 { TRACK / 2.0 - 8.0 } else { TRACK };
        let text = wrap(&end.words, SMALL, room, 1).swap_remove(0);
        let wide = width(&text, SMALL);
        let last = if ends.len() > 1 && free <= left { right - TRACK / 2.0 } else { right };
        let x = (place(row, end.value) - wide / 2.0).clamp(left, last - wide).max(free.min(right - wide));
        svg.text("d-muted", (x, y - 15.0), Anchor::Start, SMALL, &text);
        free = x + wide + 8.0;
    }
    for mark in row.marks.iter().filter(|mark| mark.value.is_finite()) {
        svg.circle("d-point", place(row, mark.value), y, 5.0);
    }
    if let Some(now) = row.now.as_ref().filter(|now| now.value.is_finite()) {
        let class = if row.is_met() == Some(false) { "d-outside" } else { "d-now" };
        svg.circle(class, place(row, now.value), y, 7.0);
    }
    for (x, level, text) in below {
        svg.text("d-ink", (*x, y + 24.0 + number(*level) * SMALL.line()), Anchor::Middle, SMALL, text);
    }
}

/// The words under the line: their middle, how many lines down, and the text.
fn below(row: &Row) -> Vec<(f64, usize, String)> {
    let (left, right) = (MARGIN + NAMES + BETWEEN, MARGIN + NAMES + BETWEEN + TRACK);
    let mut points: Vec<&Point> = row.now.iter().chain(&row.marks).filter(|point| point.value.is_finite()).collect();
    points.sort_by(|a, b| a.value.total_cmp(&b.value));
    let mut ends: Vec<f64> = Vec::new();
    let mut placed = Vec::new();
    for point in points.into_iter().filter(|point| !point.words.is_empty()) {
        let text = wrap(&point.words, SMALL, TRACK, 1).swap_remove(0);
        let half = width(&text, SMALL) / 2.0;
        let x = place(row, point.value).clamp(left + half, (right - half).max(left + half));
        let level = ends.iter().position(|end| x - half >= *end).unwrap_or(ends.len());
        let end = x + half + 10.0;
        match ends.get_mut(level) {
            Some(known) => *known = end,
            None => ends.push(end),
        }
        placed.push((x, level, text));
    }
    placed
}

#[cfg(test)]
mod tests {
    use super::super::samples::{apart, labels};
    use super::*;

    fn point(value: f64, words: &str) -> Point {
        Point { value, words: words.to_owned() }
    }

    fn rows(count: usize) -> Bullets {
        let long = "a number with a great many words around it, as people write them when nobody stops them from doing so";
        let row = |(at, label): (usize, Label)| Row {
            label,
            now: (at % 4 != 3).then(|| point(number(at % 7) - 2.0, if at % 2 == 0 { "3d" } else { long })),
            least: (at % 3 != 0).then(|| point(1.0, long)),
            most: (at % 3 != 1).then(|| point(1.2, long)),
            marks: vec![point(1.0, "half were through"), point(1.05, long), point(f64::NAN, "never")],
            met: None,
        };
        Bullets { rows: labels(count).into_iter().enumerate().map(row).collect(), ..Bullets::default() }
    }

    #[test]
    fn texts_stay_apart() {
        for count in [0, 1, 2, 5, 40] {
            let (svg, size) = draw(&rows(count));
            apart(&svg.labels, size);
        }
    }

    #[test]
    fn the_zone_decides_and_the_ends_belong_to_it() {
        let at = |value: f64| Row {
            now: Some(point(value, "")),
            least: Some(point(0.2, "20%")),
            most: Some(point(0.45, "45%")),
            ..Row::default()
        };
        assert_eq!(
            [0.19, 0.2, 0.3, 0.45, 0.46].map(|value| at(value).is_met()),
            [Some(false), Some(true), Some(true), Some(true), Some(false)]
        );
        assert_eq!(Row { now: Some(point(1.0, "")), ..Row::default() }.is_met(), None);
        assert_eq!(Row { most: Some(point(1.0, "")), ..Row::default() }.is_met(), None);
        assert_eq!(Row { met: Some(false), ..at(0.3) }.is_met(), Some(false));
    }

    #[test]
    fn numbers_that_lie_close_together_are_told_apart() {
        let row = Row { now: Some(point(99.94, "")), least: Some(point(99.9, "")), ..Row::default() };
        assert!(place(&row, 99.94) - place(&row, 99.9) > 2.0 && span(&row).2);
        let far = Row { now: Some(point(14.0, "")), most: Some(point(10.0, "")), ..Row::default() };
        assert!(span(&far).0.abs() < 1e-9 && !span(&far).2);
        assert_eq!(render(&rows(9)).svg, render(&rows(9)).svg);
    }
}
