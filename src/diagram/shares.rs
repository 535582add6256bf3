//! How parts share a whole, bar by bar; for product, technical and running work also the balance of the first two beside.

use crate::words::Words;

use super::Inline;
use super::figure::{ColumnView, Figure, TableView};
use super::label::{Label, number};
use super::listed::{Head, Item};
use super::measure::{Font, width, wrap};
use super::svg::{Anchor, Rect, Svg};

const MARGIN: f64 = 8.0;
const NAMES: f64 = 128.0;
const BAR: f64 = 520.0;
/// The bar of a picture that shows no balance.
const LONG: f64 = 700.0;
const HEIGHT: f64 = 36.0;
const GAP: f64 = 8.0;
const BALANCE: f64 = 150.0;
const SMALL: Font = Font::regular(11.5);
const STRONG: Font = Font::bold(12.5);

/// What the picture shows.
#[derive(Debug, Clone, Default)]
pub struct Shares {
    pub head: Head,
    pub bars: Vec<Bar>,
    /// What is expected of the balance.
    pub band: Option<Band>,
}

/// One bar: a period as it was planned, or as it was spent.
#[derive(Debug, Clone, Default)]
pub struct Bar {
    pub name: String,
    pub href: Option<String>,
    /// `planned` or `spent`; empty where one bar has the name.
    pub word: String,
    pub parts: Vec<Part>,
    /// Technical work as a share of what is not spent on running.
    pub balance: Option<f64>,
}

/// One part of a bar.
#[derive(Debug, Clone, Default)]
pub struct Part {
    pub paint: Paint,
    pub name: String,
    /// From 0 to 1.
    pub share: f64,
    /// How much it is, as it is read.
    pub words: String,
}

impl Part {
    /// A part whose share is written as a percentage.
    pub fn new(paint: Paint, name: impl Into<String>, share: f64, words: &Words) -> Self {
        Self { paint, name: name.into(), share, words: percent(share, words) }
    }
}

/// How a part is coloured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Paint {
    /// By the side of investment that it is on.
    Side(Side),
    /// By its place among the parts.
    Nth(usize),
}

impl Default for Paint {
    fn default() -> Self {
        Self::Nth(0)
    }
}

/// A side of investment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Side {
    Product,
    Technical,
    Run,
    Other,
}

impl Side {
    const ALL: [Self; 4] = [Self::Product, Self::Technical, Self::Run, Self::Other];

    /// The word in the configuration and in CSS class names.
    pub fn word(self) -> &'static str {
        match self {
            Self::Product => "product",
            Self::Technical => "technical",
            Self::Run => "run",
            Self::Other => "other",
        }
    }

    /// The side of a word; `Other` for any other.
    pub fn from_word(word: &str) -> Self {
        Self::ALL.into_iter().find(|side| side.word() == word).unwrap_or(Self::Other)
    }

    /// The key of the word for it.
    pub fn title(self) -> &'static str {
        match self {
            Self::Product => "a_product",
            Self::Technical => "technical_alone",
            Self::Run => "keeping_it_running_alone",
            Self::Other => "other",
        }
    }
}

/// From what to what a share should be.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Band {
    pub least: f64,
    pub most: f64,
}

impl Band {
    /// Whether a share is inside.
    pub fn holds(self, share: f64) -> bool {
        share >= self.least - 1e-9 && share <= self.most + 1e-9
    }
}

/// A share from 0 to 1 as a percentage with at most one decimal place.
pub fn percent(share: f64, words: &Words) -> String {
    let shown = format!("{:.1}", share * 100.0);
    words.number(&format!("{}%", shown.strip_suffix(".0").unwrap_or(&shown)))
}

/// The picture with its list and table.
pub fn render(input: &Shares) -> Figure {
    let (svg, size) = draw(input);
    input.head.drawn("shares", svg, size, &items(input), table(input))
}

fn draw(input: &Shares) -> (Svg, (f64, f64)) {
    let balanced = input.bars.iter().any(|bar| bar.balance.is_some());
    let long = if balanced { BAR } else { LONG };
    let mut svg = Svg::new();
    let mut y = MARGIN;
    if balanced {
        let middle = MARGIN + NAMES + BAR + 24.0 + BALANCE / 2.0;
        svg.text("d-muted", (middle, y + 10.0), Anchor::Middle, SMALL, input.head.words.get("technical_of_elective_in_line"));
        y += 20.0;
    }
    let mut before: Option<&str> = None;
    for bar in &input.bars {
        if before.is_some_and(|name| name != bar.name) {
            y += GAP;
        }
        if before != Some(&bar.name) {
            let room = NAMES - if bar.word.is_empty() { 12.0 } else { 66.0 };
            let name = wrap(&bar.name, STRONG, room, 2);
            let top = y + (HEIGHT - number(name.len()) * STRONG.line()) / 2.0;
            svg.link(bar.href.as_deref(), "", |svg| {
                svg.lines("d-ink", (MARGIN, top), Anchor::Start, STRONG, &name);
            });
        }
        svg.text("d-muted", (MARGIN + NAMES - 10.0, y + 22.0), Anchor::End, SMALL, &bar.word);
        draw_bar(&mut svg, bar, Rect::new(MARGIN + NAMES, y, long, HEIGHT));
        if let Some(balance) = bar.balance {
            draw_balance(&mut svg, (balance, &input.head.words), input.band, y);
        }
        before = Some(&bar.name);
        y += HEIGHT + 4.0;
    }
    let bottom = legend(&mut svg, input, y + 10.0, long);
    let wide = MARGIN + NAMES + long + if balanced { 24.0 + BALANCE + MARGIN } else { MARGIN };
    (svg, (wide, bottom))
}

