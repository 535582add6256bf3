//! Amounts with dimension and rounding slack, and their arithmetic.
//!
//! Sums of rounded parts follow the idea of XBRL Calculations 1.1: a rounded figure stands for the interval that rounds to it.

use std::cmp::Ordering;

use super::Unit;

/// Days in a month and a year, so that twelve months are one year.
pub(super) const DAYS_PER_YEAR: f64 = 365.25;
pub(super) const DAYS_PER_MONTH: f64 = DAYS_PER_YEAR / 12.0;

/// The part of a number below which two are the same.
const NOTHING: f64 = 1e-9;

/// An amount with its unit.
///
/// Money is in units of its currency, calendar time in days, working time in hours, shares are fractions (85% is 0.85).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Quantity {
    pub(super) amount: f64,
    pub(super) unit: Unit,
    pub(super) slack: f64,
    /// How far a sum may be off for this part: the slack, and nothing for numbers written whole.
    pub(super) rounding: f64,
    /// Length in days of the period a rate or flow was written per, and of the unit a time was written in; for display.
    pub(super) per_days: f64,
    /// Working hours in a day, for display.
    pub(super) hours_per_day: f64,
}

#[expect(clippy::should_implement_trait, reason = "units may not fit, so the operators cannot be infallible")]
impl Quantity {
    pub(super) fn new(amount: f64, unit: Unit, slack: f64) -> Self {
        Self { amount, unit, slack, rounding: slack, per_days: DAYS_PER_MONTH, hours_per_day: 8.0 }
    }

    /// The same quantity, whose sums are exact if it was written whole.
    pub(super) fn written(self, whole: bool) -> Self {
        Self { rounding: if whole { 0.0 } else { self.slack }, ..self }
    }

    /// A plain, exact number.
    pub fn plain(amount: f64) -> Self {
        Self::new(amount, Unit::PLAIN, 0.0)
    }

    /// A share from a number of percent.
    pub fn percent(of_hundred: f64) -> Self {
        Self::new(of_hundred / 100.0, Unit::SHARE, 0.0)
    }

    /// Working time from hours.
    pub fn hours(hours: f64, hours_per_day: f64) -> Self {
        Self { hours_per_day, ..Self::new(hours, Unit::WORK, 0.0) }
    }

    /// The amount in the unit's base: fractions, days, hours, currency units.
    pub fn amount(&self) -> f64 {
        self.amount
    }

    /// The dimension.
    pub fn unit(&self) -> Unit {
        self.unit
    }

    /// Half of the last written digit, in the unit's base.
    pub fn slack(&self) -> f64 {
        self.slack
    }

    /// Whether it was written without decimals or suffix.
    pub fn is_whole(&self) -> bool {
        self.rounding == 0.0
    }

    /// The sum.
    ///
    /// # Errors
    /// A plain sentence when the dimensions differ.
    pub fn add(self, other: Self) -> Result<Self, String> {
        if other.is_bare_zero() && !self.unit.is_plain() {
            return Ok(self);
        }
        if self.is_bare_zero() && !other.unit.is_plain() {
            return Ok(other);
        }
        let unit = self.common_unit(other, "added")?;
        let other = other.aligned_with(self);
        // A sum of whole numbers is one: it hides no rounding.
        let whole = self.is_whole() && other.is_whole();
        let slack = if whole { self.slack.max(other.slack) } else { self.slack + other.slack };
        let rounding = self.rounding + other.rounding;
        // What is left of tenths and hundredths in binary is nothing.
        let sum = self.amount + other.amount;
        let amount = if sum.abs() <= NOTHING * self.amount.abs().max(other.amount.abs()) { 0.0 } else { sum };
        Ok(Self { amount, unit, slack, rounding, ..self })
    }

    /// The difference.
    ///
    /// # Errors
    /// A plain sentence when the dimensions differ.
    pub fn sub(self, other: Self) -> Result<Self, String> {
        self.add(other.scale(-1.0))
    }

    /// The product.
    ///
    /// # Errors
    /// A plain sentence when two currencies meet.
    pub fn mul(self, other: Self) -> Result<Self, String> {
        let timed = self.unit.time != 0 && other.unit.time != 0;
        let (a, b) = if timed { (self.monthly(), other.monthly()) } else { (self, other) };
        a.combine(b, 1, a.amount * b.amount)
    }

