//! Days on a line, with today among them: what has happened, and what is to come.
//!
//! Every day stands on a pole with its words at the right of it. Of days that lie near each other the earlier one stands higher, so no
//! pole runs through the words of another.

use super::figure::Figure;
use super::label::{Label, Lines};
use super::listed::{Head, Item};
use super::measure::{Font, width};
use super::svg::{Anchor, Rect, Svg};
use crate::quantity::Date;
use crate::words::Words;

const MARGIN: f64 = 14.0;
const LINE: f64 = 660.0;
/// The width of the words of a day; the last may stand at the end of the line.
const FLAG: f64 = 176.0;
const PAD: f64 = 7.0;
const BETWEEN: f64 = 8.0;
/// The least room between two names along the line.
const TICK: f64 = 112.0;
const NAME: Font = Font::bold(12.0);
const SMALL: Font = Font::regular(11.5);
/// Months from one name to the next.
const STEPS: [u32; 9] = [1, 2, 3, 6, 12, 24, 60, 120, 600];

/// What the picture shows.
#[derive(Debug, Clone)]
pub struct Calendar {
    pub head: Head,
    pub today: Day,
    pub events: Vec<Event>,
}

/// A day and how it is read.
#[derive(Debug, Clone)]
pub struct Day {
    pub date: Date,
    pub words: String,
}

/// Something that happened, or is to happen, on a day.
#[derive(Debug, Clone)]
pub struct Event {
    pub day: Day,
    pub label: Label,
}

/// The picture with its list and table.
pub fn render(input: &Calendar) -> Figure {
    let (svg, size) = draw(input);
    let mut items: Vec<(Date, Item)> = ordered(&input.events)
        .into_iter()
        .map(|event| (event.day.date, Item::new(&event.day.words, event.label.clone())))
        .collect();
    let at = items.partition_point(|(date, _)| *date <= input.today.date);
    items.insert(at, (input.today.date, Item::new(&input.today.words, Label::new(input.head.words.say("today")))));
    let items: Vec<Item> = items.into_iter().map(|(_, item)| item).collect();
    input.head.figure("calendar", svg, size, &items, ["when", "what", "more"])
}

/// The events by their days; those of one day as they were given.
fn ordered(events: &[Event]) -> Vec<&Event> {
    let mut ordered: Vec<&Event> = events.iter().collect();
    ordered.sort_by_key(|event| event.day.date);
    ordered
}

/// Which days the line runs over.
#[derive(Debug, Clone, Copy)]
struct Scale {
    first: Date,
    days: i64,
}

impl Scale {
    fn of(input: &Calendar) -> Self {
        let dates = || input.events.iter().map(|event| event.day.date).chain([input.today.date]);
        let (first, last) = dates().fold((input.today.date, input.today.date), |(a, b), date| (a.min(date), b.max(date)));
        let room = (first.days_until(last) / 30).clamp(3, 400);
        let first = first.plus_days(-room);
        Self { first, days: first.days_until(last.plus_days(room)).max(1) }
    }

    fn x(self, date: Date) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "days of a few centuries")]
        let share = self.first.days_until(date) as f64 / self.days as f64;
        MARGIN + share * LINE
    }

    /// The days that are named along the line.
    fn ticks(self, words: &Words) -> Vec<(Date, String)> {
        let pixels = LINE / f64::from(i32::try_from(self.days).unwrap_or(i32::MAX));
        if 7.0 * pixels >= TICK {
            let weeks = (0..=self.days / 7).map(|week| self.first.plus_days(week * 7 + 1));
            return weeks.map(|day| (day, words.date(day))).filter(|(day, _)| self.holds(*day)).collect();
        }
        let step = STEPS.into_iter().find(|step| f64::from(*step) * 30.0 * pixels >= TICK).unwrap_or(600);
        let mut month = start(self.first);
        let mut found = Vec::new();
        while self.first.days_until(month) <= self.days && found.len() < 60 {
            let (year, of_year, _) = month.parts();
            let count = u32::try_from(i32::from(year) * 12 + i32::from(of_year) - 1).unwrap_or(0);
            if count.is_multiple_of(step) && self.holds(month) {
                let name = if step < 12 { words.month(month) } else { year.to_string() };
                found.push((month, name));
            }
            let next = start(month.plus_days(32));
            if next <= month {
                break;
            }
            month = next;
        }
        found
    }

    /// Whether the name of a day finds room inside of the line.
    fn holds(self, day: Date) -> bool {
        let x = self.x(day);
        (MARGIN + 42.0..=MARGIN + LINE - 42.0).contains(&x)
    }
}

fn start(day: Date) -> Date {
    let (_, _, of_month) = day.parts();
    day.plus_days(1 - i64::from(of_month))
}

/// How many places above the line the words of each day stand: above all that begin before they end.
fn lanes(poles: &[f64], wide: &[f64]) -> Vec<usize> {
    let mut lanes = vec![0; poles.len()];
    for at in (0..poles.len()).rev() {
        let end = poles[at] + wide[at] + BETWEEN;
        let over = (at + 1..poles.len()).filter(|later| poles[*later] < end).map(|later| lanes[later] + 1);
        lanes[at] = over.max().unwrap_or(0);
    }
    lanes
}

