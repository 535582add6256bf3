//! The only writer of SVG: every attribute and text passes through its escaping, every id starts with the figure's prefix.

use std::fmt::Write as _;

use super::escape::{escape, escape_into, safe_href};
use super::measure::Font;
use super::numbers::num;

/// A rectangle in user units.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rect {
    pub x: f64,
    pub y: f64,
    pub w: f64,
    pub h: f64,
}

impl Rect {
    /// A rectangle from its top left corner.
    pub const fn new(x: f64, y: f64, w: f64, h: f64) -> Self {
        Self { x, y, w, h }
    }

    /// The horizontal middle.
    pub fn cx(&self) -> f64 {
        self.x + self.w / 2.0
    }

    /// The vertical middle.
    pub fn cy(&self) -> f64 {
        self.y + self.h / 2.0
    }

    /// The right edge.
    pub fn right(&self) -> f64 {
        self.x + self.w
    }

    /// The lower edge.
    pub fn bottom(&self) -> f64 {
        self.y + self.h
    }

    /// Whether two rectangles share more than an edge.
    pub fn overlaps(&self, other: &Self) -> bool {
        const SLACK: f64 = 0.05;
        self.x + SLACK < other.right()
            && other.x + SLACK < self.right()
            && self.y + SLACK < other.bottom()
            && other.y + SLACK < self.bottom()
    }
}

/// Where a text hangs from its x.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anchor {
    Start,
    Middle,
    End,
}

impl Anchor {
    fn word(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::Middle => "middle",
            Self::End => "end",
        }
    }
}

/// How many bytes a drawing has, as a rule.
const USUAL: usize = 4 << 10;

/// And those before what is drawn.
const HEAD: usize = 512;

/// A drawing in the making. Geometry in attributes, colour in classes of the theme.
#[derive(Debug, Clone, Default)]
pub struct Svg {
    body: String,
    links: bool,
    /// Of the group around what is drawn, where it has one.
    font: Option<Font>,
    /// Where each text lies: no two may overlap.
    #[cfg(test)]
    pub labels: Vec<(Rect, String)>,
}

impl Svg {
    /// An empty drawing.
    pub fn new() -> Self {
        Self { body: String::with_capacity(USUAL), ..Self::default() }
    }

    /// Opens an element, up to its attributes.
    fn open(&mut self, name: &str, class: &str) -> &mut Self {
        self.body.push('<');
        self.body.push_str(name);
        if class.is_empty() { self } else { self.set("class", class) }
    }

    fn set(&mut self, key: &str, value: &str) -> &mut Self {
        self.key(key);
        escape_into(&mut self.body, value);
        self.body.push('"');
        self
    }

    fn number(&mut self, key: &str, value: f64) -> &mut Self {
        self.key(key);
        num(&mut self.body, value);
        self.body.push('"');
        self
    }

    fn key(&mut self, key: &str) {
        self.body.push(' ');
        self.body.push_str(key);
        self.body.push_str("=\"");
    }

    /// Ends the attributes, and the element when it holds nothing.
    fn end(&mut self, end: &str) {
        self.body.push_str(end);
    }

    /// Numbers with a letter before each.
    fn run(&mut self, parts: &[(char, f64)]) {
        for (before, value) in parts {
            self.body.push(*before);
            num(&mut self.body, *value);
        }
    }

    /// A rectangle with rounded corners of radius `r`.
    pub fn rect(&mut self, class: &str, rect: Rect, r: f64) {
        self.open("rect", class).number("x", rect.x).number("y", rect.y).number("width", rect.w).number("height", rect.h);
        if r > 0.0 {
            self.number("rx", r);
        }
        self.end("/>");
    }

    /// A circle.
    pub fn circle(&mut self, class: &str, cx: f64, cy: f64, r: f64) {
        self.open("circle", class).number("cx", cx).number("cy", cy).number("r", r).end("/>");
    }

