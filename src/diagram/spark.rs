//! A bar from baseline to target with where we are now: one metric in one line.

use crate::words::Words;

use super::Inline;
use super::measure::{Font, width, wrap};
use super::svg::{Anchor, Rect, Svg};

const FONT: Font = Font::regular(11.5);
const STRONG: Font = Font::bold(11.5);

/// One value on the bar: its number in the unit of the metric, and as the author wrote it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Mark {
    pub value: f64,
    pub label: String,
}

/// A metric's way from baseline to target. Without a baseline the bar starts at zero.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Spark {
    pub baseline: Option<Mark>,
    pub now: Option<Mark>,
    pub target: Option<Mark>,
    /// Until when, e.g. `30 Sep 2026`.
    pub by: Option<String>,
}

/// A small drawing for a fact, a card or a cell; `name` is the metric.
pub fn render(id: &str, name: &str, spark: &Spark, words: &Words) -> Inline {
    let mut svg = Svg::new();
    bar(&mut svg, spark, Rect::new(2.0, 2.0, 236.0, 36.0), words);
    Inline::Spark { svg: svg.finish(id, "spark", (240.0, 42.0), name, &sentence(spark, words)) }
}

/// The same in words: `71% baseline, 74% now, 78% target by 30 Sep 2026`.
pub fn sentence(spark: &Spark, words: &Words) -> String {
    let marks = [
        (&spark.baseline, words.get("baseline")),
        (&spark.now, words.get("now_in_line")),
        (&spark.target, words.get("target_in_line")),
    ];
    let parts: Vec<String> = marks.iter().filter_map(|(mark, word)| Some(format!("{} {word}", mark.as_ref()?.label))).collect();
    let by = spark.by.as_ref().map_or_else(String::new, |by| format!(" ({by})"));
    format!("{}{by}", parts.join(", "))
}

/// Draws the bar into `frame` (36 high): the track, the way so far, both ends, and their labels below.
pub(super) fn bar(svg: &mut Svg, spark: &Spark, frame: Rect, words: &Words) {
    let start = spark.baseline.as_ref().map_or(0.0, |mark| mark.value);
    let end = spark.target.as_ref().or(spark.now.as_ref()).map_or(start, |mark| mark.value);
    let place = |value: f64| {
        let share = if (end - start).abs() < f64::EPSILON { 0.0 } else { (value - start) / (end - start) };
        let share = if share.is_finite() { share.clamp(0.0, 1.0) } else { 0.0 };
        frame.x + 6.0 + share * (frame.w - 12.0)
    };
    let y = frame.y + 8.0;
    svg.rect("d-track", Rect::new(frame.x, y - 3.0, frame.w, 6.0), 3.0);
    if let Some(now) = &spark.now {
        svg.rect("d-way", Rect::new(frame.x, y - 3.0, place(now.value) - frame.x, 6.0), 3.0);
        svg.circle("d-now", place(now.value), y, 5.0);
    }
    svg.line("d-tick", (frame.x + 6.0, y - 6.0), (frame.x + 6.0, y + 6.0));
    if spark.target.is_some() {
        svg.polygon("d-goal", &[(frame.right() - 12.0, y - 7.0), (frame.right(), y), (frame.right() - 12.0, y + 7.0)]);
    }
    let below = y + 23.0;
    let left = spark.baseline.as_ref().or(spark.now.as_ref()).map_or("", |mark| &mark.label);
    let goal = spark.target.as_ref().map_or("", |mark| &mark.label);
    let room = frame.w / 2.0 - 6.0;
    let left = short(left, FONT, room);
    svg.text("d-spark-text", (frame.x, below), Anchor::Start, FONT, &left);
    let full = format!("{} {goal}", words.get("target_in_line"));
    let goal = if width(&full, STRONG) <= room { full.as_str() } else { goal };
    let goal = if spark.target.is_some() { short(goal, STRONG, room) } else { String::new() };
    svg.text("d-spark-strong", (frame.right(), below), Anchor::End, STRONG, &goal);
    if let (Some(now), Some(_)) = (&spark.now, &spark.baseline) {
        let half = width(&now.label, STRONG) / 2.0;
        let (low, high) = (frame.x + width(&left, FONT) + 10.0 + half, frame.right() - width(&goal, STRONG) - 10.0 - half);
        if low <= high {
            svg.text("d-spark-now", (place(now.value).clamp(low, high), below), Anchor::Middle, STRONG, &now.label);
        }
    }
}

fn short(text: &str, font: Font, max: f64) -> String {
    wrap(text, font, max, 1).swap_remove(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mark(value: f64, label: &str) -> Mark {
        Mark { value, label: label.to_owned() }
    }

    #[test]
    fn says_in_words_what_it_draws_and_survives_odd_numbers() {
        let words = Words::default();
        let spark = Spark {
            baseline: Some(mark(71.0, "71%")),
            now: None,
            target: Some(mark(78.0, "78%")),
            by: Some("2026-09-30".into()),
        };
        assert_eq!(sentence(&spark, &words), "71% baseline, 78% target (2026-09-30)");
        for value in [f64::NAN, f64::INFINITY, -1.0, 78.0] {
            let spark = Spark { now: Some(mark(value, &"long ".repeat(40))), ..spark.clone() };
            let Inline::Spark { svg } = render("s", "Paid", &spark, &words) else { panic!("not a spark") };
            assert!(!svg.contains("NaN") && !svg.contains("inf"), "{svg}");
        }
    }
}
