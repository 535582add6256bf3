//! How many come from each stage to the next: one ladder of bars for each way, as long as the square root of the count, with the share
//! that comes through between them and the leakiest step marked.

use crate::words::Words;

use super::figure::{ColumnView, Figure, TableView};
use super::label::Label;
use super::listed::{Head, Item};
use super::measure::{Font, PAGE, width, wrap};
use super::shares::percent;
use super::svg::{Anchor, Rect, Svg};
use super::{Inline, Tone};

const MARGIN: f64 = 14.0;
const GAP: f64 = 34.0;
const NAMES: f64 = 128.0;
const BAR: f64 = 24.0;
const STEP: f64 = 18.0;
const COUNT: f64 = 74.0;
const TITLE: Font = Font::bold(14.0);
const TEXT: Font = Font::regular(12.5);
const SMALL: Font = Font::regular(11.5);
const STRONG: Font = Font::bold(12.5);

/// What the picture shows.
#[derive(Debug, Clone, Default)]
pub struct Funnel {
    pub head: Head,
    pub ladders: Vec<Ladder>,
}

/// One way from the first stage to the last.
#[derive(Debug, Clone, Default)]
pub struct Ladder {
    pub title: Label,
    /// The stages with how many are in each.
    pub stages: Vec<(String, f64)>,
    /// What it comes to, e.g. what one customer costs.
    pub end: Option<String>,
    /// Whether it sums up the others.
    pub is_total: bool,
}

impl Ladder {
    /// For every stage after the first the share of the one before.
    fn shares(&self) -> Vec<Option<f64>> {
        let pair = |pair: &[(String, f64)]| match pair {
            [(_, before), (_, after)] if *before > 0.0 => Some(after / before),
            _ => None,
        };
        self.stages.windows(2).map(pair).collect()
    }

    /// The step with the smallest share, where there are several.
    fn leakiest(&self) -> Option<usize> {
        let shares = self.shares();
        let known = shares.iter().enumerate().filter_map(|(at, share)| Some((at, (*share)?)));
        known.min_by(|a, b| a.1.total_cmp(&b.1)).map(|(at, _)| at).filter(|_| shares.len() > 1)
    }
}

/// The picture with its list and table.
pub fn render(funnel: &Funnel) -> Figure {
    let (svg, size) = draw(funnel);
    let item = |ladder: &Ladder| {
        let shares = ladder.shares();
        let stage = |(at, (name, count)): (usize, &(String, f64))| {
            let share = at.checked_sub(1).and_then(|at| shares[at]).map(|share| {
                funnel.head.words.fill("share_of_the_stage_before", &[("share", &percent(share, &funnel.head.words))])
            });
            Item::new(name, Label { sub: share, ..Label::new(whole(*count, &funnel.head.words)) })
        };
        let label = Label { badge: ladder.end.clone(), tone: Tone::Info, ..ladder.title.clone() };
        Item { role: String::new(), label, children: ladder.stages.iter().enumerate().map(stage).collect() }
    };
    let items: Vec<Item> = funnel.ladders.iter().map(item).collect();
    funnel.head.drawn("funnel", svg, size, &items, table(funnel))
}

fn table(funnel: &Funnel) -> TableView {
    let rows = funnel.ladders.iter().flat_map(|ladder| {
        let shares = ladder.shares();
        ladder.stages.iter().enumerate().map(move |(at, (name, count))| {
            let share = at.checked_sub(1).and_then(|at| shares[at]);
            vec![
                vec![Inline::maybe_link(&ladder.title.text, ladder.title.href.as_deref())],
                vec![Inline::text(name)],
                vec![Inline::number(whole(*count, &funnel.head.words))],
                share.map(|share| Inline::number(percent(share, &funnel.head.words))).into_iter().collect(),
            ]
        })
    });
    let words = &funnel.head.words;
    let columns = vec![
        ColumnView::words(words.get("way")),
        ColumnView::words(words.get("stage")),
        ColumnView::numbers(words.get("count")),
        ColumnView::numbers(words.get("of_the_stage_before")),
    ];
    TableView { caption: funnel.head.title.clone(), columns, rows: rows.collect(), row_headers: true, hide_caption: false }
}

fn draw(funnel: &Funnel) -> (Svg, (f64, f64)) {
    let mut svg = Svg::new();
    let half = (PAGE - 2.0 * MARGIN - GAP) / 2.0;
    let most = funnel.ladders.iter().flat_map(|ladder| &ladder.stages).map(|(_, count)| count.max(0.0)).fold(1.0, f64::max);
    let (mut y, mut lowest) = (MARGIN, MARGIN);
    for (at, ladder) in funnel.ladders.iter().enumerate() {
        let x = if at % 2 == 0 { MARGIN } else { MARGIN + half + GAP };
        if at % 2 == 0 {
            y = lowest;
        }
        lowest = lowest.max(draw_ladder(&mut svg, ladder, &funnel.head.words, (x, y), half, most) + 26.0);
    }
    (svg, (PAGE, (lowest - 26.0 + MARGIN).max(2.0 * MARGIN).ceil()))
}