fn draw(input: &Calendar) -> (Svg, (f64, f64)) {
    let mut svg = Svg::new();
    let scale = Scale::of(input);
    let events = ordered(&input.events);
    let labels: Vec<Label> = events
        .iter()
        .map(|event| {
            let more = event.label.sub.iter().chain(&event.label.badge).cloned();
            let sub = std::iter::once(event.day.words.clone()).chain(more).collect::<Vec<_>>().join(" · ");
            Label { sub: Some(sub), badge: None, ..event.label.clone() }
        })
        .collect();
    let flags: Vec<Lines<'_>> = labels.iter().map(|label| Lines::of(label, NAME, FLAG - 2.0 * PAD)).collect();
    let poles: Vec<f64> = events.iter().map(|event| scale.x(event.day.date)).collect();
    let wide: Vec<f64> = flags.iter().map(|flag| flag.width + 2.0 * PAD).collect();
    let lanes = lanes(&poles, &wide);
    let mut heights = vec![0.0_f64; lanes.iter().map(|lane| lane + 1).max().unwrap_or(0)];
    for (lane, flag) in lanes.iter().zip(&flags) {
        heights[*lane] = heights[*lane].max(flag.height + 2.0 * PAD);
    }
    let line = MARGIN + heights.iter().map(|height| height + BETWEEN).sum::<f64>() + 18.0;
    svg.rect("d-track", Rect::new(MARGIN, line - 3.0, LINE, 6.0), 3.0);
    let today = scale.x(input.today.date);
    svg.rect("d-way", Rect::new(MARGIN, line - 3.0, today - MARGIN, 6.0), 3.0);
    for ((at, event), flag) in events.iter().enumerate().zip(&flags) {
        let lane = lanes[at];
        let bottom = line - 18.0 - heights[..lane].iter().map(|height| height + BETWEEN).sum::<f64>();
        let frame = Rect::new(poles[at], bottom - flag.height - 2.0 * PAD, wide[at], flag.height + 2.0 * PAD);
        svg.path("d-rung", &[(poles[at], line), (poles[at], frame.y)], 0.0, None);
        svg.group(&format!("d-note d-note-{}", event.label.tone.word()), |svg| {
            svg.rect("d-note-shape", frame, 0.0);
            flag.draw(svg, (frame.x + PAD, frame.y + PAD), Anchor::Start);
        });
        let class = if event.day.date <= input.today.date { "d-point-full" } else { "d-point" };
        svg.circle(class, poles[at], line, 5.0);
    }
    for (day, words) in scale.ticks(&input.head.words) {
        let x = scale.x(day);
        svg.line("d-axis", (x, line + 5.0), (x, line + 11.0));
        svg.text("d-muted", (x, line + 25.0), Anchor::Middle, SMALL, &words);
    }
    let words = input.head.words.fill("today_date", &[("date", &input.today.words)]);
    let half = width(&words, NAME) / 2.0;
    svg.path("d-rule-line", &[(today, line - 12.0), (today, line + 34.0)], 0.0, None);
    let x = today.clamp(MARGIN + half, (MARGIN + LINE + FLAG - half).max(MARGIN + half));
    svg.text("d-ink", (x, line + 47.0), Anchor::Middle, NAME, &words);
    (svg, (2.0 * MARGIN + LINE + FLAG, (line + 54.0 + MARGIN).ceil()))
}

#[cfg(test)]
mod tests {
    use super::super::Inline;
    use super::super::samples::{apart, labels};
    use super::*;
    use crate::quantity;

    fn day(text: &str) -> Day {
        Day { date: quantity::date(text).unwrap_or_else(|_| panic!("{text} is a day")), words: text.to_owned() }
    }

    fn calendar(count: usize, apart: i64) -> Calendar {
        let today = day("2026-04-15");
        let event = |(at, label): (usize, Label)| {
            let date = today.date.plus_days((i64::try_from(at).unwrap_or(0) * 7 % 11 - 4) * apart);
            Event { day: Day { date, words: date.to_string() }, label }
        };
        let events = labels(count).into_iter().enumerate().map(event).collect();
        Calendar { head: Head::default(), today, events }
    }

    #[test]
    fn texts_stay_apart() {
        for count in [0, 1, 2, 5, 40] {
            for between in [0, 1, 9, 400, 40_000] {
                let (svg, size) = draw(&calendar(count, between));
                apart(&svg.labels, size);
            }
        }
    }

    #[test]
    fn no_pole_runs_through_the_words_of_another() {
        let (poles, wide) = ([0.0, 10.0, 10.0, 40.0, 300.0], [100.0, 20.0, 100.0, 50.0, 60.0]);
        let lanes = lanes(&poles, &wide);
        for (at, pole) in poles.iter().enumerate() {
            for other in (0..poles.len()).filter(|other| *other != at) {
                let over = poles[other] < *pole && *pole < poles[other] + wide[other];
                assert!(!over || lanes[other] > lanes[at], "pole {at} runs through {other}");
            }
        }
    }

    #[test]
    fn the_line_names_months_or_days_and_the_list_holds_today() {
        let near: Vec<String> =
            Scale::of(&calendar(11, 2)).ticks(&Words::default()).into_iter().map(|(_, words)| words).collect();
        assert!(near.len() > 1 && near.iter().all(|words| words.starts_with(|c: char| c.is_ascii_digit())), "{near:?}");
        let far: Vec<String> = Scale::of(&calendar(5, 30)).ticks(&Words::default()).into_iter().map(|(_, words)| words).collect();
        assert!(far.len() > 1 && far.iter().any(|words| words.ends_with("2026")), "{far:?}");
        let figure = render(&calendar(5, 9));
        assert_eq!(figure.svg, render(&calendar(5, 9)).svg);
        assert_eq!(figure.table.unwrap_or_default().rows.iter().filter(|row| row[1] == [Inline::text("today")]).count(), 1);
    }
}
