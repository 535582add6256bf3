//! Operators over values: equality with unknowns, order, arithmetic with units and dates.

use std::cmp::Ordering;
use std::sync::Arc;

use cel::common::ast::operators;

use super::budget::{self, Budget};
use super::datum::slug;
use super::{Data, Datum, Object, Shape};
use crate::quantity::{self, Quantity};

/// An operator between two values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Operator {
    Add,
    Subtract,
    Multiply,
    Divide,
    Remainder,
    Equal,
    Unequal,
    Less,
    AtMost,
    Greater,
    AtLeast,
    In,
}

impl Operator {
    /// The operator by the name that the parser gives it.
    pub(super) fn named(name: &str) -> Option<Self> {
        Some(match name {
            operators::ADD => Self::Add,
            operators::SUBSTRACT => Self::Subtract,
            operators::MULTIPLY => Self::Multiply,
            operators::DIVIDE => Self::Divide,
            operators::MODULO => Self::Remainder,
            operators::EQUALS => Self::Equal,
            operators::NOT_EQUALS => Self::Unequal,
            operators::LESS => Self::Less,
            operators::LESS_EQUALS => Self::AtMost,
            operators::GREATER => Self::Greater,
            operators::GREATER_EQUALS => Self::AtLeast,
            operators::IN => Self::In,
            _ => return None,
        })
    }

    /// What the result will be.
    pub(super) fn shape(self, left: &Shape, right: &Shape) -> Shape {
        match self {
            Self::Add | Self::Subtract => match (left, right) {
                (Shape::Date, Shape::Date) => Shape::Number,
                (Shape::List(a), Shape::List(b)) => (**a).clone().or(b).list(),
                _ => left.clone().or(right),
            },
            Self::Multiply | Self::Divide | Self::Remainder => Shape::Number,
            _ => Shape::Bool,
        }
    }

    /// The result; missing when a side is, and where a number is divided by zero: a share of nothing is unknown.
    pub(super) fn apply(self, left: &Datum, right: &Datum, budget: &mut Budget) -> Result<Datum, String> {
        if left.is_missing() && !(self == Self::In && matches!(&right.data, Data::List(items) if items.is_empty())) {
            return Ok(Datum::missing());
        }
        if right.is_missing() {
            return Ok(Datum::missing());
        }
        let ordered = |ordering: Ordering| match self {
            Self::Less => ordering.is_lt(),
            Self::AtMost => ordering.is_le(),
            Self::Greater => ordering.is_gt(),
            _ => ordering.is_ge(),
        };
        match self {
            Self::Equal | Self::Unequal => {
                if let (Data::Quantity(a), Data::Quantity(b)) = (&left.data, &right.data) {
                    a.compare(*b)?;
                }
                let equal = equal(left, right, budget)?;
                Ok(answer(equal.map(|equal| equal == (self == Self::Equal))))
            }
            Self::Less | Self::AtMost | Self::Greater | Self::AtLeast => Ok(ordered(compare(left, right)?).into()),
            Self::In => contains(right, left, budget),
            Self::Add => add(left, right, budget),
            Self::Subtract => subtract(left, right),
            Self::Multiply => numbers(left, right, "multiplied").and_then(|(a, b)| a.mul(b)).and_then(finite),
            Self::Divide | Self::Remainder => {
                let (a, b) = numbers(left, right, "divided")?;
                if b.amount() == 0.0 {
                    return Ok(Datum::missing());
                }
                if self == Self::Divide {
                    return finite(a.div(b)?);
                }
                a.compare(b)?;
                Ok(Quantity::plain(a.amount() % b.amount()).into())
            }
        }
    }
}

/// Yes, no, or nothing.
pub(super) fn answer(known: Option<bool>) -> Datum {
    known.map_or_else(Datum::missing, Datum::from)
}

/// Whether two values are the same; nothing when that hangs on a missing one.
pub(super) fn equal(left: &Datum, right: &Datum, budget: &mut Budget) -> Result<Option<bool>, String> {
    equal_within(left, right, budget, 0)
}

fn equal_within(left: &Datum, right: &Datum, budget: &mut Budget, depth: usize) -> Result<Option<bool>, String> {
    budget.spend(1)?;
    if depth > budget::DEPTH {
        return Err("the values are nested too deeply to compare".to_owned());
    }
    Ok(Some(match (&left.data, &right.data) {
        (Data::Missing | Data::Unread, _) | (_, Data::Missing | Data::Unread) => return Ok(None),
        (Data::Bool(a), Data::Bool(b)) => a == b,
        (Data::Quantity(a), Data::Quantity(b)) => a.compare(*b).is_ok_and(Ordering::is_eq),
        (Data::Text(a), Data::Text(b)) => {
            budget.text(a.len())?;
            a == b
        }
        (Data::Date(a), Data::Date(b)) => a == b,
        (Data::Object(a), Data::Object(b)) => same(a, b),
        (Data::Object(object), Data::Text(text)) | (Data::Text(text), Data::Object(object)) => {
            object.identity().is_some_and(|identity| *identity == **text)
        }
        (Data::List(a), Data::List(b)) => {
            if a.len() != b.len() {
                return Ok(Some(false));
            }
            return every(a.iter().zip(b.iter()), budget, depth);
        }
        (Data::Map(a), Data::Map(b)) => {
            let keys = |entries: &[(String, Datum)]| entries.iter().map(|(key, _)| key.clone()).collect::<Vec<_>>();
            if keys(a) != keys(b) {
                return Ok(Some(false));
            }
            return every(a.iter().zip(b.iter()).map(|((_, a), (_, b))| (a, b)), budget, depth);
        }
        _ => false,
    }))
}

