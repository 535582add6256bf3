//! Functions over lists and maps.

use std::sync::Arc;

use super::{
    Function, Reach, Style, bool_shape, element_shape, first_shape, items, map, number, number_shape, plain, text, text_shape,
};
use crate::expr::datum::slug;
use crate::expr::{Data, Datum, Shape, budget, ops};
use crate::quantity::Quantity;

pub(super) const TABLE: &[Function] = &[
    // The evaluator looks for the first value itself, so that it need not work out the rest.
    Function::new("coalesce", |a, _| Ok(a.first().cloned().unwrap_or_else(Datum::missing)))
        .taking(1, usize::MAX)
        .giving(any_shape),
    Function::new("count", count).giving(number_shape),
    Function::new("size", count).giving(number_shape).style(Style::Both),
    Function::new("list", flatten).giving(flat_shape),
    Function::new("first", |a, _| Ok(items(&a[0])?.first().cloned().unwrap_or_else(Datum::missing))).giving(element_shape),
    Function::new("last", |a, _| Ok(items(&a[0])?.last().cloned().unwrap_or_else(Datum::missing))).giving(element_shape),
    Function::new("unique", unique).giving(first_shape),
    Function::new("any", any).giving(bool_shape),
    Function::new("sum", sum).giving(number_shape),
    Function::new("min", |a, reach| extreme(&a[0], reach, std::cmp::Ordering::is_lt)).giving(element_shape),
    Function::new("max", |a, reach| extreme(&a[0], reach, std::cmp::Ordering::is_gt)).giving(element_shape),
    Function::new("join", join).taking(2, 2).giving(text_shape),
    Function::new("pairs", pairs).giving(|_| Shape::Any.list()),
    Function::new("numbered", numbered).giving(|_| Shape::Any.list()),
    Function::new("keys", keys).giving(|_| Shape::Text.list()),
    Function::new("entries", |a, reach| entries(&a[0], reach).map(|all| Datum::of(Data::List(all)))).giving(entries_shape),
    Function::new("find", find).taking(2, 2).giving(found_shape),
];

fn any_shape(arguments: &[Shape]) -> Shape {
    let empty = Shape::Any.list();
    let known = arguments.iter().filter(|shape| **shape != empty);
    known.cloned().reduce(|one, other| one.or(&other)).unwrap_or(empty)
}

fn flat_shape(arguments: &[Shape]) -> Shape {
    match arguments {
        [Shape::List(inner)] => match &**inner {
            Shape::List(_) => (**inner).clone(),
            Shape::Any => Shape::Any.list(),
            other => other.clone().list(),
        },
        _ => Shape::Any.list(),
    }
}

fn entries_shape(arguments: &[Shape]) -> Shape {
    match arguments {
        [Shape::Map(value)] if matches!(**value, Shape::Record(_)) => (**value).clone().list(),
        [list @ Shape::List(_)] => list.clone(),
        _ => Shape::Any.list(),
    }
}

fn found_shape(arguments: &[Shape]) -> Shape {
    entries_shape(&arguments[..1]).element()
}

/// The elements of a list, entries of a map or letters of a text.
fn count(arguments: &[Datum], reach: &mut Reach<'_>) -> Result<Datum, String> {
    match &arguments[0].data {
        Data::List(items) => Ok(plain(items.len())),
        Data::Map(entries) => Ok(plain(entries.len())),
        Data::Text(text) => {
            reach.budget.text(text.len())?;
            Ok(plain(text.chars().count()))
        }
        _ => Err(format!("{} has nothing to count", arguments[0].sort())),
    }
}

/// One level of lists less; what is no list stays.
fn flatten(arguments: &[Datum], reach: &mut Reach<'_>) -> Result<Datum, String> {
    let Data::List(outer) = &arguments[0].data else { return Ok(vec![arguments[0].clone()].into()) };
    let mut flat = Vec::new();
    for item in outer.iter() {
        let inner: &[Datum] = if let Data::List(inner) = &item.data { inner } else { std::slice::from_ref(item) };
        budget::list_fits(flat.len() + inner.len())?;
        reach.budget.spend(inner.len())?;
        flat.extend_from_slice(inner);
    }
    Ok(flat.into())
}

/// Each element once, where it is met first.
fn unique(arguments: &[Datum], reach: &mut Reach<'_>) -> Result<Datum, String> {
    let mut kept: Vec<Datum> = Vec::new();
    for item in items(&arguments[0])? {
        let mut known = false;
        for other in &kept {
            known = known || (item.is_missing() && other.is_missing()) || ops::equal(item, other, reach.budget)? == Some(true);
        }
        if !known {
            kept.push(item.clone());
        }
    }
    Ok(kept.into())
}