fn draw_bar(svg: &mut Svg, bar: &Bar, frame: Rect) {
    let total: f64 = bar.parts.iter().map(|part| part.share.max(0.0)).sum();
    let scale = frame.w / total.max(1.0);
    let mut x = frame.x;
    for part in bar.parts.iter().filter(|part| part.share > 0.0) {
        let wide = part.share * scale;
        let named = format!("{} {}", part.name, part.words);
        painted(svg, part.paint, Rect { x, w: wide, ..frame }, &named);
        let fits = |lines: &[&str]| lines.iter().all(|line| width(line, SMALL) <= wide - 6.0);
        let choices: [&[&str]; 3] = [&[&named], &[&part.name, &part.words], &[&part.words]];
        if let Some(lines) = choices.into_iter().find(|lines| fits(lines)) {
            let lines: Vec<String> = lines.iter().map(|line| (*line).to_owned()).collect();
            let top = frame.cy() - number(lines.len()) * SMALL.line() / 2.0;
            svg.lines("d-ink", (x + wide / 2.0, top), Anchor::Middle, SMALL, &lines);
        }
        x += wide;
    }
}

/// A rectangle in the colour of a part.
fn painted(svg: &mut Svg, paint: Paint, frame: Rect, tooltip: &str) {
    let (group, shape) = match paint {
        Paint::Side(side) => (format!("d-side d-side-{}", side.word()), "d-side-shape".to_owned()),
        Paint::Nth(at) => (String::new(), format!("d-bar d-bar-{}", at % 6)),
    };
    svg.group(&group, |svg| {
        svg.tooltip(tooltip);
        svg.rect(&shape, frame, 0.0);
    });
}

/// A line from 0 to 100% with what is expected, and a mark where the plan is.
fn draw_balance(svg: &mut Svg, (balance, words): (f64, &Words), band: Option<Band>, y: f64) {
    let left = MARGIN + NAMES + BAR + 24.0;
    let place = |share: f64| left + share.clamp(0.0, 1.0) * BALANCE;
    svg.rect("d-track", Rect::new(left, y + 6.0, BALANCE, 5.0), 2.5);
    if let Some(band) = band {
        svg.rect("d-band", Rect::new(place(band.least), y + 2.0, place(band.most) - place(band.least), 13.0), 2.0);
    }
    let class = if band.is_none_or(|band| band.holds(balance)) { "d-inside" } else { "d-outside" };
    svg.polygon(class, &[(place(balance) - 6.0, y), (place(balance) + 6.0, y), (place(balance), y + 12.0)]);
    let text = percent(balance, words);
    let half = width(&text, STRONG) / 2.0;
    let at = place(balance).clamp(left + half, left + BALANCE - half);
    svg.text("d-label", (at, y + 29.0), Anchor::Middle, STRONG, &text);
}

/// The colours that occur, each with what it stands for.
fn colours(input: &Shares) -> Vec<(Paint, &str)> {
    let mut found: Vec<(Paint, &str)> = Vec::new();
    for part in input.bars.iter().flat_map(|bar| &bar.parts) {
        let name = match part.paint {
            Paint::Side(side) => input.head.words.get(side.title()),
            Paint::Nth(_) => &part.name,
        };
        if !found.contains(&(part.paint, name)) {
            found.push((part.paint, name));
        }
    }
    found
}

fn legend(svg: &mut Svg, input: &Shares, top: f64, long: f64) -> f64 {
    let left = MARGIN + NAMES;
    let (mut x, mut y) = (left, top);
    for (paint, name) in colours(input) {
        let text = wrap(name, SMALL, 220.0, 1).swap_remove(0);
        let wide = 38.0 + width(&text, SMALL);
        if x > left && x + wide > left + long {
            (x, y) = (left, y + 20.0);
        }
        painted(svg, paint, Rect::new(x, y, 14.0, 14.0), name);
        svg.text("d-muted", (x + 20.0, y + 11.0), Anchor::Start, SMALL, &text);
        x += wide;
    }
    if let (Some(band), true) = (input.band, input.bars.iter().any(|bar| bar.balance.is_some())) {
        let middle = left + BAR + 24.0 + BALANCE / 2.0;
        let ends = [("least", percent(band.least, &input.head.words)), ("most", percent(band.most, &input.head.words))];
        let text = input.head.words.fill("expected_least_to_most", &[(ends[0].0, &ends[0].1), (ends[1].0, &ends[1].1)]);
        svg.text("d-muted", (middle, top + 11.0), Anchor::Middle, SMALL, &text);
    }
    y + 14.0 + MARGIN
}

