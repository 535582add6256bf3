//! Conditions: a comparison in words, such as `paid-within-30d < 71.5% by 2026-05-22` or `on-time is below 89%`.

use std::cmp::Ordering;

use super::{Comparison, Date, Operator, Quantity, Unit, meant_date, numeral, read};

/// The most words that a number with its unit has: `EUR 320 k per month`.
const MOST_WORDS: usize = 5;
/// What people put around words to make them stand out.
const MARKS: [char; 7] = ['`', '*', '"', '\'', '“', '”', '„'];
/// The verbs before a comparison in words.
const VERBS: [&str; 23] = [
    "is", "are", "was", "be", "stays", "stay", "remains", "remain", "drops", "drop", "falls", "fall", "sinks", "rises", "rise",
    "climbs", "goes", "go", "gets", "still", "does", "do", "must",
];
/// Words for comparisons, where a number follows.
const WORDS: [(&str, Operator); 14] = [
    ("below", Operator::Less),
    ("under", Operator::Less),
    ("less than", Operator::Less),
    ("fewer than", Operator::Less),
    ("lower than", Operator::Less),
    ("at most", Operator::AtMost),
    ("max", Operator::AtMost),
    ("maximum", Operator::AtMost),
    ("above", Operator::More),
    ("more than", Operator::More),
    ("higher than", Operator::More),
    ("at least", Operator::AtLeast),
    ("minimum", Operator::AtLeast),
    (OVER, Operator::More),
];
/// Also said of a span of time: `at least 5% over 30 days`.
const OVER: &str = "over";
/// Words for comparisons behind a number.
const BEHIND: [(&str, Operator); 6] = [
    ("or less", Operator::AtMost),
    ("or fewer", Operator::AtMost),
    ("or lower", Operator::AtMost),
    ("or more", Operator::AtLeast),
    ("or higher", Operator::AtLeast),
    ("or above", Operator::AtLeast),
];

impl Comparison {
    /// Whether a number meets it; nothing when it is a number alone, or the two cannot be compared.
    pub fn is_met_by(&self, number: Quantity) -> Option<bool> {
        let order = number.beside(self.value)?;
        Some(match self.operator? {
            Operator::Less => order.is_lt(),
            Operator::AtMost => order.is_le(),
            Operator::Equal => order.is_eq(),
            Operator::AtLeast => order.is_ge(),
            Operator::More => order.is_gt(),
        })
    }
}

impl Quantity {
    /// Which of two numbers is larger, as people write them. Nothing when the dimensions differ, and for a share beside a plain number
    /// above one: whether 89 is 89% nobody can tell.
    pub fn beside(self, other: Self) -> Option<Ordering> {
        let unclear = |one: Self, plain: Self| one.unit == Unit::SHARE && plain.unit == Unit::PLAIN && plain.amount.abs() > 1.0;
        let either = unclear(self, other) || unclear(other, self);
        self.compare(other).ok().filter(|_| !either)
    }
}

/// Reads a condition, or a number alone. Nothing when the words compare nothing.
pub fn condition(text: &str) -> Option<Comparison> {
    let (body, by) = split_day(text);
    let (subject, operator, rest) = in_signs(body).or_else(|| in_words(body)).unwrap_or(("", None, body));
    let (value, rest) = value(rest.trim_start_matches(MARKS).trim())?;
    let (operator, rest) = if operator.is_some() { (operator, rest) } else { behind(rest) };
    Some(Comparison { subject: bare(subject).to_owned(), operator, value, rest: rest.to_owned(), by })
}

/// The day at the end, where one is.
fn split_day(text: &str) -> (&str, Option<Date>) {
    let day = |written: &str| {
        let written = written.trim().trim_matches(MARKS).trim_end_matches('.');
        Date::parse(written).ok().or_else(|| meant_date(written))
    };
    let found = [" by ", " on "].iter().find_map(|word| text.rsplit_once(word).and_then(|(body, on)| Some((body, day(on)?))));
    found.map_or((text, None), |(body, on)| (body, Some(on)))
}

type Parts<'t> = (&'t str, Option<Operator>, &'t str);

