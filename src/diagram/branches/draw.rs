//! Writes a placed tree as SVG.

use super::super::measure::wrap;
use super::super::svg::{Anchor, Svg};
use super::layout::{EDGE, MARGIN, PAD, Placed, Plan, STUB, TITLE};
use super::{Branches, Direction};

pub(super) fn draw(tree: &Branches, plan: &Plan<'_>) -> Svg {
    let mut svg = Svg::new();
    if plan.direction == Direction::Right {
        for (name, x) in tree.levels.iter().zip(&plan.levels) {
            let name = wrap(name, TITLE, plan.column, 1);
            svg.lines("d-level", (*x, MARGIN), Anchor::Start, TITLE, &name);
            svg.line("d-hair", (*x, MARGIN + 21.0), (*x + plan.column, MARGIN + 21.0));
        }
    }
    for node in &plan.nodes {
        if let Some(parent) = node.parent.and_then(|at| plan.nodes.get(at)) {
            line(&mut svg, parent, node, plan.direction);
        }
    }
    for node in &plan.nodes {
        let class = format!("d-note d-note-{}{}", node.lines.label.tone.word(), if node.depth == 0 { " d-root" } else { "" });
        svg.group(&class, |svg| {
            svg.rect("d-note-shape", node.frame, if node.branch.children.is_empty() { 12.0 } else { 4.0 });
            node.lines.draw(svg, (node.frame.x + PAD, node.frame.y + PAD), Anchor::Start);
        });
    }
    svg
}

fn line(svg: &mut Svg, parent: &Placed<'_>, node: &Placed<'_>, direction: Direction) {
    let (from, to) = (parent.frame, node.frame);
    match direction {
        Direction::Right => {
            let bend = from.right() + STUB;
            svg.path("d-branch", &[(from.right(), from.cy()), (bend, from.cy()), (bend, to.cy()), (to.x, to.cy())], 6.0, None);
            let text = node.edge.first().map_or("", String::as_str);
            svg.text("d-muted", (to.x - 7.0, to.cy() - 4.0), Anchor::End, EDGE, text);
        }
        Direction::Down => {
            let bend = to.y - 24.0;
            svg.path("d-branch", &[(from.cx(), from.bottom()), (from.cx(), bend), (to.cx(), bend), (to.cx(), to.y)], 6.0, None);
            let text = node.edge.first().map_or("", String::as_str);
            svg.text("d-muted", (to.cx() + 5.0, to.y - 6.0), Anchor::Start, EDGE, text);
        }
    }
}
