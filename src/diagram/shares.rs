//! How parts share a whole, bar by bar: product, technical and running work over the periods, with the balance of the first two beside.

use crate::words::Words;

use super::Inline;
use super::figure::{ColumnView, Figure, TableView};
use super::measure::{Font, width, wrap};
use super::svg::{Anchor, Rect, Svg};

const MARGIN: f64 = 8.0;
const NAMES: f64 = 128.0;
const BAR: f64 = 520.0;
const HEIGHT: f64 = 30.0;
const GAP: f64 = 8.0;
const BALANCE: f64 = 150.0;
const SMALL: Font = Font::regular(11.5);
const STRONG: Font = Font::bold(12.5);

/// What the picture shows.
#[derive(Debug, Clone, Default)]
pub struct Shares {
    /// Unique on the page.
    pub id: String,
    pub title: String,
    pub bars: Vec<Bar>,
    /// What is expected of the balance.
    pub band: Option<Band>,
    pub words: Words,
}

/// One bar: a period as it was planned, or as it was spent.
#[derive(Debug, Clone, Default)]
pub struct Bar {
    pub name: String,
    /// `planned` or `spent`.
    pub word: String,
    pub parts: Vec<Part>,
    /// Technical work as a share of what is not spent on running.
    pub balance: Option<f64>,
}