fn in_signs(body: &str) -> Option<Parts<'_>> {
    let at = body.find(Operator::OPENINGS)?;
    let (operator, rest) = Operator::split(&body[at..])?;
    Some((&body[..at], Some(operator), rest))
}

/// The first comparison in words that a number follows.
fn in_words(body: &str) -> Option<Parts<'_>> {
    let starts = body
        .char_indices()
        .filter(|(at, c)| c.is_alphabetic() && !body[..*at].ends_with(|c: char| c.is_alphanumeric() || c == '-'));
    let found: Vec<_> = starts
        .filter_map(|(at, _)| {
            let after = |words: &str| strip_words(&body[at..], words).filter(|rest| value(rest.trim()).is_some());
            WORDS.iter().find_map(|(words, operator)| Some((*words, (&body[..at], *operator, after(words)?))))
        })
        .collect();
    let first = found.iter().find(|(words, _)| *words != OVER).or(found.first());
    let (subject, operator, rest) = first.map(|(_, parts)| *parts)?;
    let (subject, denied) = without_verb(subject);
    Some((subject, Some(if denied { operator.opposite()? } else { operator }), rest))
}

/// What follows some whole words at the front of a text.
fn strip_words<'t>(text: &'t str, words: &str) -> Option<&'t str> {
    let (front, rest) = text.split_at_checked(words.len())?;
    (front.eq_ignore_ascii_case(words) && rest.starts_with(char::is_whitespace)).then_some(rest)
}

/// A comparison in words behind a number, and what is left.
fn behind(rest: &str) -> (Option<Operator>, &str) {
    let found = BEHIND.iter().find_map(|(words, operator)| Some((Some(*operator), rest.strip_suffix(words)?.trim_end())));
    found.unwrap_or((None, rest))
}

/// What is compared without the verb, and whether that is denied: `on-time does not fall` below something.
fn without_verb(text: &str) -> (&str, bool) {
    let (mut subject, mut denied) = (text.trim_end(), false);
    while !subject.is_empty() {
        let last = subject.rsplit(char::is_whitespace).next().unwrap_or_default();
        let at = subject.len() - last.len();
        let last = last.to_lowercase();
        let denies = matches!(last.as_str(), "not" | "no" | "never" | "cannot") || last.ends_with("n't") || last.ends_with("n’t");
        if !denies && !VERBS.contains(&last.as_str()) {
            break;
        }
        denied ^= denies;
        subject = subject[..at].trim_end();
    }
    (subject, denied)
}

/// What is compared, without the marks around it.
fn bare(subject: &str) -> &str {
    let subject = subject.trim();
    strip_words(subject, "if").unwrap_or(subject).trim().trim_matches(MARKS).trim()
}