    /// A straight line.
    pub fn line(&mut self, class: &str, from: (f64, f64), to: (f64, f64)) {
        self.open("line", class).number("x1", from.0).number("y1", from.1).number("x2", to.0).number("y2", to.1).end("/>");
    }

    /// A closed shape.
    pub fn polygon(&mut self, class: &str, points: &[(f64, f64)]) {
        self.open("polygon", class).key("points");
        for (index, &(x, y)) in points.iter().enumerate() {
            if index > 0 {
                self.body.push(' ');
            }
            num(&mut self.body, x);
            self.run(&[(',', y)]);
        }
        self.end("\"/>");
    }

    /// An open line through points with corners rounded by `r`; `stroke` is its width where it carries meaning.
    pub fn path(&mut self, class: &str, points: &[(f64, f64)], r: f64, stroke: Option<f64>) {
        self.open("path", class).key("d");
        for (index, &(x, y)) in points.iter().enumerate() {
            let corner = index.checked_sub(1).filter(|_| r > 0.0).and_then(|i| points.get(i)).zip(points.get(index + 1));
            match corner {
                None => self.run(&[(if index == 0 { 'M' } else { 'L' }, x), (' ', y)]),
                Some((&before, &after)) => {
                    let (a, b) = (towards((x, y), before, r), towards((x, y), after, r));
                    self.run(&[('L', a.0), (' ', a.1), ('Q', x), (' ', y), (' ', b.0), (' ', b.1)]);
                }
            }
        }
        self.end("\"");
        if let Some(stroke) = stroke {
            self.number("stroke-width", stroke);
        }
        self.end("/>");
    }

    /// Lines from one point to another, level at both ends, as one shape; nothing for none.
    pub fn curves(&mut self, class: &str, ends: impl Iterator<Item = [(f64, f64); 2]>) {
        let mut ends = ends.peekable();
        if ends.peek().is_none() {
            return;
        }
        self.open("path", class).key("d");
        for [from, to] in ends {
            let half = f64::midpoint(from.0, to.0);
            self.run(&[
                ('M', from.0),
                (' ', from.1),
                ('C', half),
                (' ', from.1),
                (' ', half),
                (' ', to.1),
                (' ', to.0),
                (' ', to.1),
            ]);
        }
        self.end("\"/>");
    }

    /// One line of text; `y` is its baseline. Empty text writes nothing.
    pub fn text(&mut self, class: &str, at: (f64, f64), anchor: Anchor, font: Font, text: &str) {
        if text.is_empty() {
            return;
        }
        #[cfg(test)]
        self.label(at, anchor, font, text);
        self.open("text", class).number("x", at.0).number("y", at.1);
        if self.font != Some(font) {
            self.number("font-size", font.size);
        }
        if anchor != Anchor::Start {
            self.set("text-anchor", anchor.word());
        }
        if font.bold && self.font != Some(font) {
            self.set("font-weight", "600");
        }
        self.end(">");
        escape_into(&mut self.body, text);
        self.body.push_str("</text>");
    }

    #[cfg(test)]
    fn label(&mut self, (x, y): (f64, f64), anchor: Anchor, font: Font, text: &str) {
        let wide = super::measure::width(text, font);
        let left = match anchor {
            Anchor::Start => x,
            Anchor::Middle => x - wide / 2.0,
            Anchor::End => x - wide,
        };
        self.labels.push((Rect::new(left, y - font.size * 0.8, wide, font.size), text.to_owned()));
    }

    /// Lines of text below each other; `top` is the upper edge of the first. Returns the lower edge of the last.
    pub fn lines(&mut self, class: &str, at: (f64, f64), anchor: Anchor, font: Font, lines: &[String]) -> f64 {
        let (x, mut y) = at;
        for line in lines {
            self.text(class, (x, y + font.baseline()), anchor, font, line);
            y += font.line();
        }
        y
    }

    /// Draws inside a link, or inside a plain group when there is no address or it has an unsafe scheme.
    pub fn link(&mut self, href: Option<&str>, class: &str, draw: impl FnOnce(&mut Self)) {
        if let Some(href) = href.and_then(safe_href) {
            self.links = true;
            self.open("a", class).set("href", href).end(">");
            draw(self);
            self.body.push_str("</a>");
        } else {
            self.group(class, draw);
        }
    }