/// One part of a bar.
#[derive(Debug, Clone, Default)]
pub struct Part {
    /// `product`, `technical`, `run` or `other`: the CSS class.
    pub side: &'static str,
    pub name: String,
    /// From 0 to 1.
    pub share: f64,
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
pub fn percent(share: f64) -> String {
    let shown = format!("{:.1}", share * 100.0);
    format!("{}%", shown.strip_suffix(".0").unwrap_or(&shown))
}

/// The picture with its table.
pub fn render(input: &Shares) -> Figure {
    let balanced = input.bars.iter().any(|bar| bar.balance.is_some());
    let mut svg = Svg::new();
    let mut y = MARGIN;
    if balanced {
        let middle = MARGIN + NAMES + BAR + 24.0 + BALANCE / 2.0;
        svg.text("d-muted", (middle, y + 10.0), Anchor::Middle, SMALL, input.words.get("technical_of_elective_in_line"));
        y += 20.0;
    }
    let mut before: Option<&str> = None;
    for bar in &input.bars {
        if before.is_some_and(|name| name != bar.name) {
            y += GAP;
        }
        if before != Some(&bar.name) {
            let name = wrap(&bar.name, STRONG, NAMES - 66.0, 1);
            svg.lines("d-label", (MARGIN, y + 7.0), Anchor::Start, STRONG, &name);
        }
        svg.text("d-muted", (MARGIN + NAMES - 10.0, y + 19.0), Anchor::End, SMALL, &bar.word);
        draw_bar(&mut svg, bar, y);
        if let Some(balance) = bar.balance {
            draw_balance(&mut svg, balance, input.band, y);
        }
        before = Some(&bar.name);
        y += HEIGHT + 4.0;
    }
    y = legend(&mut svg, input, y + 10.0);
    let wide = MARGIN + NAMES + BAR + if balanced { 24.0 + BALANCE + MARGIN } else { MARGIN };
    let title = input.words.fill("whose_how_the_time_is_shared", &[("whose", &input.title)]);
    Figure {
        id: input.id.clone(),
        layout: "shares",
        svg: svg.finish(&input.id, "shares", (wide, y), &title, ""),
        outline: String::new(),
        caption: title,
        table: Some(table(input)),
    }
}

fn draw_bar(svg: &mut Svg, bar: &Bar, y: f64) {
    let total: f64 = bar.parts.iter().map(|part| part.share.max(0.0)).sum();
    let scale = BAR / total.max(1.0);
    let mut x = MARGIN + NAMES;
    for part in bar.parts.iter().filter(|part| part.share > 0.0) {
        let wide = part.share * scale;
        let share = percent(part.share);
        svg.group(&format!("d-side d-side-{}", part.side), |svg| {
            svg.tooltip(&format!("{} {share}", part.name));
            svg.rect("d-side-shape", Rect::new(x, y, wide, HEIGHT), 0.0);
            let named = format!("{} {share}", part.name);
            let text = [named, share].into_iter().find(|text| width(text, SMALL) <= wide - 8.0);
            if let Some(text) = text {
                svg.text("d-ink", (x + wide / 2.0, y + 19.0), Anchor::Middle, SMALL, &text);
            }
        });
        x += wide;
    }
}

/// A line from 0 to 100% with what is expected, and a mark where the plan is.
fn draw_balance(svg: &mut Svg, balance: f64, band: Option<Band>, y: f64) {
    let left = MARGIN + NAMES + BAR + 24.0;
    let place = |share: f64| left + share.clamp(0.0, 1.0) * BALANCE;
    svg.rect("d-track", Rect::new(left, y + 6.0, BALANCE, 5.0), 2.5);
    if let Some(band) = band {
        svg.rect("d-band", Rect::new(place(band.least), y + 2.0, place(band.most) - place(band.least), 13.0), 2.0);
    }
    let class = if band.is_none_or(|band| band.holds(balance)) { "d-inside" } else { "d-outside" };
    svg.polygon(class, &[(place(balance) - 6.0, y), (place(balance) + 6.0, y), (place(balance), y + 12.0)]);
    let text = percent(balance);
    let half = width(&text, STRONG) / 2.0;
    let at = place(balance).clamp(left + half, left + BALANCE - half);
    svg.text("d-label", (at, y + 29.0), Anchor::Middle, STRONG, &text);
}

fn legend(svg: &mut Svg, input: &Shares, y: f64) -> f64 {
    let mut x = MARGIN + NAMES;
    let words = &input.words;
    let sides = [
        ("product", words.get("a_product")),
        ("technical", words.get("technical_alone")),
        ("run", words.get("keeping_it_running_alone")),
        ("other", words.get("other")),
    ];
    for (side, name) in
        sides.into_iter().filter(|(side, _)| input.bars.iter().flat_map(|bar| &bar.parts).any(|p| p.side == *side))
    {
        svg.group(&format!("d-side d-side-{side}"), |svg| svg.rect("d-side-shape", Rect::new(x, y, 14.0, 14.0), 0.0));
        svg.text("d-muted", (x + 20.0, y + 11.0), Anchor::Start, SMALL, name);
        x += 20.0 + width(name, SMALL) + 18.0;
    }
    if let Some(band) = input.band {
        let left = MARGIN + NAMES + BAR + 24.0;
        let text = words.fill("expected_least_to_most", &[("least", &percent(band.least)), ("most", &percent(band.most))]);
        svg.text("d-muted", (left + BALANCE / 2.0, y + 11.0), Anchor::Middle, SMALL, &text);
    }
    y + 14.0 + MARGIN
}

fn table(input: &Shares) -> TableView {
    let rows = input.bars.iter().flat_map(|bar| {
        bar.parts.iter().map(|part| {
            vec![
                vec![Inline::text(&bar.name)],
                vec![Inline::text(&bar.word)],
                vec![Inline::text(&part.name)],
                vec![Inline::text(part.side)],
                vec![Inline::number(percent(part.share))],
            ]
        })
    });
    let words = &input.words;
    let mut columns: Vec<ColumnView> = [words.get("period"), words.get("shares"), words.get("category"), words.get("side")]
        .into_iter()
        .map(ColumnView::words)
        .collect();
    columns.push(ColumnView::numbers(words.get("share")));
    TableView { caption: input.title.clone(), columns, rows: rows.collect(), row_headers: true, hide_caption: false }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_stay_inside_and_apart() {
        let part = |side, name: &str, share| Part { side, name: name.to_owned(), share };
        let parts =
            vec![part("product", "New capability", 0.42), part("technical", "Tech debt", 0.02), part("run", "KTLO", 0.61)];
        for balance in [0.0, 0.278, 1.0] {
            let bar =
                |word: &str| Bar { name: "2026-Q2".into(), word: word.into(), parts: parts.clone(), balance: Some(balance) };
            let input = Shares {
                id: "mix".into(),
                title: "Get paid".into(),
                bars: vec![bar("planned"), bar("spent")],
                band: Some(Band { least: 0.2, most: 0.45 }),
                words: Words::default(),
            };
            let figure = render(&input);
            assert!(figure.svg.contains("New capability 42%") && figure.table.unwrap_or_default().rows.len() == 6);
        }
    }

    #[test]
    fn a_band_holds_its_ends() {
        let band = Band { least: 0.2, most: 0.45 };
        assert!(band.holds(0.2) && band.holds(0.45) && !band.holds(0.19) && !band.holds(0.46));
    }
}
