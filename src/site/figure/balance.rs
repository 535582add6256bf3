//! `balance`: forces for and against a move; options in `kind::view`.

use crate::diagram::Figure;
use crate::diagram::balance::{Balance, Force, render};
use crate::diagram::listed::Head;
use crate::kind::Part;

use super::spot::Spot;

pub(super) fn figure(spot: &Spot<'_>, options: &Part, head: Head) -> Option<Figure> {
    let forces: Vec<Force> = options.parts("forces").iter().map(|part| force(spot, part)).collect();
    if forces.iter().all(|force| force.items.is_empty()) {
        return None;
    }
    let text = |name| spot.text(options, name).unwrap_or_default();
    Some(render(&Balance { head, from: text("from"), to: text("to"), forces }))
}

fn force(spot: &Spot<'_>, part: &Part) -> Force {
    let elements = spot.each(part);
    let weights: Vec<Option<f64>> = elements.iter().map(|element| element.number(part, "weight")).collect();
    Force {
        name: spot.says(part, "label").unwrap_or_default(),
        helps: part.words("side") != Some("against"),
        items: elements.iter().map(|element| element.label(part)).zip(weights).collect(),
    }
}
