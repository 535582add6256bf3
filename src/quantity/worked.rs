//! How much working time there is in calendar time.

use super::{Calendar, Quantity, Unit};

const DAYS_PER_WEEK: f64 = 7.0;
const HOURS_PER_DAY: f64 = 24.0;

impl Quantity {
    /// The working time that a time holds on average: a week by the calendar holds a working week. Working time is itself.
    ///
    /// # Errors
    /// A plain sentence for anything but a time.
    pub fn worked(self, calendar: &Calendar) -> Result<Self, String> {
        self.in_hours(calendar, |days| days * calendar.hours_per_week() / DAYS_PER_WEEK)
    }

    /// The most working time that a time can hold: the hours of a day in any 24, and those of a week in any seven days. Working time
    /// is itself.
    ///
    /// # Errors
    /// A plain sentence for anything but a time.
    pub fn most_worked(self, calendar: &Calendar) -> Result<Self, String> {
        self.in_hours(calendar, |days| {
            let (weeks, rest) = ((days / DAYS_PER_WEEK).floor(), days.rem_euclid(DAYS_PER_WEEK));
            let begun = (rest.fract() * HOURS_PER_DAY).min(calendar.hours_per_day);
            weeks * calendar.hours_per_week() + (rest.floor() * calendar.hours_per_day + begun).min(calendar.hours_per_week())
        })
    }

    /// The calendar time that holds so many working hours on average.
    pub fn around_hours(hours: f64, calendar: &Calendar) -> Self {
        Self::new(hours * DAYS_PER_WEEK / calendar.hours_per_week(), Unit::TIME, 0.0)
    }

    fn in_hours(self, calendar: &Calendar, of_days: impl FnOnce(f64) -> f64) -> Result<Self, String> {
        match self.unit {
            Unit::WORK => Ok(self),
            Unit::TIME => Ok(Self::hours(of_days(self.amount), calendar.hours_per_day)),
            other => Err(format!("this takes a time, not {}", other.words())),
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a failing unwrap is a failing test")]

    use super::*;
    use crate::quantity::{calendar_time, percent, worktime};

    #[test]
    fn calendar_time_holds_working_time() {
        let calendar = Calendar::default();
        for (text, average, most) in [
            ("7d", "5d", "5d"),
            ("1w", "5d", "5d"),
            ("168h", "5d", "5d"),
            ("14d", "10d", "10d"),
            ("3h", "43m", "3h"),
            ("1d", "5.7h", "1d"),
            ("26h", "6.2h", "10h"),
            ("6d", "34.3h", "5d"),
            ("8d", "45.7h", "6d"),
        ] {
            let time = calendar_time(text).unwrap();
            assert_eq!(time.worked(&calendar).unwrap().to_string(), average, "{text}");
            assert_eq!(time.most_worked(&calendar).unwrap().to_string(), most, "{text}");
        }
        let work = worktime("9h", &calendar).unwrap();
        assert_eq!([work.worked(&calendar), work.most_worked(&calendar)], [Ok(work), Ok(work)]);
        assert!(percent("5%").unwrap().worked(&calendar).is_err());
        assert_eq!(Quantity::around_hours(40.0, &calendar).to_string(), "7d");
    }
}
