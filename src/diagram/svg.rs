//! The only writer of SVG: every attribute and text passes through its escaping, every id starts with the figure's prefix.

use std::fmt::Write as _;

use super::measure::{Font, width};

/// Escapes text for HTML, SVG text and double-quoted attributes; control characters that no XML allows are dropped.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    escape_into(&mut out, text);
    out
}

/// [`escape`] behind what is already written.
pub fn escape_into(out: &mut String, text: &str) {
    let mut rest = text;
    while let Some(at) = rest.find(|letter: char| special(letter).is_some()) {
        out.push_str(&rest[..at]);
        let mut letters = rest[at..].chars();
        out.push_str(letters.next().and_then(special).unwrap_or_default());
        rest = letters.as_str();
    }
    out.push_str(rest);
}

/// What stands for a character; nothing when it stands for itself.
fn special(letter: char) -> Option<&'static str> {
    match letter {
        '&' => Some("&amp;"),
        '<' => Some("&lt;"),
        '>' => Some("&gt;"),
        '"' => Some("&quot;"),
        '\'' => Some("&#39;"),
        '\n' | '\t' => None,
        _ if letter.is_control() => Some(""),
        _ => None,
    }
}

/// The address if it is relative, a fragment, `http`, `https` or `mailto`; nothing for any other scheme.
pub fn safe_href(href: &str) -> Option<&str> {
    let head = href.split(['/', '?', '#']).next().unwrap_or_default();
    if href.chars().any(char::is_control) {
        return None;
    }
    match head.split_once(':') {
        None => Some(href),
        Some((scheme, _)) => ["http", "https", "mailto"].iter().any(|known| scheme.eq_ignore_ascii_case(known)).then_some(href),
    }
}

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

/// A drawing in the making. Geometry in attributes, colour in classes of the theme.
#[derive(Debug, Clone, Default)]
pub struct Svg {
    body: String,
    links: bool,
    /// Where each text lies, for the tests that prove that no two overlap.
    pub labels: Vec<(Rect, String)>,
}

impl Svg {
    /// An empty drawing.
    pub fn new() -> Self {
        Self::default()
    }

    fn tag(&mut self, name: &str, class: &str, attributes: &[(&str, String)], end: &str) {
        self.body.push('<');
        self.body.push_str(name);
        let class = (!class.is_empty()).then_some(("class", class));
        for (key, value) in class.into_iter().chain(attributes.iter().map(|(key, value)| (*key, value.as_str()))) {
            self.body.push(' ');
            self.body.push_str(key);
            self.body.push_str("=\"");
            escape_into(&mut self.body, value);
            self.body.push('"');
        }
        self.body.push_str(end);
    }

    /// A rectangle with rounded corners of radius `r`.
    pub fn rect(&mut self, class: &str, rect: Rect, r: f64) {
        let mut attributes = vec![("x", num(rect.x)), ("y", num(rect.y)), ("width", num(rect.w)), ("height", num(rect.h))];
        if r > 0.0 {
            attributes.push(("rx", num(r)));
        }
        self.tag("rect", class, &attributes, "/>");
    }

    /// A circle.
    pub fn circle(&mut self, class: &str, cx: f64, cy: f64, r: f64) {
        self.tag("circle", class, &[("cx", num(cx)), ("cy", num(cy)), ("r", num(r))], "/>");
    }

    /// A straight line.
    pub fn line(&mut self, class: &str, from: (f64, f64), to: (f64, f64)) {
        self.tag("line", class, &[("x1", num(from.0)), ("y1", num(from.1)), ("x2", num(to.0)), ("y2", num(to.1))], "/>");
    }

    /// A closed shape.
    pub fn polygon(&mut self, class: &str, points: &[(f64, f64)]) {
        let points: Vec<String> = points.iter().map(|(x, y)| format!("{},{}", num(*x), num(*y))).collect();
        self.tag("polygon", class, &[("points", points.join(" "))], "/>");
    }

    /// An open line through points with corners rounded by `r`; `stroke` is its width where it carries meaning.
    pub fn path(&mut self, class: &str, points: &[(f64, f64)], r: f64, stroke: Option<f64>) {
        let mut d = String::new();
        for (index, &(x, y)) in points.iter().enumerate() {
            let corner = index.checked_sub(1).and_then(|i| points.get(i)).zip(points.get(index + 1));
            match corner {
                None => {
                    let _ = write!(d, "{}{} {}", if index == 0 { "M" } else { "L" }, num(x), num(y));
                }
                Some((&before, &after)) => {
                    let (a, b) = (towards((x, y), before, r), towards((x, y), after, r));
                    let _ = write!(d, "L{} {}Q{} {} {} {}", num(a.0), num(a.1), num(x), num(y), num(b.0), num(b.1));
                }
            }
        }
        let mut attributes = vec![("d", d)];
        if let Some(stroke) = stroke {
            attributes.push(("stroke-width", num(stroke)));
        }
        self.tag("path", class, &attributes, "/>");
    }

