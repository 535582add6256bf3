//! Steps around a ring, each leading to the next and the last to the first; what slows the ring stands below.

mod draw;
mod layout;

use super::figure::Figure;
use super::label::Label;
use super::listed::{Head, Item};

pub(super) use draw::head;

/// What the picture shows.
#[derive(Debug, Clone, Default)]
pub struct Cycle {
    pub head: Head,
    /// What stands in the middle.
    pub hub: String,
    /// Clockwise from the top.
    pub nodes: Vec<Label>,
    /// What slows it down.
    pub brakes: Vec<Label>,
}

/// The picture with its list and table.
pub fn render(cycle: &Cycle) -> Figure {
    let plan = layout::Plan::of(cycle);
    let svg = draw::draw(cycle, &plan);
    let step = |(at, label): (usize, &Label)| Item::new((at + 1).to_string(), label.clone());
    let mut items: Vec<Item> = cycle.nodes.iter().enumerate().map(step).collect();
    items.extend(cycle.brakes.iter().map(|label| Item::new(cycle.head.words.get("slowed_by"), label.clone())));
    cycle.head.figure("cycle", svg, plan.size, &items, ["step", "what_happens", "info"])
}

#[cfg(test)]
mod tests;