fn every<'d>(
    pairs: impl Iterator<Item = (&'d Datum, &'d Datum)>,
    budget: &mut Budget,
    depth: usize,
) -> Result<Option<bool>, String> {
    let mut known = Some(true);
    for (a, b) in pairs {
        match equal_within(a, b, budget, depth + 1)? {
            Some(true) => {}
            Some(false) => return Ok(Some(false)),
            None => known = None,
        }
    }
    Ok(known)
}

fn same(a: &Arc<dyn Object>, b: &Arc<dyn Object>) -> bool {
    match (a.identity(), b.identity()) {
        (Some(a), Some(b)) => a == b,
        _ => std::ptr::addr_eq(Arc::as_ptr(a), Arc::as_ptr(b)),
    }
}

/// Which of two values is larger.
pub(super) fn compare(left: &Datum, right: &Datum) -> Result<Ordering, String> {
    match (&left.data, &right.data) {
        (Data::Quantity(a), Data::Quantity(b)) => a.compare(*b),
        (Data::Date(a), Data::Date(b)) => Ok(a.cmp(b)),
        (Data::Text(a), Data::Text(b)) => Ok(a.cmp(b)),
        _ => Err(format!("{} and {} cannot be compared", left.sort(), right.sort())),
    }
}

/// Whether a list has the element, a map the key, or an object a value for the field.
pub(super) fn contains(within: &Datum, wanted: &Datum, budget: &mut Budget) -> Result<Datum, String> {
    match &within.data {
        Data::List(items) => {
            let mut known = Some(false);
            for item in items.iter() {
                match equal(item, wanted, budget)? {
                    Some(true) => return Ok(true.into()),
                    Some(false) => {}
                    None => known = None,
                }
            }
            Ok(answer(known))
        }
        Data::Map(_) | Data::Object(_) => Ok((!entry(within, &key(wanted)?).is_missing()).into()),
        _ => Err(format!("nothing can be in {}", within.sort())),
    }
}

/// The name that a value is as a key.
pub(super) fn key(datum: &Datum) -> Result<String, String> {
    match &datum.data {
        Data::Text(text) => Ok(text.to_string()),
        Data::Object(object) => Ok(object.identity().map_or_else(|| object.words(), str::to_owned)),
        Data::Quantity(quantity) => Ok(quantity.to_string()),
        _ => Err(format!("{} is no name of a field", datum.sort())),
    }
}

/// The value under a name in an object or map; missing when there is none, or nothing has names.
pub(super) fn entry(datum: &Datum, name: &str) -> Datum {
    match &datum.data {
        Data::Object(object) => object.field(name).unwrap_or_else(Datum::missing),
        Data::Map(entries) => {
            let written = entries.iter().find(|(key, _)| key == name);
            // Keys are data: `Roadmap pressure` in one place is `roadmap-pressure` in another.
            let alike = || {
                let wanted = slug(name);
                entries.iter().find(|(key, _)| slug(key) == wanted)
            };
            written.or_else(alike).map_or_else(Datum::missing, |(_, value)| value.clone())
        }
        _ => Datum::missing(),
    }
}

fn numbers(left: &Datum, right: &Datum, verb: &str) -> Result<(Quantity, Quantity), String> {
    match (&left.data, &right.data) {
        (Data::Quantity(a), Data::Quantity(b)) => Ok((*a, *b)),
        _ => Err(format!("{} and {} cannot be {verb}", left.sort(), right.sort())),
    }
}

/// Refuses what is no number any more.
pub(super) fn finite(quantity: Quantity) -> Result<Datum, String> {
    if quantity.amount().is_finite() { Ok(quantity.into()) } else { Err("the number is too large".to_owned()) }
}

fn add(left: &Datum, right: &Datum, budget: &mut Budget) -> Result<Datum, String> {
    match (&left.data, &right.data) {
        (Data::Text(a), Data::Text(b)) => {
            budget.text(a.len() + b.len())?;
            Ok(Datum::from(format!("{a}{b}")))
        }
        (Data::List(a), Data::List(b)) => {
            budget.list(a.len() + b.len())?;
            Ok(a.iter().chain(b.iter()).cloned().collect::<Vec<_>>().into())
        }
        (Data::Date(date), Data::Quantity(period)) | (Data::Quantity(period), Data::Date(date)) => moved(*date, *period, 1.0),
        _ => numbers(left, right, "added").and_then(|(a, b)| a.add(b)).and_then(finite),
    }
}

fn subtract(left: &Datum, right: &Datum) -> Result<Datum, String> {
    match (&left.data, &right.data) {
        (Data::Date(a), Data::Date(b)) => {
            #[expect(clippy::cast_precision_loss, reason = "days between dates are far below 2^52")]
            let days = b.days_until(*a) as f64;
            let day = quantity::period("1d").map_err(|problem| problem.message)?;
            Ok(day.scale(days).into())
        }
        (Data::Date(date), Data::Quantity(period)) => moved(*date, *period, -1.0),
        _ => numbers(left, right, "subtracted").and_then(|(a, b)| a.sub(b)).and_then(finite),
    }
}

/// The day some calendar time after a date, or before it; missing where the calendar ends before.
fn moved(date: quantity::Date, by: Quantity, sign: f64) -> Result<Datum, String> {
    if !quantity::Unit::TIME.matches(by.unit()) {
        return Err(format!("a date moves by calendar time, not by {}", by.unit().words()));
    }
    Ok(date.plus(&by.scale(sign)).map_or_else(Datum::missing, Datum::from))
}