    /// Draws inside a group.
    pub fn group(&mut self, class: &str, draw: impl FnOnce(&mut Self)) {
        self.open("g", class).end(">");
        draw(self);
        self.body.push_str("</g>");
    }

    /// Draws inside a group whose texts have a regular font unless they say otherwise.
    pub fn group_in(&mut self, font: Font, class: &str, draw: impl FnOnce(&mut Self)) {
        self.open("g", class).number("font-size", font.size).end(">");
        let around = self.font.replace(font);
        draw(self);
        self.font = around;
        self.body.push_str("</g>");
    }

    /// A tooltip for the enclosing group, used where a text was shortened.
    pub fn tooltip(&mut self, text: &str) {
        self.body.push_str("<title>");
        escape_into(&mut self.body, text);
        self.body.push_str("</title>");
    }

    /// The finished element, `w` × `h` user units, named by `title` and described by `desc`.
    ///
    /// `role="img"` hides what is inside from assistive technology, which must not happen to links: a drawing with links is a
    /// named group instead.
    pub fn finish(self, prefix: &str, class: &str, size: (f64, f64), title: &str, desc: &str) -> String {
        let id = id_of(prefix);
        let [w, h] = [size.0, size.1].map(|side| {
            let mut digits = String::new();
            num(&mut digits, side);
            digits
        });
        let fit = super::measure::fit(size.0);
        let role = if self.links { "group" } else { "img" };
        let described = if desc.is_empty() { String::new() } else { format!(" aria-describedby=\"{id}-desc\"") };
        let desc = if desc.is_empty() { String::new() } else { format!("<desc id=\"{id}-desc\">{}</desc>", escape(desc)) };
        let mut out = String::with_capacity(self.body.len() + desc.len() + HEAD);
        let _ = write!(
            out,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"diagram {} {fit}\" role=\"{role}\" viewBox=\"0 0 {w} {h}\" \
             width=\"{w}\" height=\"{h}\" aria-labelledby=\"{id}-title\"{described}><title id=\"{id}-title\">{}</title>{desc}{}</svg>",
            escape(class),
            escape(title),
            self.body
        );
        out
    }
}

/// Letters, digits and `-` only, starting with a letter.
pub fn id_of(prefix: &str) -> String {
    let clean: String = prefix.chars().map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' }).collect();
    if clean.starts_with(|c: char| c.is_ascii_alphabetic()) { clean } else { format!("d-{clean}") }
}

fn towards(from: (f64, f64), to: (f64, f64), r: f64) -> (f64, f64) {
    let (dx, dy) = (to.0 - from.0, to.1 - from.1);
    let length = dx.hypot(dy);
    if length < 0.001 {
        return from;
    }
    let step = r.min(length / 2.0) / length;
    (from.0 + dx * step, from.1 + dy * step)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hostile_text_stays_text() {
        let mut svg = Svg::new();
        svg.text("x\" onload=\"y", (0.0, 0.0), Anchor::Start, Font::regular(12.0), "</text><script>alert('1')</script>\u{0}");
        svg.link(Some("javascript:alert(1)"), "", |svg| svg.circle("c", 1.0, 2.04, 3.0));
        svg.link(Some("JaVaScRiPt:alert(1)"), "", |_| {});
        svg.link(Some("java\nscript:alert(1)"), "", |_| {});
        let out = svg.finish("1 <p>", "d", (10.0, -0.01), "a\"b", "<d>");
        assert!(
            !out.contains("<script") && !out.contains("<a ") && !out.contains("script:") && !out.contains(" onload=\""),
            "{out}"
        );
        assert!(
            out.contains("id=\"d-1--p--title\"")
                && out.contains("a&quot;b")
                && out.contains("cy=\"2\"")
                && out.contains("role=\"img\"")
        );
    }
}