    /// One line of text; `y` is its baseline. Empty text writes nothing.
    pub fn text(&mut self, class: &str, at: (f64, f64), anchor: Anchor, font: Font, text: &str) {
        if text.is_empty() {
            return;
        }
        let (x, y) = at;
        let wide = width(text, font);
        let left = match anchor {
            Anchor::Start => x,
            Anchor::Middle => x - wide / 2.0,
            Anchor::End => x - wide,
        };
        self.labels.push((Rect::new(left, y - font.size * 0.8, wide, font.size), text.to_owned()));
        let mut attributes = vec![("x", num(x)), ("y", num(y)), ("font-size", num(font.size))];
        if anchor != Anchor::Start {
            attributes.push(("text-anchor", anchor.word().to_owned()));
        }
        if font.bold {
            attributes.push(("font-weight", "600".to_owned()));
        }
        self.tag("text", class, &attributes, ">");
        self.body.push_str(&escape(text));
        self.body.push_str("</text>");
    }

    /// Lines of text below each other; `top` is the upper edge of the first. Returns the lower edge of the last.
    pub fn lines(&mut self, class: &str, at: (f64, f64), anchor: Anchor, font: Font, lines: &[String]) -> f64 {
        let (x, mut y) = at;
        for line in lines {
            self.text(class, (x, y + font.size * 0.95), anchor, font, line);
            y += font.line();
        }
        y
    }

    /// Draws inside a link, or inside a plain group when there is no address or it has an unsafe scheme.
    pub fn link(&mut self, href: Option<&str>, class: &str, draw: impl FnOnce(&mut Self)) {
        if let Some(href) = href.and_then(safe_href) {
            self.links = true;
            self.tag("a", class, &[("href", href.to_owned())], ">");
            draw(self);
            self.body.push_str("</a>");
        } else {
            self.group(class, draw);
        }
    }

    /// Draws inside a group.
    pub fn group(&mut self, class: &str, draw: impl FnOnce(&mut Self)) {
        self.tag("g", class, &[], ">");
        draw(self);
        self.body.push_str("</g>");
    }

    /// A tooltip for the enclosing group, used where a text was shortened.
    pub fn tooltip(&mut self, text: &str) {
        let _ = write!(self.body, "<title>{}</title>", escape(text));
    }

    /// The finished element, `w` × `h` user units, named by `title` and described by `desc`.
    ///
    /// `role="img"` hides what is inside from assistive technology, which must not happen to links: a drawing with links is a
    /// named group instead.
    pub fn finish(self, prefix: &str, class: &str, size: (f64, f64), title: &str, desc: &str) -> String {
        let id = id_of(prefix);
        let (w, h) = (num(size.0), num(size.1));
        let fit = match size.0 {
            w if w <= 720.0 => "fit",
            w if w <= 1200.0 => "shrink",
            _ => "scroll",
        };
        let role = if self.links { "group" } else { "img" };
        let described = if desc.is_empty() { String::new() } else { format!(" aria-describedby=\"{id}-desc\"") };
        let desc = if desc.is_empty() { String::new() } else { format!("<desc id=\"{id}-desc\">{}</desc>", escape(desc)) };
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"diagram {} {fit}\" role=\"{role}\" viewBox=\"0 0 {w} {h}\" \
             width=\"{w}\" height=\"{h}\" aria-labelledby=\"{id}-title\"{described}><title id=\"{id}-title\">{}</title>{desc}{}</svg>",
            escape(class),
            escape(title),
            self.body
        )
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

/// At most one decimal, no trailing zero, no negative zero: the same bytes on every machine.
fn num(value: f64) -> String {
    const LARGEST: f64 = 1e9;
    if value.is_nan() || value.abs() > LARGEST {
        return format!("{value:.1}");
    }
    #[expect(clippy::cast_possible_truncation, reason = "it is below the largest")]
    let tenths = (value * 10.0).round() as i64;
    let sign = if tenths < 0 { "-" } else { "" };
    match (tenths.abs() / 10, tenths.abs() % 10) {
        (whole, 0) => format!("{sign}{whole}"),
        (whole, tenth) => format!("{sign}{whole}.{tenth}"),
    }
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

    #[test]
    fn addresses_inside_and_outside_the_site_pass() {
        for good in ["../teams/a.html#x:y", "#a", "https://a.example", "mailto:a@b.example", "a b.html"] {
            assert_eq!(safe_href(good), Some(good));
        }
        for bad in ["data:text/html,x", "vbscript:x", "file:///etc/passwd", "\tjavascript:x"] {
            assert_eq!(safe_href(bad), None, "{bad}");
        }
    }
}
