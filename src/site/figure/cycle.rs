//! `cycle`: steps around a ring; options in `kind::view`.

use crate::diagram::Figure;
use crate::diagram::cycle::{Cycle, render};
use crate::diagram::listed::Head;
use crate::kind::Part;

use super::spot::Spot;

pub(super) fn figure(spot: &Spot<'_>, options: &Part, head: Head) -> Option<Figure> {
    let labels = |name| {
        let part = options.part(name)?;
        Some(spot.each(part).iter().map(|element| element.label(part)).collect::<Vec<_>>())
    };
    let nodes = labels("nodes").filter(|nodes| !nodes.is_empty())?;
    let hub = spot.text(options, "hub").unwrap_or_default();
    Some(render(&Cycle { head, hub, nodes, brakes: labels("brakes").unwrap_or_default() }))
}
