//! One thing in the middle: what points at it on the left, what it points at on the right, under the words that say how.
//!
//! It shows at most [`MOST`] on a side and says how many more there are; the page has them all as a list.

use super::Tone;
use super::label::{Label, Lines};
use super::measure::{Font, width, wrap};
use super::svg::{Anchor, Rect, Svg};

/// The most things on one side.
pub const MOST: usize = 10;

const NAME: Font = Font::regular(13.0);
const MIDDLE: Font = Font::bold(14.0);
const HEAD: Font = Font::regular(11.5);
const WIDE: f64 = 212.0;
const BETWEEN: f64 = 42.0;
const HIGH: f64 = 28.0;
const GAP: f64 = 6.0;
const PAD: f64 = 10.0;

/// Things that stand in one relation to the middle.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Group {
    /// The words of the relation.
    pub wording: String,
    pub things: Vec<Label>,
}

/// What is drawn.
#[derive(Debug, Clone, Default)]
pub struct Around {
    /// Unique on the page.
    pub id: String,
    pub title: String,
    pub middle: String,
    pub before: Vec<Group>,
    pub after: Vec<Group>,
    /// Where all of them are listed.
    pub all: String,
}

/// The drawing as SVG; nothing where nothing stands around.
pub fn render(around: &Around) -> String {
    let (before, after) = (side(&around.before, &around.all), side(&around.after, &around.all));
    if before.is_empty() && after.is_empty() {
        return String::new();
    }
    let high = |side: &[Line]| side.iter().map(|line| line.top() + line.high()).sum::<f64>();
    let middle = Label { tone: Tone::Info, ..Label::new(&around.middle) };
    let middle = Lines::of(&middle, MIDDLE, WIDE - 2.0 * PAD);
    let height = high(&before).max(high(&after)).max(middle.height + 2.0 * PAD) + 4.0;
    let at = if before.is_empty() { 1.0 } else { WIDE + BETWEEN };
    let frame = Rect::new(at, (height - middle.height) / 2.0 - PAD, WIDE - 2.0, middle.height + 2.0 * PAD);
    let mut svg = Svg::new();
    let wide = if after.is_empty() { frame.right() } else { frame.right() + BETWEEN + WIDE };
    column(&mut svg, &before, 1.0, (height - high(&before)) / 2.0, frame, true);
    column(&mut svg, &after, frame.right() + BETWEEN, (height - high(&after)) / 2.0, frame, false);
    middle.boxed(&mut svg, frame, 8.0);
    svg.finish(&around.id, "around", (wide + 1.0, height), &around.title, "")
}

/// One line of a column.
enum Line {
    Head(Label),
    Thing(Label),
    /// How many more there are.
    More(Label),
}

impl Line {
    fn high(&self) -> f64 {
        match self {
            Self::Thing(_) => HIGH,
            Self::Head(_) | Self::More(_) => HEAD.line(),
        }
    }

    /// The space above.
    fn top(&self) -> f64 {
        if matches!(self, Self::Head(_)) { 2.0 * GAP } else { GAP }
    }
}

fn side(groups: &[Group], all: &str) -> Vec<Line> {
    let mut left = MOST;
    let mut lines = Vec::new();
    for group in groups.iter().filter(|group| !group.things.is_empty()) {
        if left > 0 {
            lines.push(Line::Head(Label::new(&group.wording)));
        }
        lines.extend(group.things.iter().take(left).cloned().map(Line::Thing));
        left = left.saturating_sub(group.things.len());
    }
    let more = groups.iter().map(|group| group.things.len()).sum::<usize>().saturating_sub(MOST);
    if more > 0 {
        lines.push(Line::More(Label { href: Some(all.to_owned()), ..Label::new(format!("+ {more}")) }));
    }
    lines
}

fn column(svg: &mut Svg, lines: &[Line], x: f64, mut y: f64, middle: Rect, before: bool) {
    let room = WIDE - 2.0 * PAD;
    for line in lines {
        y += line.top();
        match line {
            Line::Head(label) => {
                svg.lines("d-muted", (x, y), Anchor::Start, HEAD, &wrap(&label.text, HEAD, WIDE, 1));
            }
            Line::More(label) => {
                Lines::first(label, HEAD, room).draw(svg, (x, y), Anchor::Start);
            }
            Line::Thing(label) => {
                let frame = Rect::new(x, y, WIDE - 2.0, HIGH);
                let (from, to) = if before {
                    ((frame.right(), frame.cy()), (middle.x, middle.cy()))
                } else {
                    ((middle.right(), middle.cy()), (frame.x, frame.cy()))
                };
                let half = f64::midpoint(from.0, to.0);
                svg.path("d-around", &[from, (half, from.1), (half, to.1), to], 8.0, None);
                svg.group(&format!("d-note d-note-{}", label.tone.word()), |svg| {
                    let shown = Lines::first(label, NAME, room);
                    if width(&label.text, NAME) > room {
                        svg.tooltip(&label.text);
                    }
                    svg.rect("d-note-shape", frame, 5.0);
                    shown.draw(svg, (x + PAD, y + (HIGH - NAME.line()) / 2.0), Anchor::Start);
                });
            }
        }
        y += line.high();
    }
}

#[cfg(test)]
mod tests {
    use super::super::samples;
    use super::*;

    fn around(before: usize, after: usize) -> Around {
        let group = |count| Group { wording: "keeps </text>".into(), things: samples::labels(count) };
        Around {
            id: "around".into(),
            title: "Around <Payments>".into(),
            middle: "Payments & more".into(),
            before: vec![group(before)],
            after: vec![group(after), group(2)],
            all: "#backlinks".into(),
        }
    }

    #[test]
    fn each_side_is_bounded_and_nothing_hostile_is_left() {
        let svg = render(&around(25, 3));
        assert_eq!(svg.matches("d-around").count(), MOST + 5);
        assert!(svg.contains(">+ 15<") && svg.contains("href=\"#backlinks\""), "{svg}");
        assert!(!svg.contains("<script") && svg.contains("keeps &lt;/text&gt;"), "{svg}");
    }

    #[test]
    fn nothing_is_drawn_around_nothing() {
        assert_eq!(render(&Around { after: Vec::new(), ..around(0, 0) }), "");
        assert!(render(&around(0, 1)).contains("Payments &amp; more"));
    }
}