    /// The quotient.
    ///
    /// # Errors
    /// A plain sentence when two currencies meet or the divisor is zero.
    pub fn div(self, other: Self) -> Result<Self, String> {
        if other.amount == 0.0 {
            return Err("nothing can be divided by zero".to_owned());
        }
        let timed = other.unit.time != 0;
        let (a, b) = if timed { (self.monthly(), other.monthly()) } else { (self, other) };
        a.combine(b, -1, a.amount / b.amount)
    }

    /// Times a plain factor.
    #[must_use]
    pub fn scale(self, factor: f64) -> Self {
        Self {
            amount: self.amount * factor,
            slack: (self.slack * factor).abs(),
            rounding: (self.rounding * factor).abs(),
            ..self
        }
    }

    /// The same number, of which a sum may be off by half its last written digit even if it was written whole.
    #[must_use]
    pub fn rounded(self) -> Self {
        Self { rounding: self.slack, ..self }
    }

    /// The same number, known to its last digit: a unit and not a measurement.
    #[must_use]
    pub fn exactly(self) -> Self {
        Self { slack: 0.0, rounding: 0.0, ..self }
    }

    /// A plain number or share to a plain power.
    ///
    /// # Errors
    /// A plain sentence when either has a dimension.
    pub fn power(self, exponent: Self) -> Result<Self, String> {
        if !self.unit.is_plain() || !exponent.unit.is_plain() {
            return Err("only plain numbers have powers".to_owned());
        }
        let amount = self.amount.powf(exponent.amount);
        // The error of a power, to first order.
        let slack = if self.amount == 0.0 { 0.0 } else { (amount * exponent.amount * self.slack / self.amount).abs() };
        Ok(Self::new(amount, self.unit, slack))
    }

    /// The share that a rate takes away over calendar time, by compounding: 3% a month take 30.6% in a year.
    ///
    /// # Errors
    /// A plain sentence for anything but a rate and a time.
    pub fn lost_in(self, time: Self) -> Result<Self, String> {
        let (rate, periods) = self.periods_in(time)?;
        Ok(Self::new(1.0 - (1.0 - rate).powf(periods), Unit::SHARE, self.slack * time.amount.abs()))
    }

    /// The share that a rate adds over calendar time, by compounding: 10% a year add 0.8% in a month.
    ///
    /// # Errors
    /// A plain sentence for anything but a rate and a time.
    pub fn gained_in(self, time: Self) -> Result<Self, String> {
        let (rate, periods) = self.periods_in(time)?;
        Ok(Self::new((1.0 + rate).powf(periods) - 1.0, Unit::SHARE, self.slack * time.amount.abs()))
    }

    /// The share per period that a rate was written with, and how many of them a time has.
    fn periods_in(self, time: Self) -> Result<(f64, f64), String> {
        if self.unit != Unit::RATE || time.unit != Unit::TIME {
            return Err(format!("this takes a rate and a time, not {} and {}", self.unit.words(), time.unit.words()));
        }
        Ok((self.amount * self.per_days, time.amount / self.per_days))
    }

    /// Without its sign.
    #[must_use]
    pub fn abs(self) -> Self {
        Self { amount: self.amount.abs(), ..self }
    }

    /// Rounded to decimals of its display form.
    #[must_use]
    pub fn round(self, digits: i32) -> Self {
        let shift = 10f64.powi(digits) * if self.unit.share { 100.0 } else { 1.0 };
        Self { amount: (self.amount * shift).round() / shift, ..self }
    }

    /// Which one is larger.
    ///
    /// # Errors
    /// A plain sentence when the dimensions differ; zero compares with everything.
    pub fn compare(self, other: Self) -> Result<Ordering, String> {
        if !self.is_bare_zero() && !other.is_bare_zero() {
            self.common_unit(other, "compared")?;
        }
        let other = other.aligned_with(self).amount;
        let close = (self.amount - other).abs() <= NOTHING * self.amount.abs().max(other.abs());
        Ok(if close { Ordering::Equal } else { self.amount.total_cmp(&other) })
    }

