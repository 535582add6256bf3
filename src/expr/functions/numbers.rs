//! Functions over numbers, units and dates.

use super::{Function, Reach, bool_shape, first_shape, number, number_shape, text};
use crate::expr::{Data, Datum, ops};
use crate::quantity::{self, Calendar, Date, Problem, Quantity};

pub(super) const TABLE: &[Function] = &[
    Function::new("near", near).taking(2, 2).giving(bool_shape),
    Function::new("agrees", agrees).taking(2, 2).giving(bool_shape),
    Function::new("abs", |a, _| Ok(number(&a[0])?.abs().into())).giving(first_shape),
    Function::new("round", round).taking(1, 2).giving(first_shape),
    Function::new("percent", percent).giving(number_shape),
    Function::new("number", |a, _| Ok(any_number(&a[0]))).giving(number_shape),
    Function::new("times", times).taking(2, 2).giving(number_shape),
    Function::new("power", power).taking(2, 2).giving(number_shape),
    Function::new("lost_in", |a, _| over(a, Quantity::lost_in)).taking(2, 2).giving(number_shape),
    Function::new("gained_in", |a, _| over(a, Quantity::gained_in)).taking(2, 2).giving(number_shape),
    Function::new("period_number", |a, _| Ok(period_number(&a[0]))).giving(number_shape),
    Function::new("money", |a, _| read(&a[0], quantity::money)).giving(number_shape).checked(|t| checked(quantity::money(t))),
    Function::new("worktime", worktime).giving(number_shape).checked(|t| checked(quantity::worktime(t, &Calendar::default()))),
    Function::new("worked", |a, reach| in_hours(a, reach, Quantity::worked)).giving(number_shape),
    Function::new("most_worked", |a, reach| in_hours(a, reach, Quantity::most_worked)).giving(number_shape),
    Function::new("period", |a, _| read(&a[0], quantity::period)).giving(number_shape).checked(|t| checked(quantity::period(t))),
    Function::new("days_between", |a, _| between(a, Date::days_until)).taking(2, 2).giving(number_shape),
    Function::new("months_between", |a, _| between(a, Date::months_until)).taking(2, 2).giving(number_shape),
];

/// Whether a stated total is the sum of its parts, within their rounding.
fn near(arguments: &[Datum], _: &mut Reach<'_>) -> Result<Datum, String> {
    Ok(number(&arguments[0])?.near(number(&arguments[1])?)?.into())
}

/// Whether a stated value agrees with a computed one: numbers within rounding, everything else exactly.
fn agrees(arguments: &[Datum], reach: &mut Reach<'_>) -> Result<Datum, String> {
    match (&arguments[0].data, &arguments[1].data) {
        (Data::Quantity(stated), Data::Quantity(computed)) => Ok(stated.agrees(*computed)?.into()),
        _ => Ok(ops::answer(ops::equal(&arguments[0], &arguments[1], reach.budget)?)),
    }
}

/// To so many decimals, none unless said.
fn round(arguments: &[Datum], _: &mut Reach<'_>) -> Result<Datum, String> {
    let digits = arguments.get(1).map_or(Ok(0.0), |digits| number(digits).map(|digits| digits.amount()))?;
    if digits.fract() != 0.0 || !(0.0..=9.0).contains(&digits) {
        return Err("decimals are a whole number from 0 to 9".to_owned());
    }
    #[expect(clippy::cast_possible_truncation, reason = "between 0 and 9")]
    let rounded = number(&arguments[0])?.round(digits as i32);
    Ok(rounded.into())
}

/// A share from a number of hundred; a share stays as it is.
fn percent(arguments: &[Datum], _: &mut Reach<'_>) -> Result<Datum, String> {
    let of_hundred = number(&arguments[0])?;
    match of_hundred.unit() {
        quantity::Unit::SHARE => Ok(of_hundred.into()),
        quantity::Unit::PLAIN => Ok(Quantity::percent(of_hundred.amount()).into()),
        other => Err(format!("this takes a plain number, not {}", other.words())),
    }
}

fn worktime(arguments: &[Datum], reach: &mut Reach<'_>) -> Result<Datum, String> {
    let calendar = reach.calendar;
    read(&arguments[0], |text| quantity::worktime(text, &calendar))
}

/// The working time in a time, by the organisation's calendar.
fn in_hours(
    arguments: &[Datum],
    reach: &mut Reach<'_>,
    of: fn(Quantity, &Calendar) -> Result<Quantity, String>,
) -> Result<Datum, String> {
    of(number(&arguments[0])?, &reach.calendar).map(Datum::from)
}

fn read(argument: &Datum, reader: impl Fn(&str) -> Result<Quantity, Problem>) -> Result<Datum, String> {
    if let Data::Quantity(quantity) = &argument.data {
        return Ok((*quantity).into());
    }
    reader(text(argument)?).map(Datum::from).map_err(|problem| problem.message)
}

fn checked(read: Result<Quantity, Problem>) -> Result<(), String> {
    read.map(|_| ()).map_err(|problem| problem.message)
}

#[expect(clippy::cast_precision_loss, reason = "days between dates are far below 2^52")]
fn between(arguments: &[Datum], measure: fn(Date, Date) -> i64) -> Result<Datum, String> {
    let date = |datum: &Datum| match &datum.data {
        Data::Date(date) => Ok(*date),
        _ => Err(format!("this takes dates, not {}", datum.sort())),
    };
    let passed = measure(date(&arguments[0])?, date(&arguments[1])?);
    Ok(Quantity::plain(passed as f64).into())
}

/// The number that a text is; missing when it is none, so that `12 monkeys` is not 12.
fn any_number(argument: &Datum) -> Datum {
    match &argument.data {
        Data::Quantity(quantity) => (*quantity).into(),
        Data::Text(text) => quantity::number(text).map_or_else(|_| Datum::missing(), Datum::from),
        _ => Datum::missing(),
    }
}

/// How many times a unit is in a value; a plain number is that already.
fn times(arguments: &[Datum], _: &mut Reach<'_>) -> Result<Datum, String> {
    let value = number(&arguments[0])?;
    let plain = value.unit() == quantity::Unit::PLAIN;
    if plain { Ok(value.into()) } else { value.div(number(&arguments[1])?.exactly())?.mul(Quantity::plain(1.0)).map(Datum::from) }
}

/// A plain number or share to a plain power.
fn power(arguments: &[Datum], _: &mut Reach<'_>) -> Result<Datum, String> {
    number(&arguments[0])?.power(number(&arguments[1])?).and_then(ops::finite)
}

/// What a rate comes to over calendar time.
fn over(arguments: &[Datum], of: fn(Quantity, Quantity) -> Result<Quantity, String>) -> Result<Datum, String> {
    of(number(&arguments[0])?, number(&arguments[1])?).and_then(ops::finite)
}

/// Where a period stands among its like, so that the next one is one more: a year, half-year, quarter or month.
fn period_number(argument: &Datum) -> Datum {
    if let Data::Date(date) = &argument.data {
        let (year, month, _) = date.parts();
        return Quantity::plain(f64::from(year) * 12.0 + f64::from(month) - 1.0).into();
    }
    quantity::period_number(&argument.words()).map_or_else(Datum::missing, Datum::from)
}