/// The number at the front of a text, with the words after it. A unit that we know belongs to the number, also across a space.
fn value(text: &str) -> Option<(Quantity, &str)> {
    let gaps = text.char_indices().filter(|(_, c)| c.is_whitespace()).map(|(at, _)| at);
    let ends: Vec<usize> = gaps.chain([text.len()]).take(MOST_WORDS).collect();
    let whole = ends.into_iter().rev().find_map(|end| {
        let words = text[..end].trim_end_matches(MARKS).trim_end_matches(['.', ',', ';', ')']).trim_end_matches(MARKS);
        Some((read::number(words).ok()?, text[end..].trim()))
    });
    let found = whole.or_else(|| {
        let (_, after) = numeral::split(text)?;
        let (number, after) =
            after.strip_prefix('%').map_or((text.len() - after.len(), after), |rest| (text.len() - rest.len(), rest));
        Some((read::number(text[..number].trim()).ok()?, after.trim()))
    });
    // A number that goes on, as in `1 234,56`, was read wrong.
    found.filter(|(_, rest)| !rest.starts_with(|c: char| c.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a failing unwrap is a failing test")]

    use super::*;

    /// The parts of a condition, between bars.
    fn read(text: &str) -> String {
        let found = condition(text).unwrap();
        let day = found.by.map(|day| day.to_string()).unwrap_or_default();
        let sign = found.operator.map(Operator::sign).unwrap_or_default();
        format!("{}|{sign}|{}|{}|{day}", found.subject, found.value, found.rest)
    }

    #[test]
    fn reads_subject_operator_value_and_day() {
        for (text, parts) in [
            ("paid-within-30d < 71.5% by 2026-05-22", "paid-within-30d|<|71.5%||2026-05-22"),
            ("<= 400ms", "|<=|400|ms|"),
            ("≥ 99.9%", "|>=|99.9%||"),
            ("= 0", "|=|0||"),
            ("14d", "||14d||"),
            (">= 15 of 30 act", "|>=|15|of 30 act|"),
            ("cost <= EUR 40k by 2026-05-22.", "cost|<=|EUR 40,000||2026-05-22"),
            ("on-time < 89 % by 2026-12-31", "on-time|<|89%||2026-12-31"),
            (">= 99.9 % of calls", "|>=|99.9%|of calls|"),
            ("revenue < 320 k", "revenue|<|320,000||"),
            ("revenue < EUR 320 k per month", "revenue|<|EUR 320,000 per month||"),
            ("revenue < 320 000 EUR", "revenue|<|EUR 320,000||"),
            ("parcels < 18 000 parcels", "parcels|<|18,000|parcels|"),
            ("lead-time > 8 days late", "lead-time|>|8d|late|"),
            ("<= 400 ms", "|<=|400|ms|"),
            ("**on-time < 89%** by 2026-12-31", "on-time|<|89%||2026-12-31"),
            ("`on-time` < 89%.", "on-time|<|89%||"),
        ] {
            assert_eq!(read(text), parts, "{text}");
        }
    }

    #[test]
    fn reads_comparisons_in_words() {
        for (text, parts) in [
            ("on-time is below 89% on 2026-12-15", "on-time|<|89%||2026-12-15"),
            ("If on-time stays under 90 % by 15 December 2026", "on-time|<|90%||2026-12-15"),
            ("fewer than 15 of 30 people answer by 2026-12-01", "|<|15|of 30 people answer|2026-12-01"),
            ("Under 400 ms", "|<|400|ms|"),
            ("at least 1200", "|>=|1,200||"),
            ("no more than EUR 5k", "|<=|EUR 5,000||"),
            ("churn is not above 3%", "churn|<=|3%||"),
            ("late-calls don't drop below 350 by 2026-12-10", "late-calls|>=|350||2026-12-10"),
            ("at least 5% over 30 days", "|>=|5%|over 30 days|"),
            ("churn over 30 days at least 5%", "churn over 30 days|>=|5%||"),
            ("400 ms or less", "|<=|400|ms|"),
            ("p95 under load <= 400 ms", "p95 under load|<=|400|ms|"),
            ("400 ms under load", "||400|ms under load|"),
        ] {
            assert_eq!(read(text), parts, "{text}");
        }
    }

    #[test]
    fn words_that_compare_nothing_are_no_condition() {
        for text in [
            "",
            "must be fast",
            "if users don't like it",
            "< soon",
            "fast by 2026-05-22",
            "under load",
            "well-below 3",
            "thunder 3",
            "< 1 234,56",
        ] {
            assert_eq!(condition(text), None, "{text}");
        }
    }

    #[test]
    fn a_number_of_another_dimension_neither_meets_nor_misses() {
        let limit = condition("<= 10d").unwrap();
        assert_eq!(limit.is_met_by(read::number("14d").unwrap()), Some(false));
        assert_eq!(limit.is_met_by(read::number("9d").unwrap()), Some(true));
        assert_eq!(limit.is_met_by(read::number("9%").unwrap()), None);
    }

    #[test]
    fn a_share_is_not_compared_with_a_plain_number_above_one() {
        let meets = |number: &str, text: &str| condition(text).unwrap().is_met_by(read::number(number).unwrap());
        assert_eq!(meets("92%", "on-time < 89"), None);
        assert_eq!(meets("92", "on-time < 89%"), None);
        assert_eq!(meets("92%", "on-time < 0.89"), Some(false));
        assert_eq!(meets("92%", "on-time > 0"), Some(true));
    }

    #[test]
    fn a_number_alone_is_met_by_nothing() {
        assert_eq!(condition("14d").unwrap().is_met_by(read::number("14d").unwrap()), None);
    }
}
