//! `tree` with `levels` or `nodes`: what is part of what; options in `kind::view`.

use crate::diagram::Figure;
use crate::diagram::branches::{Branch, Branches, Direction, render};
use crate::diagram::label::Label;
use crate::diagram::listed::Head;
use crate::kind::Part;

use super::spot::Spot;

/// No tree is followed deeper: a picture that deep is no longer read.
const DEEPEST: usize = 12;

pub(super) fn figure(spot: &Spot<'_>, options: &Part, head: Head) -> Option<Figure> {
    let levels = options.parts("levels");
    let below = match options.part("nodes") {
        Some(nodes) => spot.each(nodes).iter().map(|node| of_node(node, nodes, 1)).collect(),
        None => of_levels(spot, levels),
    };
    if below.is_empty() {
        return None;
    }
    let roots = match options.part("root") {
        None if options.has("levels") || below.len() == 1 => below,
        part => vec![Branch { label: top(spot, part), edge: None, children: below }],
    };
    let named = |part: &Part| spot.says(part, "label");
    let levels = levels.iter().map(named).collect::<Option<Vec<_>>>().unwrap_or_default();
    let direction = if options.words("direction") == Some("down") { Direction::Down } else { Direction::Right };
    Some(render(&Branches { head, levels, roots, direction }))
}

fn top(spot: &Spot<'_>, part: Option<&Part>) -> Label {
    let title = || spot.here.model.artifact(spot.id).title.clone();
    let label = part.map(|part| spot.label(part)).unwrap_or_default();
    if label.text.is_empty() { Label { text: title(), ..label } } else { label }
}

fn of_levels(spot: &Spot<'_>, levels: &[Part]) -> Vec<Branch> {
    let Some((part, below)) = levels.split_first() else { return Vec::new() };
    let branch =
        |spot: &Spot<'_>| Branch { label: spot.label(part), edge: spot.text(part, "edge"), children: of_levels(spot, below) };
    spot.each(part).iter().map(branch).collect()
}

fn of_node(spot: &Spot<'_>, part: &Part, depth: usize) -> Branch {
    let children = part.value("children").filter(|_| depth < DEEPEST).map(|of| spot.elements(of)).unwrap_or_default();
    Branch {
        label: spot.label(part),
        edge: spot.text(part, "edge"),
        children: children.iter().map(|child| of_node(child, part, depth + 1)).collect(),
    }
}
