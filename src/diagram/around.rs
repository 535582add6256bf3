//! One thing in the middle: what points at it on the left, what it points at on the right, under the words that say how.
//!
//! It shows at most [`MOST`] on a side and says how many more there are; the page has them all as a list.

use super::Tone;
use super::label::{Label, Lines};
use super::measure::{Font, one_line};
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
pub struct Group<'a> {
    /// The words of the relation.
    pub wording: &'a str,
    pub things: Vec<Thing<'a>>,
}

/// What a thing is called, and where it leads.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Thing<'a> {
    pub text: &'a str,
    pub href: Option<&'a str>,
}

/// What is drawn.
#[derive(Debug, Clone, Default)]
pub struct Around<'a> {
    /// Unique on the page.
    pub id: &'a str,
    /// What stands in the middle.
    pub title: &'a str,
    pub before: Vec<Group<'a>>,
    pub after: Vec<Group<'a>>,
    /// Where all of them are listed.
    pub all: &'a str,
}

/// The drawing as SVG; nothing where nothing stands around.
pub fn render(around: &Around<'_>) -> String {
    let [before, after] = [&around.before, &around.after].map(|groups| lines(groups));
    if before.is_empty() && after.is_empty() {
        return String::new();
    }
    let high = |side: &[Line<'_>]| side.iter().map(|line| line.top() + line.high()).sum::<f64>();
    let middle = Label { tone: Tone::Info, ..Label::new(around.title) };
    let middle = Lines::of(&middle, MIDDLE, WIDE - 2.0 * PAD);
    let height = high(&before).max(high(&after)).max(middle.height + 2.0 * PAD) + 4.0;
    let at = if before.is_empty() { 1.0 } else { WIDE + BETWEEN };
    let frame = Rect::new(at, (height - middle.height) / 2.0 - PAD, WIDE - 2.0, middle.height + 2.0 * PAD);
    let mut svg = Svg::new();
    let wide = if after.is_empty() { frame.right() } else { frame.right() + BETWEEN + WIDE };
    let mut side = |lines: &[Line<'_>], x: f64, before: bool| {
        let placed = placed(lines, (height - high(lines)) / 2.0);
        let from = if before { frame.x } else { frame.right() };
        let to = if before { x + WIDE - 2.0 } else { x };
        let things = placed.iter().filter(|(line, _)| matches!(line, Line::Thing(_)));
        svg.curves("d-around", things.map(|(_, y)| [(to, y + HIGH / 2.0), (from, frame.cy())]));
        svg.group_in(NAME, "d-things", |svg| {
            for (line, y) in &placed {
                line.draw(svg, (x, *y), around.all);
            }
        });
    };
    side(&before, 1.0, true);
    side(&after, frame.right() + BETWEEN, false);
    middle.boxed(&mut svg, frame, 8.0);
    svg.finish(around.id, "around", (wide + 1.0, height), around.title, "")
}

/// One line of a column.
enum Line<'a> {
    Head(&'a str),
    Thing(Thing<'a>),
    /// How many more there are.
    More(usize),
}

impl Line<'_> {
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

    fn draw(&self, svg: &mut Svg, (x, y): (f64, f64), all: &str) {
        let below = |font: Font| (x, y + font.baseline());
        match self {
            Self::Head(words) => svg.text("d-muted", below(HEAD), Anchor::Start, HEAD, &one_line(words, HEAD, WIDE)),
            Self::More(count) => {
                svg.link(Some(all), "", |svg| svg.text("", below(HEAD), Anchor::Start, HEAD, &format!("+ {count}")));
            }
            Self::Thing(thing) => svg.link(thing.href, "", |svg| {
                let shown = one_line(thing.text, NAME, WIDE - 2.0 * PAD);
                if shown != thing.text {
                    svg.tooltip(thing.text);
                }
                svg.rect("", Rect::new(x, y, WIDE - 2.0, HIGH), 5.0);
                svg.text("", (x + PAD, y + (HIGH - NAME.line()) / 2.0 + NAME.baseline()), Anchor::Start, NAME, &shown);
            }),
        }
    }
}

fn lines<'a>(groups: &[Group<'a>]) -> Vec<Line<'a>> {
    let mut left = MOST;
    let mut lines = Vec::new();
    for group in groups.iter().filter(|group| !group.things.is_empty()) {
        if left > 0 {
            lines.push(Line::Head(group.wording));
        }
        lines.extend(group.things.iter().take(left).copied().map(Line::Thing));
        left = left.saturating_sub(group.things.len());
    }
    let more = groups.iter().map(|group| group.things.len()).sum::<usize>().saturating_sub(MOST);
    lines.extend((more > 0).then_some(Line::More(more)));
    lines
}

/// The lines below each other, each with its upper edge.
fn placed<'l, 'a>(lines: &'l [Line<'a>], mut y: f64) -> Vec<(&'l Line<'a>, f64)> {
    let mut place = |line: &'l Line<'a>| {
        let top = y + line.top();
        y = top + line.high();
        (line, top)
    };
    lines.iter().map(&mut place).collect()
}

#[cfg(test)]
mod tests {
    use super::super::samples;
    use super::*;

    fn drawn(before: usize, after: usize) -> String {
        let labels = samples::labels(before.max(after).max(2));
        let group = |count: usize| Group {
            wording: "keeps </text>",
            things: labels[..count].iter().map(|label| Thing { text: &label.text, href: label.href.as_deref() }).collect(),
        };
        let last = if after == 0 { Vec::new() } else { vec![group(after), group(2)] };
        render(&Around {
            id: "around",
            title: "Around <Payments> & more",
            before: vec![group(before)],
            after: last,
            all: "#listed",
        })
    }

    #[test]
    fn each_side_is_bounded_and_nothing_hostile_is_left() {
        let svg = drawn(25, 3);
        let [lines, boxes] = ["C", "rx=\"5\""].map(|mark| svg.matches(mark).count());
        assert_eq!((lines, boxes), (MOST + 5, MOST + 5), "{svg}");
        assert!(svg.contains(">+ 15<") && svg.contains("href=\"#listed\""), "{svg}");
        assert!(!svg.contains("<script") && svg.contains("keeps &lt;/text&gt;"), "{svg}");
        assert!(svg.contains("<title>anextra") && svg.contains("Around &lt;Payments&gt; &amp; more"), "{svg}");
    }

    #[test]
    fn nothing_is_drawn_around_nothing() {
        assert_eq!(drawn(0, 0), "");
        assert_eq!(drawn(1, 0).matches("rx=\"5\"").count(), 1);
    }
}
