//! Calendar days.

use std::fmt;

use jiff::civil;
use jiff::{Span, Timestamp, Unit};

use super::{Problem, ProblemKind, Quantity};

/// A day of the Gregorian calendar, without time or zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(civil::Date);

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
        civil::Date::new(year, small(month), small(day)).map(Self).map_err(|_| not_a_date().help("There is no such day."))
    }

    /// The day of a moment, in seconds since 1970, in UTC.
    pub fn of_seconds(seconds: i64) -> Option<Self> {
        let moment = Timestamp::from_second(seconds).ok()?;
        Some(Self(moment.to_zoned(jiff::tz::TimeZone::UTC).date()))
    }

    /// Today by the clock, in UTC.
    pub fn today() -> Self {
        Self(Timestamp::now().to_zoned(jiff::tz::TimeZone::UTC).date())
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
        self.0.checked_add(Span::new().try_days(days).unwrap_or_default()).map_or(self, Self)
    }

    /// The day some calendar time later; whole months and years keep the day of the month.
    #[must_use]
    pub fn plus(self, period: &Quantity) -> Self {
        let months = period.amount() / super::value::DAYS_PER_MONTH;
        if (months - months.round()).abs() < 1e-6 && months.round() >= 1.0 {
            #[expect(clippy::cast_possible_truncation, reason = "a period of months fits")]
            let span = Span::new().try_months(months.round() as i64).unwrap_or_default();
            return self.0.checked_add(span).map_or(self, Self);
        }
        #[expect(clippy::cast_possible_truncation, reason = "a period of days fits")]
        self.plus_days(period.amount().round() as i64)
    }

    /// Year, month and day.
    pub fn parts(self) -> (i16, i8, i8) {
        (self.0.year(), self.0.month(), self.0.day())
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

impl serde::Serialize for Date {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
