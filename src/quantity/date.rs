//! Calendar days.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};

use jiff::civil;
use jiff::{Span, Timestamp, Unit};

use super::{Problem, ProblemKind, Quantity};

/// A day of the Gregorian calendar, without time or zone. A month is its first day, and shown as the month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(civil::Date, Written);

/// How exactly a date was written; only showing it asks, so all are equal.
#[derive(Debug, Clone, Copy)]
enum Written {
    Day,
    Month,
}

impl PartialEq for Written {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Written {}

impl PartialOrd for Written {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Written {
    fn cmp(&self, _: &Self) -> Ordering {
        Ordering::Equal
    }
}

impl Hash for Written {
    fn hash<H: Hasher>(&self, _: &mut H) {}
}

impl Date {
    /// Reads `2026-04-13`.
    pub(super) fn parse(text: &str) -> Result<Self, Problem> {
        let shape = text.len() == 10 && text.as_bytes()[4] == b'-' && text.as_bytes()[7] == b'-';
        let not_a_date = || Problem::new(ProblemKind::NotADate, format!("'{text}' is not a date"));
        if !shape {
            let day = text.get(..10).unwrap_or("");
            if day.len() == 10 && text.len() > 10 && text.as_bytes()[10] == b'T' {
                return Err(not_a_date().help(format!("Write the day alone: `{day}`.")));
            }
            return Err(not_a_date());
        }
        let part = |range: std::ops::Range<usize>| text.get(range).and_then(|part| part.parse::<i16>().ok());
        let (Some(year), Some(month), Some(day)) = (part(0..4), part(5..7), part(8..10)) else { return Err(not_a_date()) };
        let small = |value: i16| i8::try_from(value).unwrap_or(0);
        civil::Date::new(year, small(month), small(day)).map(Self::day).map_err(|_| {
            not_a_date().help(match month {
                1..=12 => "There is no such day.".to_owned(),
                month => format!("There is no month {month}: the order is year, month, day."),
            })
        })
    }

    fn day(day: civil::Date) -> Self {
        Self(day, Written::Day)
    }

    /// Reads `2026-04` as the first day of that month, and a day as itself.
    pub(super) fn parse_month(text: &str) -> Result<Self, Problem> {
        if text.len() != 7 {
            return Self::parse(text);
        }
        let not_a_month = |problem: Problem| Problem { message: format!("'{text}' is not a month"), ..problem };
        Self::parse(&format!("{text}-01")).map(|Self(day, _)| Self(day, Written::Month)).map_err(not_a_month)
    }

    /// Whether it stands for a whole month.
    pub fn is_month(self) -> bool {
        matches!(self.1, Written::Month)
    }

    /// The day of a moment, in seconds since 1970, in UTC.
    pub fn of_seconds(seconds: i64) -> Option<Self> {
        let moment = Timestamp::from_second(seconds).ok()?;
        Some(Self::day(moment.to_zoned(jiff::tz::TimeZone::UTC).date()))
    }

    /// Today by the clock, in UTC.
    pub fn today() -> Self {
        Self::day(Timestamp::now().to_zoned(jiff::tz::TimeZone::UTC).date())
    }

    /// The days from this day to another; negative when the other is earlier.
    pub fn days_until(self, other: Self) -> i64 {
        self.0.until((Unit::Day, other.0)).map_or(0, |span| i64::from(span.get_days()))
    }

    /// The whole months from this day to another.
    pub fn months_until(self, other: Self) -> i64 {
        self.0.until((Unit::Month, other.0)).map_or(0, |span| i64::from(span.get_months()))
    }

    /// The day some days later.
    #[must_use]
    pub fn plus_days(self, days: i64) -> Self {
        self.0.checked_add(Span::new().try_days(days).unwrap_or_default()).map_or(self, Self::day)
    }

    /// The day some calendar time later; whole months and years keep the day of the month. Nothing where the calendar ends before.
    pub fn plus(self, period: &Quantity) -> Option<Self> {
        let months = period.amount() / super::value::DAYS_PER_MONTH;
        #[expect(clippy::cast_possible_truncation, reason = "what is too large becomes the largest, which no calendar has")]
        let span = if (months - months.round()).abs() < 1e-6 && months.round() >= 1.0 {
            Span::new().try_months(months.round() as i64)
        } else {
            Span::new().try_days(period.amount().round() as i64)
        };
        self.0.checked_add(span.ok()?).ok().map(Self::day)
    }

    /// Year, month and day.
    pub fn parts(self) -> (i16, i8, i8) {
        (self.0.year(), self.0.month(), self.0.day())
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.1 {
            Written::Day => write!(f, "{}", self.0),
            Written::Month => write!(f, "{:04}-{:02}", self.0.year(), self.0.month()),
        }
    }
}

impl serde::Serialize for Date {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_is_its_first_day_and_shown_as_the_month() {
        let (month, day) = (Date::parse_month("2026-04"), Date::parse("2026-04-01"));
        assert_eq!(month.as_ref().ok(), day.as_ref().ok());
        assert_eq!(month.map(|month| month.to_string()).ok().as_deref(), Some("2026-04"));
        assert_eq!(day.map(|day| day.to_string()).ok().as_deref(), Some("2026-04-01"));
        assert_eq!(
            Date::parse_month("2026-13").err().map(|problem| problem.message),
            Some("'2026-13' is not a month".to_owned())
        );
    }
}
