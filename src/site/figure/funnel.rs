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
        Data::List(items) => items
            .iter()
            .zip(1_u32..)
            .filter_map(|(count, at)| Some((spot.here.plan.words.fill("stage_at", &[("at", &at.to_string())]), number(count)?)))
            .collect(),
        _ => Vec::new(),
    }
}
