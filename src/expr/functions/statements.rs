//! Functions over statements: groups of rows with one number for each period.
//!
//! A series is a list of numbers. A group is a map of series and of groups; its entry `total` is what the author says they add up to.

use super::{Function, Reach, map, number};
use crate::expr::datum::slug;
use crate::expr::{Data, Datum, Shape, ops};

pub(super) const TABLE: &[Function] = &[
    Function::new("total", |a, reach| stated(&a[0]).map_or_else(|| summed(&a[0], reach), Ok)).giving(series_shape),
    Function::new("summed", |a, reach| summed(&a[0], reach)).giving(series_shape),
    Function::new("rows", rows).giving(|_| Shape::Any.list()),
    Function::new("groups", groups).taking(1, 2).giving(|_| Shape::Any.list()),
    Function::new("rounded", |a, _| rounded(&a[0])).giving(super::first_shape),
];

fn series_shape(_: &[Shape]) -> Shape {
    Shape::Number.list()
}

/// What a group says it adds up to; a series says it itself.
fn stated(of: &Datum) -> Option<Datum> {
    match &of.data {
        Data::List(_) => Some(of.clone()),
        Data::Map(entries) => entries.iter().find(|(key, _)| is_total(key)).map(|(_, value)| value.clone()),
        _ => None,
    }
}

fn is_total(key: &str) -> bool {
    slug(key) == "total"
}

/// The rows of a group added up period by period, as many periods as all rows have.
fn summed(of: &Datum, reach: &mut Reach<'_>) -> Result<Datum, String> {
    let entries = match &of.data {
        Data::List(_) => return Ok(of.clone()),
        Data::Map(entries) => entries,
        _ => return Err(format!("this takes a group of rows, not {}", of.sort())),
    };
    let mut sum: Option<Vec<Datum>> = None;
    for (_, value) in entries.iter().filter(|(key, _)| !is_total(key)) {
        let row = stated(value).map_or_else(|| summed(value, reach), Ok)?;
        let Data::List(row) = &row.data else { return Ok(Datum::missing()) };
        reach.budget.list(row.len())?;
        sum = Some(match sum {
            None => row.to_vec(),
            Some(sum) => sum.iter().zip(row.iter()).map(|(a, b)| added(a, b)).collect::<Result<_, _>>()?,
        });
    }
    Ok(sum.map_or_else(Datum::missing, Datum::from))
}

fn added(a: &Datum, b: &Datum) -> Result<Datum, String> {
    if a.is_missing() || b.is_missing() {
        return Ok(Datum::missing());
    }
    ops::finite(number(a)?.add(number(b)?)?)
}

/// Every row of a group, those of inner groups and stated totals included, as `name` and `values`.
fn rows(arguments: &[Datum], reach: &mut Reach<'_>) -> Result<Datum, String> {
    let mut found = Vec::new();
    each_group("", &arguments[0], reach, &mut |_, entries| {
        for (key, value) in entries {
            if let Data::List(_) = value.data {
                let row = map([("name", key.as_str().into()), ("values", value.clone())]);
                found.push(Datum { origin: value.origin, ..row });
            }
        }
    })?;
    Ok(found.into())
}

/// Every group that says what it adds up to, as `name`, `stated` and `sum`; the outermost has the name given.
fn groups(arguments: &[Datum], reach: &mut Reach<'_>) -> Result<Datum, String> {
    let name = arguments.get(1).map_or_else(String::new, Datum::words);
    let mut found = Vec::new();
    each_group(&name, &arguments[0], reach, &mut |name, entries| {
        if let Some((_, total)) = entries.iter().find(|(key, _)| is_total(key)) {
            found.push((name.to_owned(), total.clone(), Datum::of(Data::Map(entries.into()))));
        }
    })?;
    let mut all = Vec::new();
    for (name, total, group) in found {
        let entry = map([("name", name.into()), ("stated", total.clone()), ("sum", summed(&group, reach)?)]);
        all.push(Datum { origin: total.origin, ..entry });
    }
    Ok(all.into())
}

/// Shows a group and the groups in it, by name.
fn each_group(
    name: &str,
    of: &Datum,
    reach: &mut Reach<'_>,
    see: &mut impl FnMut(&str, &[(String, Datum)]),
) -> Result<(), String> {
    let Data::Map(entries) = &of.data else { return Ok(()) };
    reach.budget.list(entries.len())?;
    see(name, entries);
    entries.iter().try_for_each(|(key, value)| each_group(key, value, reach, see))
}

/// A number, series or group whose whole numbers are rounded ones, such as those of a statement in thousands.
fn rounded(of: &Datum) -> Result<Datum, String> {
    let data = match &of.data {
        Data::Missing | Data::Unread => return Ok(of.clone()),
        Data::List(items) => Data::List(items.iter().map(rounded).collect::<Result<_, _>>()?),
        Data::Map(entries) => {
            Data::Map(entries.iter().map(|(key, value)| Ok((key.clone(), rounded(value)?))).collect::<Result<_, String>>()?)
        }
        _ => Data::Quantity(number(of)?.rounded()),
    };
    Ok(Datum { data, origin: of.origin })
}