fn name_of(bar: &Bar) -> String {
    if bar.word.is_empty() { bar.name.clone() } else { format!("{}, {}", bar.name, bar.word) }
}

fn items(input: &Shares) -> Vec<Item> {
    let part = |part: &Part| Item::new("", Label { badge: Some(part.words.clone()), ..Label::new(&part.name) });
    let bar = |bar: &Bar| Item {
        label: Label { href: bar.href.clone(), ..Label::new(name_of(bar)) },
        children: bar.parts.iter().map(part).collect(),
        ..Item::default()
    };
    input.bars.iter().map(bar).collect()
}

fn table(input: &Shares) -> TableView {
    let sided = input.bars.iter().flat_map(|bar| &bar.parts).any(|part| matches!(part.paint, Paint::Side(_)));
    let words = &input.head.words;
    let rows = input.bars.iter().flat_map(|bar| {
        bar.parts.iter().map(move |part| {
            let mut row = vec![vec![Inline::maybe_link(name_of(bar), bar.href.as_deref())], vec![Inline::text(&part.name)]];
            if sided {
                let side = if let Paint::Side(side) = part.paint { side } else { Side::Other };
                row.push(vec![Inline::text(words.get(side.title()))]);
            }
            row.push(vec![Inline::number(&part.words)]);
            row
        })
    });
    let mut columns: Vec<ColumnView> = ["shares", "category"].into_iter().map(|key| ColumnView::words(words.get(key))).collect();
    columns.extend(sided.then(|| ColumnView::words(words.get("side"))));
    columns.push(ColumnView::numbers(words.get("share")));
    let caption = input.head.title.clone();
    TableView { caption, columns, rows: rows.collect(), row_headers: true, hide_caption: false }
}

#[cfg(test)]
mod tests {
    use super::super::samples::{apart, labels};
    use super::*;

    fn bars(count: usize, paint: fn(usize) -> Paint) -> Shares {
        let part = |(at, label): (usize, Label)| {
            Part::new(paint(at), label.text, number(at % 5) / number(2 * count.max(1)), &Words::default())
        };
        let bar = |(at, label): (usize, Label)| Bar {
            name: label.text,
            word: if at.is_multiple_of(2) { "planned".into() } else { String::new() },
            parts: labels(count).into_iter().enumerate().map(part).collect(),
            balance: at.is_multiple_of(3).then(|| number(at % 5) / 4.0),
            href: label.href,
        };
        let bars = labels(count).into_iter().enumerate().map(bar).collect();
        Shares { bars, band: Some(Band { least: 0.2, most: 0.45 }), ..Shares::default() }
    }

    #[test]
    fn texts_stay_apart() {
        for count in [0, 1, 2, 5, 40] {
            for paint in [Paint::Nth as fn(usize) -> Paint, |at| Paint::Side(Side::ALL[at % 4])] {
                let (svg, size) = draw(&bars(count, paint));
                apart(&svg.labels, size);
            }
        }
    }

    #[test]
    fn a_part_is_named_where_it_finds_room_and_always_in_the_table() {
        let part = |side, name: &str, share| Part::new(Paint::Side(side), name, share, &Words::default());
        let parts = vec![
            part(Side::Product, "New capability", 0.42),
            part(Side::Technical, "Tech debt", 0.02),
            part(Side::Run, "KTLO", 0.56),
        ];
        let bar = |word: &str| Bar { name: "2026-Q2".into(), word: word.into(), parts: parts.clone(), ..Bar::default() };
        let input = Shares { bars: vec![bar("planned"), bar("spent")], ..Shares::default() };
        let figure = render(&input);
        assert!(figure.svg.contains("New capability 42%") && figure.svg.contains("Keeping it running"));
        assert_eq!(figure.svg, render(&input).svg);
        let table = figure.table.unwrap_or_default();
        assert_eq!((table.rows.len(), table.columns.len()), (6, 4));
        assert_eq!(table.rows[1][2], [Inline::text("Technical")]);
    }

    #[test]
    fn a_band_holds_its_ends() {
        let band = Band { least: 0.2, most: 0.45 };
        assert!(band.holds(0.2) && band.holds(0.45) && !band.holds(0.19) && !band.holds(0.46));
    }
}
