//! Numbers with units, dates, calendar time and working time, each read from what people write.
//!
//! A [`Quantity`] is an amount, its dimension and the resolution it was written with; half of the last written digit is its rounding
//! slack. To add a reader for a field type: a function in `read.rs`, from text to value or [`Problem`].

mod condition;
mod date;
mod expectation;
mod loose;
mod money;
mod numeral;
mod problem;
mod read;
mod series;
mod show;
mod unit;
mod value;
mod worked;

pub use condition::condition;
pub use date::Date;
pub use expectation::{Comparison, Operator, Sle};
pub use loose::{last_day, meant_date, meant_duration, meant_number};
pub use money::{flow, money};
pub use problem::{Problem, ProblemKind};
pub use read::{boolean, calendar_time, comparison, count, date, month, number, percent, period, rate, sle, worktime};
pub use series::period_number;
pub use unit::{Calendar, Currency, Unit};
pub use value::Quantity;
