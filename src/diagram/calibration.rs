//! How sure we were against how often we were right: a calibration plot, after Philip Tetlock, Superforecasting (2015).

use crate::words::Words;

use super::Inline;
use super::figure::{ColumnView, Figure, TableView};
use super::measure::Font;
use super::svg::{Anchor, Rect, Svg};

const SIDE: f64 = 260.0;
const LEFT: f64 = 56.0;
const TOP: f64 = 28.0;
const FONT: Font = Font::regular(11.5);
/// The upper ends of the groups into which confidences fall.
const GROUPS: [f64; 5] = [0.2, 0.4, 0.6, 0.8, 1.0];

/// One prediction with its outcome.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Call {
    /// From 0 to 1.
    pub confidence: f64,
    pub came_true: bool,
}

/// What the plot shows.
#[derive(Debug, Clone, Default)]
pub struct Calibration {
    /// Unique on the page.
    pub id: String,
    pub calls: Vec<Call>,
    pub words: Words,
}

/// The predictions of about the same confidence.
struct Group {
    words: String,
    /// The mean confidence.
    sure: f64,
    /// The share that came true.
    right: f64,
    count: usize,
}

/// The plot with its table.
pub fn render(input: &Calibration) -> Figure {
    let words = &input.words;
    let groups = groups(&input.calls, words);
    let title = words.get("how_sure_we_were_and_how");
    let mut svg = Svg::new();
    let (bottom, right) = (TOP + SIDE, LEFT + SIDE);
    svg.rect("d-plot", Rect::new(LEFT, TOP, SIDE, SIDE), 0.0);
    svg.line("d-ideal", (LEFT, bottom), (right, TOP));
    for share in [0.0, 0.5, 1.0] {
        let text = format!("{:.0}%", share * 100.0);
        svg.text("d-muted", (LEFT + share * SIDE, bottom + 18.0), Anchor::Middle, FONT, &text);
        svg.text("d-muted", (LEFT - 8.0, bottom - share * SIDE + 4.0), Anchor::End, FONT, &text);
    }
    svg.text("d-muted", (LEFT + SIDE / 2.0, bottom + 38.0), Anchor::Middle, FONT, words.get("how_sure_we_were"));
    svg.text("d-muted", (right + 12.0, TOP + 14.0), Anchor::Start, FONT, words.get("right_as_often"));
    svg.text("d-muted", (right + 12.0, TOP + 29.0), Anchor::Start, FONT, words.get("as_we_were_sure"));
    for group in &groups {
        let at = (LEFT + group.sure * SIDE, bottom - group.right * SIDE);
        let radius = 6.0 + 2.0 * f64::from(u32::try_from(group.count.min(8)).unwrap_or(8));
        svg.circle("d-call", at.0, at.1, radius);
        svg.text("d-on-call", (at.0, at.1 + 4.0), Anchor::Middle, FONT, &group.count.to_string());
    }
    Figure {
        id: input.id.clone(),
        layout: "calibration",
        svg: svg.finish(
            &input.id,
            "calibration",
            (right + 120.0, bottom + 48.0),
            title,
            words.get("circles_below_the_line_too_sure"),
        ),
        outline: String::new(),
        caption: words.say("how_sure_we_were_and_how_often_we"),
        table: Some(table(&groups, words)),
    }
}

fn groups(calls: &[Call], words: &Words) -> Vec<Group> {
    let mut below = 0.0;
    let mut found = Vec::new();
    for upper in GROUPS {
        let inside = |call: &&Call| call.confidence <= upper && (call.confidence > below || below == 0.0);
        let of: Vec<&Call> = calls.iter().filter(inside).collect();
        let count = f64::from(u32::try_from(of.len()).unwrap_or(u32::MAX));
        if !of.is_empty() {
            let right = of.iter().filter(|call| call.came_true).count();
            found.push(Group {
                words: words.fill(
                    "least_to_mostpercent",
                    &[("least", &format!("{:.0}", below * 100.0)), ("most", &format!("{:.0}", upper * 100.0))],
                ),
                sure: of.iter().map(|call| call.confidence.clamp(0.0, 1.0)).sum::<f64>() / count,
                right: f64::from(u32::try_from(right).unwrap_or(u32::MAX)) / count,
                count: of.len(),
            });
        }
        below = upper;
    }
    found
}

fn table(groups: &[Group], words: &Words) -> TableView {
    let row = |group: &Group| {
        let share = |share: f64| vec![Inline::number(format!("{:.0}%", share * 100.0))];
        vec![
            vec![Inline::text(&group.words)],
            vec![Inline::number(group.count.to_string())],
            share(group.sure),
            share(group.right),
        ]
    };
    TableView {
        caption: words.say("predictions_by_confidence"),
        columns: vec![
            ColumnView::words(words.get("confidence")),
            ColumnView::numbers(words.get("predictions")),
            ColumnView::numbers(words.get("how_sure_on_average")),
            ColumnView::numbers(words.get("came_true_alone")),
        ],
        rows: groups.iter().map(row).collect(),
        row_headers: true,
        hide_caption: false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn calls_fall_into_groups_with_their_share_of_hits() {
        let call = |confidence, came_true| Call { confidence, came_true };
        let found =
            groups(&[call(0.6, true), call(0.5, false), call(0.0, false), call(0.9, true), call(1.0, true)], &Words::default());
        let shown: Vec<(usize, String)> = found.iter().map(|group| (group.count, format!("{:.2}", group.right))).collect();
        assert_eq!(shown, [(1, "0.00".to_owned()), (2, "0.50".to_owned()), (2, "1.00".to_owned())]);
        assert!((found[1].sure - 0.55).abs() < 1e-9);
    }
}
