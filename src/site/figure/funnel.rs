//! `funnel`: how many come from stage to stage; options in `kind::view`.

use crate::diagram::Figure;
use crate::diagram::funnel::{Funnel, Ladder, render};
use crate::diagram::listed::Head;
use crate::expr::{Data, Datum};
use crate::kind::Part;

use super::super::here::label;
use super::spot::{Spot, number};

pub(super) fn figure(spot: &Spot<'_>, options: &Part, head: Head) -> Option<Figure> {
    let part = options.part("ladders")?;
    let mut ladders: Vec<Ladder> = spot.each(part).iter().filter_map(|element| ladder(element, part)).collect();
    if ladders.is_empty() {
        return None;
    }
    ladders.extend(options.part("total").and_then(|part| ladder(spot, part)).map(|total| Ladder { is_total: true, ..total }));
    Some(render(&Funnel { head, ladders }))
}

fn ladder(spot: &Spot<'_>, part: &Part) -> Option<Ladder> {
    let stages = stages(spot, &spot.value(part, "stages")?);
    (!stages.is_empty()).then(|| Ladder { title: spot.label(part), stages, end: spot.text(part, "end"), is_total: false })
}

/// The names and counts of a map, or of a list.
fn stages(spot: &Spot<'_>, datum: &Datum) -> Vec<(String, f64)> {
    match &datum.data {
        Data::Map(entries) => entries.iter().filter_map(|(name, count)| Some((label(name), number(count)?))).collect(),
        Data::List(items) => items.iter().zip(1_u32..).filter_map(|(item, at)| stage(spot, item, at)).collect(),
        _ => Vec::new(),
    }
}

/// A stage of a list: its count, with a `name` beside its `value` where it has one.
fn stage(spot: &Spot<'_>, item: &Datum, at: u32) -> Option<(String, f64)> {
    let Data::Map(parts) = &item.data else {
        return Some((spot.here.plan.words.fill("stage_at", &[("at", &at.to_string())]), number(item)?));
    };
    let part = |name: &str| parts.iter().find(|(known, _)| known == name).map(|(_, part)| part);
    Some((label(&spot.words(part("name")?)), number(part("value")?)?))
}