fn draw_ladder(svg: &mut Svg, ladder: &Ladder, words: &Words, (x, y): (f64, f64), wide: f64, most: f64) -> f64 {
    let end = ladder.end.as_ref().map_or_else(Vec::new, |end| wrap(end, STRONG, wide * 0.4, 2));
    let title = wrap(&ladder.title.text, TITLE, wide * 0.58, 3);
    let mut bottom = y;
    svg.link(ladder.title.href.as_deref(), "", |svg| bottom = svg.lines("d-ink", (x, y), Anchor::Start, TITLE, &title));
    let end = svg.lines("d-mark-text", (x + wide, y + 1.0), Anchor::End, STRONG, &end);
    let mut y = bottom.max(end) + 4.0;
    svg.line("d-hair", (x, y), (x + wide, y));
    y += 8.0;
    let room = wide - NAMES - COUNT;
    let (shares, leakiest) = (ladder.shares(), ladder.leakiest());
    for (at, (name, count)) in ladder.stages.iter().enumerate() {
        if let Some(share) = at.checked_sub(1).and_then(|at| shares[at]) {
            let leaks = leakiest == at.checked_sub(1);
            let text = if leaks {
                words.fill("share_the_leakiest_step", &[("share", &percent(share, words))])
            } else {
                format!("↓ {}", percent(share, words))
            };
            svg.text(if leaks { "d-late" } else { "d-muted" }, (x + NAMES, y + 13.0), Anchor::Start, SMALL, &text);
        }
        y += if at == 0 { 0.0 } else { STEP };
        let long = (count.max(0.0) / most).sqrt() * room;
        svg.rect(
            if ladder.is_total { "d-stage d-stage-total" } else { "d-stage" },
            Rect::new(x + NAMES, y, long.max(1.5), BAR),
            2.0,
        );
        let name = wrap(name, TEXT, NAMES - 10.0, 2);
        let above = if name.len() > 1 { 4.0 - TEXT.line() / 2.0 } else { 4.0 };
        svg.lines("d-ink", (x + NAMES - 8.0, y + above), Anchor::End, TEXT, &name);
        let count = whole(*count, words);
        svg.text("d-ink", (x + wide - width(&count, STRONG).max(1.0), y + 16.0), Anchor::Start, STRONG, &count);
        y += BAR;
    }
    y
}

/// A count with its thousands apart.
fn whole(count: f64, words: &Words) -> String {
    words.number(&crate::quantity::Quantity::plain(count).to_string())
}

#[cfg(test)]
mod tests {
    use super::super::samples::{apart, labels};
    use super::*;

    fn ways(count: usize) -> Funnel {
        let stages = [("visits", 18000.0), ("trials", 900.0), ("activated users that came back twice", 310.0), ("paying", 90.0)];
        let ladder = |(at, title): (usize, Label)| Ladder {
            title,
            stages: stages.map(|(name, count)| (name.to_owned(), count)).into_iter().take(at % 5).collect(),
            end: at.is_multiple_of(2).then(|| "$533 for every customer that was won".to_owned()),
            is_total: at % 7 == 6,
        };
        Funnel { ladders: labels(count).into_iter().enumerate().map(ladder).collect(), ..Funnel::default() }
    }

    #[test]
    fn texts_stay_apart() {
        for count in [0, 1, 5, 40] {
            let (svg, size) = draw(&ways(count));
            apart(&svg.labels, size);
        }
    }

    #[test]
    fn the_leakiest_step_is_the_smallest_share() {
        let ladder = &ways(5).ladders[4];
        assert_eq!(
            ladder.shares().iter().flatten().map(|share| percent(*share, &Words::default())).collect::<Vec<_>>(),
            ["5%", "34.4%", "29%"]
        );
        assert_eq!(ladder.leakiest(), Some(0));
        let empty = Ladder { stages: vec![("a".into(), 0.0), ("b".into(), 3.0)], ..Ladder::default() };
        assert_eq!((empty.shares(), empty.leakiest()), (vec![None], None));
    }

    #[test]
    fn the_table_has_every_stage() {
        let table = render(&ways(5)).table.unwrap_or_default();
        assert_eq!(table.rows.len(), 1 + 2 + 3 + 4);
        assert_eq!(table.rows[1][2], [Inline::number("18,000")]);
    }

    #[test]
    fn the_same_input_gives_the_same_picture() {
        assert_eq!(render(&ways(40)), render(&ways(40)));
    }
}
