//! Quantities as people read them.

use std::fmt;

use super::value::{DAYS_PER_MONTH, DAYS_PER_YEAR};
use super::{Currency, Quantity};

/// How many digits a reader gets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Digits {
    /// Those that tell something.
    Few,
    /// Those that somebody may have written.
    All,
}

/// Digits of a number before what a computer adds to it.
const SURE: usize = 12;

impl fmt::Display for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.shown(Digits::Few))
    }
}

impl Quantity {
    /// The same words as for people, with every digit: `99.95%`, `EUR 1,234.5678`.
    pub fn exact(&self) -> String {
        self.shown(Digits::All)
    }

    fn shown(&self, digits: Digits) -> String {
        match (self.unit.money, self.unit.time, self.unit.work) {
            (0, 0, 0) if self.unit.share => format!("{}%", digits.of_hundred(self.amount * 100.0)),
            (0, 0, 0) => digits.decimal(self.amount, 2),
            (1, 0, 0) => digits.money(self.unit.currency, self.amount),
            (1, -1, 0) => {
                format!("{} per {}", digits.money(self.unit.currency, self.amount * self.per_days), period_word(self.per_days))
            }
            (0, -1, 0) if self.unit.share => {
                format!("{}% per {}", digits.decimal(self.amount * self.per_days * 100.0, 2), period_word(self.per_days))
            }
            (0, 0, 1) => digits.work(self.amount, self.hours_per_day),
            (0, 1, 0) => digits.calendar(self.amount),
            _ => digits.decimal(self.amount, 2),
        }
    }
}

/// At most so many decimals, or two that tell something where a value is below one; none that are zero, thousands apart.
fn decimal(value: f64, digits: usize) -> String {
    if value.fract() == 0.0 && value.abs() < 1000.0 {
        #[expect(clippy::cast_possible_truncation, reason = "it is whole and small")]
        return (value as i32).to_string();
    }
    let small = [0.01, 0.001, 0.0001].iter().filter(|limit| value.abs() < **limit * 10.0).count();
    let digits = if value == 0.0 || value.abs() >= 1.0 { digits } else { digits.max(small + 1).max(2) };
    let text = format!("{value:.digits$}");
    let text = if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.') } else { &text };
    let (sign, text) = text.strip_prefix('-').map_or(("", text), |rest| ("-", rest));
    let (whole, after) = text.split_once('.').map_or((text, None), |(whole, after)| (whole, Some(after)));
    let mut grouped = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    let sign = if grouped == "0" && after.is_none() { "" } else { sign };
    after.map_or_else(|| format!("{sign}{grouped}"), |after| format!("{sign}{grouped}.{after}"))
}

impl Digits {
    /// A number with at most so many decimals where a few are enough.
    fn decimal(self, value: f64, few: usize) -> String {
        match self {
            Self::Few => decimal(value, few),
            Self::All => decimal(value, SURE.saturating_sub(format!("{:.0}", value.abs().trunc()).len())),
        }
    }

    /// A share of some percent tells more with a second decimal.
    fn of_hundred(self, percent: f64) -> String {
        self.decimal(percent, if percent.abs() < 10.0 { 2 } else { 1 })
    }

    fn money(self, currency: Option<Currency>, amount: f64) -> String {
        let code = currency.map_or_else(String::new, |currency| format!("{} ", currency.code()));
        let few = if (amount - amount.round()).abs() < 0.005 { 0 } else { 2 };
        format!("{code}{}", self.decimal(amount, few))
    }

    /// Whole days from two days up, hours below, minutes below one hour.
    fn work(self, hours: f64, hours_per_day: f64) -> String {
        let days = hours / hours_per_day;
        let whole = |value: f64| (value - value.round()).abs() < 1e-9;
        if hours.abs() < 1.0 && hours != 0.0 {
            return format!("{}m", self.decimal(hours * 60.0, 0));
        }
        if days.abs() >= 1.0 && whole(days) {
            return format!("{}d", self.decimal(days, 0));
        }
        if days.abs() >= 10.0 { format!("{}d", self.decimal(days, 1)) } else { format!("{}h", self.decimal(hours, 1)) }
    }

    fn calendar(self, days: f64) -> String {
        let months = days / DAYS_PER_MONTH;
        let years = days / DAYS_PER_YEAR;
        let whole = |value: f64| value.abs() >= 1.0 && (value - value.round()).abs() < 1e-6;
        if whole(years) {
            return format!("{}y", self.decimal(years.round(), 0));
        }
        if whole(months) {
            return format!("{}mo", self.decimal(months.round(), 0));
        }
        // A length of many days that is no count of days was worked out: `20.8mo`.
        if months.abs() >= 3.0 && (days - days.round()).abs() > 1e-6 {
            return format!("{}mo", self.decimal(months, 1));
        }
        if days.abs() < 1.0 && days != 0.0 {
            return format!("{}h", self.decimal(days * 24.0, 1));
        }
        format!("{}d", self.decimal(days, 1))
    }
}

fn period_word(days: f64) -> &'static str {
    match days {
        d if (d - 1.0).abs() < 0.01 => "day",
        d if (d - 7.0).abs() < 0.01 => "week",
        d if (d - DAYS_PER_MONTH * 3.0).abs() < 0.01 => "quarter",
        d if (d - DAYS_PER_YEAR).abs() < 0.01 => "year",
        _ => "month",
    }
}
