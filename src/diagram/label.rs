//! A short text of a picture with what goes with it, and the box that holds it.

use super::Tone;
use super::measure::{Font, width, wrap};
use super::svg::{Anchor, Rect, Svg};

const SUB: Font = Font::regular(11.5);
const BADGE: Font = Font::bold(11.5);
/// No text of a picture is cut before it has so many lines.
pub const MOST_LINES: usize = 12;

/// A text, where it leads, and what stands beside it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Label {
    pub text: String,
    pub href: Option<String>,
    /// A quieter line below.
    pub sub: Option<String>,
    /// A short mark, such as an amount or a status.
    pub badge: Option<String>,
    pub tone: Tone,
}

impl Label {
    /// A text alone.
    pub fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }
}

/// A label broken into lines for a width.
#[derive(Debug, Clone)]
pub struct Lines<'a> {
    pub label: &'a Label,
    font: Font,
    text: Vec<String>,
    sub: Vec<String>,
    badge: Vec<String>,
    /// Of all lines.
    pub height: f64,
    /// Of the widest line.
    pub width: f64,
}

impl<'a> Lines<'a> {
    /// Breaks a label into lines that are no wider than `room`.
    pub fn of(label: &'a Label, font: Font, room: f64) -> Self {
        let broken = |text: Option<&String>, font| text.map_or_else(Vec::new, |text| wrap(text, font, room, MOST_LINES));
        let text = wrap(&label.text, font, room, MOST_LINES);
        let (sub, badge) = (broken(label.sub.as_ref(), SUB), broken(label.badge.as_ref(), BADGE));
        let height = rows(text.len(), font) + rows(sub.len(), SUB) + rows(badge.len(), BADGE);
        let wide = |lines: &[String], font| lines.iter().map(|line| width(line, font)).fold(0.0, f64::max);
        let widest = wide(&text, font).max(wide(&sub, SUB)).max(wide(&badge, BADGE));
        Self { label, font, text, sub, badge, height, width: widest }
    }

    /// Only the text, on one line.
    pub fn first(label: &'a Label, font: Font, room: f64) -> Self {
        let text = wrap(&label.text, font, room, 1);
        let wide = text.first().map_or(0.0, |line| width(line, font));
        Self { label, font, text, sub: Vec::new(), badge: Vec::new(), height: font.line(), width: wide }
    }

    /// Writes the lines below each other, linked where the label leads somewhere. Returns the lower edge.
    pub fn draw(&self, svg: &mut Svg, at: (f64, f64), anchor: Anchor) -> f64 {
        let mut bottom = at.1;
        svg.link(self.label.href.as_deref(), "", |svg| {
            bottom = svg.lines("d-ink", at, anchor, self.font, &self.text);
            bottom = svg.lines("d-muted", (at.0, bottom), anchor, SUB, &self.sub);
            bottom = svg.lines("d-mark-text", (at.0, bottom), anchor, BADGE, &self.badge);
        });
        bottom
    }

    /// Draws a rounded box of the label's tone with the lines in its middle.
    pub fn boxed(&self, svg: &mut Svg, frame: Rect, radius: f64) {
        svg.group(&format!("d-note d-note-{}", self.label.tone.word()), |svg| {
            svg.rect("d-note-shape", frame, radius);
            self.draw(svg, (frame.cx(), frame.y + (frame.h - self.height) / 2.0), Anchor::Middle);
        });
    }
}

/// How high so many lines are.
pub fn rows(lines: usize, font: Font) -> f64 {
    f64::from(u32::try_from(lines).unwrap_or(0)) * font.line()
}

/// A count for geometry.
pub fn number(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

/// A number with at most one decimal.
pub fn short(value: f64) -> String {
    let text = format!("{value:.1}");
    text.strip_suffix(".0").unwrap_or(&text).to_owned()
}