    /// Whether both are one amount, however precisely each was written: `2.0` is `2`. Of a share and a plain number nobody can tell.
    pub fn says_the_same(self, other: Self) -> bool {
        self.compare(other).is_ok_and(|order| order.is_eq() || self.beside(other).is_none())
    }

    /// Whether a stated total is near the sum of its parts: exactly for whole numbers, else within the rounding of both.
    ///
    /// # Errors
    /// A plain sentence when the dimensions differ.
    pub fn near(self, other: Self) -> Result<bool, String> {
        if !self.is_bare_zero() && !other.is_bare_zero() {
            self.common_unit(other, "compared")?;
        }
        let other = other.aligned_with(self);
        let slack = self.rounding + other.rounding;
        Ok((self.amount - other.amount).abs() <= slack + 1e-9 * self.amount.abs().max(other.amount.abs()))
    }

    /// Whether this stated value agrees with a computed one: within half its last written digit or half a percent, whichever is
    /// larger.
    ///
    /// # Errors
    /// A plain sentence when the dimensions differ.
    pub fn agrees(self, computed: Self) -> Result<bool, String> {
        self.common_unit(computed, "compared")?;
        let computed = computed.aligned_with(self);
        let slack = self.slack.max(0.005 * computed.amount.abs());
        Ok((self.amount - computed.amount).abs() <= slack + 1e-9)
    }

    fn is_bare_zero(self) -> bool {
        self.amount == 0.0 && self.unit.is_plain()
    }

    /// A rate of shares per month, by compounding, so that products with it do not depend on the period it was written per.
    fn monthly(self) -> Self {
        if self.unit == Unit::RATE { self.aligned_with(Self::new(0.0, Unit::RATE, 0.0)) } else { self }
    }

    /// A rate of shares brought to another rate's period by compounding: 30% a year is 2.93% a month.
    fn aligned_with(self, other: Self) -> Self {
        let rates = self.unit == Unit::RATE && other.unit == Unit::RATE;
        if !rates || (self.per_days - other.per_days).abs() < 1e-9 || !(0.0..1.0).contains(&(self.amount * self.per_days)) {
            return self;
        }
        let per_period = self.amount * self.per_days;
        let kept = (1.0 - per_period).powf(other.per_days / self.per_days);
        Self { amount: (1.0 - kept) / other.per_days, per_days: other.per_days, ..self }
    }

    fn common_unit(self, other: Self, verb: &str) -> Result<Unit, String> {
        if self.unit.matches(other.unit) {
            return Ok(Unit { share: self.unit.share || other.unit.share, ..self.unit });
        }
        Err(format!("{} and {} cannot be {verb}", self.unit.words(), other.unit.words()))
    }

    fn combine(self, other: Self, sign: i8, amount: f64) -> Result<Self, String> {
        if let (Some(a), Some(b)) = (self.unit.currency, other.unit.currency)
            && a != b
        {
            return Err(format!("{} and {} are different currencies", a.code(), b.code()));
        }
        let exponent = |a: i8, b: i8| a.saturating_add(b.saturating_mul(sign));
        let money = exponent(self.unit.money, other.unit.money);
        let unit = Unit {
            currency: if money == 0 { None } else { self.unit.currency.or(other.unit.currency) },
            money,
            time: exponent(self.unit.time, other.unit.time),
            work: exponent(self.unit.work, other.unit.work),
            share: false,
        };
        // A part of a part is a share; so is a share of anything without a dimension.
        let share = unit.is_plain() && ((self.unit.share && other.unit.share && sign > 0) || self.is_ratio_of(other, sign));
        let relative = |quantity: Self| if quantity.amount == 0.0 { 0.0 } else { quantity.slack / quantity.amount.abs() };
        let slack = amount.abs() * (relative(self) + relative(other));
        let hours_per_day = if self.unit.work != 0 { self.hours_per_day } else { other.hours_per_day };
        let per_days = if self.unit.time != 0 { self.per_days } else { other.per_days };
        Ok(Self { amount, unit: Unit { share, ..unit }, slack, rounding: slack, per_days, hours_per_day })
    }

    /// Whether a quotient of like quantities is a share of a whole: dimensioned, or both shares.
    fn is_ratio_of(self, other: Self, sign: i8) -> bool {
        sign < 0 && self.unit.matches(other.unit) && !self.unit.is_plain()
    }
}
