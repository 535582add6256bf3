//! Conditions: a comparison in words, such as `paid-within-30d < 71.5% by 2026-05-22`.

use super::{Comparison, Date, Operator, Quantity, money, numeral, read};

impl Comparison {
    /// Whether a number meets it; nothing when the two have different dimensions.
    pub fn is_met_by(&self, number: Quantity) -> Option<bool> {
        let order = number.compare(self.value).ok()?;
        Some(match self.operator {
            Operator::Less => order.is_lt(),
            Operator::AtMost => order.is_le(),
            Operator::Equal => order.is_eq(),
            Operator::AtLeast => order.is_ge(),
            Operator::More => order.is_gt(),
        })
    }
}

/// Reads a condition; a number alone is to be met exactly. Nothing when the words compare nothing.
pub fn condition(text: &str) -> Option<Comparison> {
    let (body, by) = match text.rsplit_once(" by ").map(|(body, day)| (body, Date::parse(day.trim().trim_end_matches('.')))) {
        Some((body, Ok(day))) => (body, Some(day)),
        _ => (text, None),
    };
    let at = body.find(Operator::OPENINGS);
    let (subject, operator, rest) = match at {
        Some(at) => {
            let (operator, rest) = Operator::split(&body[at..])?;
            (body[..at].trim(), operator, rest)
        }
        None => ("", Operator::Equal, body.trim()),
    };
    let (value, rest) = value(rest)?;
    Some(Comparison { subject: subject.to_owned(), operator, value, rest: rest.to_owned(), by })
}

/// The number at the front of a text, with the words after it. A unit that we know belongs to the number.
fn value(text: &str) -> Option<(Quantity, &str)> {
    if let Ok(whole) = money(text) {
        return Some((whole, ""));
    }
    let word_end = text.find(char::is_whitespace).unwrap_or(text.len());
    if let Ok(found) = read::number(&text[..word_end]) {
        return Some((found, text[word_end..].trim()));
    }
    if let Ok(found) = read::number(text) {
        return Some((found, ""));
    }
    let (_, after) = numeral::split(text)?;
    let found = read::number(text[..text.len() - after.len()].trim()).ok()?;
    Some((found, after))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a failing unwrap is a failing test")]

    use super::*;

    #[test]
    fn reads_subject_operator_value_and_day() {
        let read = |text: &str| {
            let found = condition(text).unwrap();
            let day = found.by.map(|day| day.to_string()).unwrap_or_default();
            format!("{}|{}|{}|{}|{day}", found.subject, found.operator.sign(), found.value, found.rest)
        };
        for (text, parts) in [
            ("paid-within-30d < 71.5% by 2026-05-22", "paid-within-30d|<|71.5%||2026-05-22"),
            ("<= 400ms", "|<=|400|ms|"),
            ("≥ 99.9%", "|>=|99.9%||"),
            ("= 0", "|=|0||"),
            ("14d", "|=|14d||"),
            (">= 15 of 30 act", "|>=|15|of 30 act|"),
            ("cost <= EUR 40k by 2026-05-22.", "cost|<=|EUR 40,000||2026-05-22"),
        ] {
            assert_eq!(read(text), parts, "{text}");
        }
    }

    #[test]
    fn words_that_compare_nothing_are_no_condition() {
        for text in ["", "must be fast", "if users don't like it", "< soon", "fast by 2026-05-22"] {
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
}
