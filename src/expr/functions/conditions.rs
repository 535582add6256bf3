//! Functions over conditions in words: `paid-within-30d < 71.5% by 2026-05-22`.

use super::{Function, Reach, bool_shape, map, number, text};
use crate::expr::{Data, Datum, ops};
use crate::quantity;

pub(super) const TABLE: &[Function] =
    &[Function::new("condition", condition), Function::new("meets", meets).taking(2, 2).giving(bool_shape)];

/// The parts of a condition: `subject`, `operator`, `value`, `rest` and `by`; missing when the text compares nothing.
fn condition(arguments: &[Datum], reach: &mut Reach<'_>) -> Result<Datum, String> {
    let text = arguments[0].words();
    reach.budget.text(text.len())?;
    let Some(found) = quantity::condition(&text) else { return Ok(Datum::missing()) };
    Ok(map([
        ("subject", found.subject.into()),
        ("operator", found.operator.map_or_else(Datum::missing, |operator| operator.sign().into())),
        ("value", found.value.into()),
        ("rest", found.rest.into()),
        ("by", found.by.map_or_else(Datum::missing, Datum::from)),
    ]))
}

/// Whether a number meets a condition in words; missing when the two cannot be compared, or the words compare
/// nothing.
fn meets(arguments: &[Datum], _: &mut Reach<'_>) -> Result<Datum, String> {
    let number = match &arguments[0].data {
        Data::Quantity(_) => number(&arguments[0])?,
        _ => return Ok(Datum::missing()),
    };
    let condition = quantity::condition(text(&arguments[1])?);
    Ok(ops::answer(condition.and_then(|condition| condition.is_met_by(number))))
}