/// Whether one of the answers is yes.
fn any(arguments: &[Datum], _: &mut Reach<'_>) -> Result<Datum, String> {
    let mut known = Some(false);
    for item in items(&arguments[0])? {
        match &item.data {
            Data::Bool(true) => return Ok(true.into()),
            Data::Bool(false) => {}
            Data::Missing | Data::Unread => known = None,
            _ => return Err(format!("{} is no yes or no", item.sort())),
        }
    }
    Ok(ops::answer(known))
}

/// The sum; zero for an empty list, missing when an element is.
fn sum(arguments: &[Datum], reach: &mut Reach<'_>) -> Result<Datum, String> {
    let items = items(&arguments[0])?;
    reach.budget.list(items.len())?;
    if items.iter().any(Datum::is_missing) {
        return Ok(Datum::missing());
    }
    let mut total: Option<Quantity> = None;
    for item in items {
        let item = number(item)?;
        total = Some(total.map_or(Ok(item), |total| total.add(item))?);
    }
    ops::finite(total.unwrap_or_else(|| Quantity::plain(0.0)))
}

fn extreme(list: &Datum, reach: &mut Reach<'_>, better: fn(std::cmp::Ordering) -> bool) -> Result<Datum, String> {
    let items = items(list)?;
    reach.budget.list(items.len())?;
    if items.iter().any(Datum::is_missing) {
        return Ok(Datum::missing());
    }
    let mut best: Option<&Datum> = None;
    for item in items {
        best = match best {
            Some(best) if !better(ops::compare(item, best)?) => Some(best),
            _ => Some(item),
        };
    }
    Ok(best.cloned().unwrap_or_else(Datum::missing))
}

/// The words of the elements that are there, with a separator between.
fn join(arguments: &[Datum], reach: &mut Reach<'_>) -> Result<Datum, String> {
    let separator = text(&arguments[1])?;
    let mut joined = String::new();
    for (at, item) in items(&arguments[0])?.iter().filter(|item| !item.is_missing()).enumerate() {
        let words = item.words();
        budget::text_fits(joined.len() + separator.len() + words.len())?;
        reach.budget.text(words.len())?;
        joined.push_str(if at == 0 { "" } else { separator });
        joined.push_str(&words);
    }
    Ok(joined.into())
}

/// Each element with the one after it, as `a` and `b`.
fn pairs(arguments: &[Datum], reach: &mut Reach<'_>) -> Result<Datum, String> {
    let items = items(&arguments[0])?;
    reach.budget.list(items.len())?;
    let pair = |pair: &[Datum]| Datum { origin: pair[1].origin, ..map([("a", pair[0].clone()), ("b", pair[1].clone())]) };
    Ok(items.windows(2).map(pair).collect::<Vec<_>>().into())
}

/// Each element as `v` with its position as `i`, the first being 0.
fn numbered(arguments: &[Datum], reach: &mut Reach<'_>) -> Result<Datum, String> {
    let items = items(&arguments[0])?;
    reach.budget.list(items.len())?;
    let entry = |(at, item): (usize, &Datum)| Datum { origin: item.origin, ..map([("i", plain(at)), ("v", item.clone())]) };
    Ok(items.iter().enumerate().map(entry).collect::<Vec<_>>().into())
}

/// The keys of a map, as written and in that order.
fn keys(arguments: &[Datum], reach: &mut Reach<'_>) -> Result<Datum, String> {
    let Data::Map(entries) = &arguments[0].data else { return Err(format!("{} has no keys", arguments[0].sort())) };
    reach.budget.list(entries.len())?;
    Ok(entries.iter().map(|(key, value)| Datum { origin: value.origin, ..key.as_str().into() }).collect::<Vec<_>>().into())
}

/// The values of a map: records, which know their key as `name` and `id`, or `name`, `id` and `value`; a list as it is.
fn entries(of: &Datum, reach: &mut Reach<'_>) -> Result<Arc<[Datum]>, String> {
    let all = of.elements().ok_or_else(|| format!("{} has no entries", of.sort()))?;
    reach.budget.list(all.len())?;
    Ok(all)
}

/// The first element of a list or map with that name or id, or that is that text; names are compared as ids.
fn find(arguments: &[Datum], reach: &mut Reach<'_>) -> Result<Datum, String> {
    let key = ops::key(&arguments[1])?;
    let wanted = slug(&key);
    for item in entries(&arguments[0], reach)?.iter() {
        let is = |datum: &Datum| matches!(datum.data, Data::Text(_) | Data::Object(_)) && slug(&datum.words()) == wanted;
        if is(item) || ["id", "name"].iter().any(|name| is(&ops::entry(item, name))) {
            return Ok(item.clone());
        }
    }
    Ok(Datum::missing())
}
