//! Writes a placed tree as SVG.

use super::super::Tone;
use super::super::measure::width;
use super::super::spark;
use super::super::svg::{Anchor, Rect, Svg};
use super::Role;
use super::layout::{NOTE, Placed, Plan, STRONG, TAG, TEXT, rows};
use crate::words::Words;

pub(super) fn draw(plan: &Plan<'_>, words: &Words) -> Svg {
    let mut svg = Svg::new();
    for placed in &plan.nodes {
        let Some(parent) = placed.parent.and_then(|index| plan.nodes.get(index)) else { continue };
        let (from, to) = ((parent.frame.cx(), parent.frame.bottom()), (placed.frame.cx(), placed.frame.y));
        let bend = to.1 - 17.0;
        svg.path("d-branch", &[from, (from.0, bend), (to.0, bend), to], 8.0, None);
    }
    for placed in &plan.nodes {
        let class = format!("d-node d-tree-{}{}", placed.node.role.word(), if placed.node.target { " d-is-target" } else { "" });
        svg.link(placed.node.href.as_deref(), &class, |svg| node(svg, placed, words));
    }
    svg
}

fn node(svg: &mut Svg, placed: &Placed<'_>, words: &Words) {
    let (node, frame) = (placed.node, placed.frame);
    let x = frame.x + 12.0;
    svg.tooltip(&node.text);
    let radius = match node.role {
        Role::Outcome | Role::Opportunity => 14.0,
        Role::Solution => 3.0,
        Role::Assumption => 0.0,
        Role::Test => 20.0,
    };
    svg.rect("d-tree-frame", frame, radius);
    let mark = frame.y + 14.0;
    match node.role {
        Role::Assumption => diamond(svg, "d-mark", x + 5.0, mark, 6.0),
        Role::Test => svg.rect("d-mark", Rect::new(x, mark - 4.0, 14.0, 8.0), 4.0),
        Role::Solution => svg.rect("d-mark", Rect::new(x, mark - 5.0, 10.0, 10.0), 1.0),
        Role::Opportunity if node.target => {
            svg.circle("d-mark-ring", x + 5.0, mark, 5.5);
            svg.circle("d-mark", x + 5.0, mark, 2.5);
        }
        Role::Outcome | Role::Opportunity => svg.circle("d-mark", x + 5.0, mark, 5.0),
    }
    svg.text("d-tree-head", (x + 18.0, frame.y + 18.0), Anchor::Start, TAG, &placed.head);
    let font = if node.role == Role::Outcome { STRONG } else { TEXT };
    let mut y = svg.lines("d-tree-text", (x, frame.y + 26.0), Anchor::Start, font, &placed.text);
    y = svg.lines("d-tree-note", (x, y), Anchor::Start, NOTE, &placed.note);
    if !placed.evidence.is_empty() {
        let wide = placed.evidence.iter().map(|line| width(line, NOTE)).fold(0.0, f64::max) + 12.0;
        svg.rect("d-badge", Rect::new(x - 2.0, y + 3.0, wide.min(frame.w - 20.0), rows(placed.evidence.len(), NOTE) + 3.0), 4.0);
        y = svg.lines("d-on-badge", (x + 4.0, y + 4.0), Anchor::Start, NOTE, &placed.evidence) + 2.0;
    }
    if let Some(bar) = &node.bar {
        spark::bar(svg, bar, Rect::new(x, y + 6.0, frame.w - 24.0, 36.0), words);
        y += 46.0;
    }
    if let (Some((_, tone)), Some(word)) = (&node.status, placed.status.first()) {
        status(svg, *tone, word, (x, y + 5.0));
    }
}

/// A pill with a mark that differs by tone in shape, not only in colour.
fn status(svg: &mut Svg, tone: Tone, word: &str, at: (f64, f64)) {
    let (x, y) = at;
    svg.group(&format!("d-status d-tone-{}", tone.word()), |svg| {
        let (cx, cy) = (x + 5.0, y + 8.0);
        match tone {
            Tone::Good => svg.path("d-status-line", &[(cx - 5.0, cy), (cx - 1.5, cy + 4.0), (cx + 5.0, cy - 4.0)], 0.0, None),
            Tone::Bad => {
                svg.line("d-status-line", (cx - 4.0, cy - 4.0), (cx + 4.0, cy + 4.0));
                svg.line("d-status-line", (cx - 4.0, cy + 4.0), (cx + 4.0, cy - 4.0));
            }
            Tone::Warn => svg.polygon("d-status-fill", &[(cx, cy - 5.0), (cx + 5.5, cy + 4.5), (cx - 5.5, cy + 4.5)]),
            Tone::Info => svg.circle("d-status-fill", cx, cy, 4.5),
            Tone::Neutral => svg.circle("d-status-line", cx, cy, 4.0),
        }
        svg.text("d-status-text", (x + 18.0, y + 12.0), Anchor::Start, TAG, word);
    });
}

fn diamond(svg: &mut Svg, class: &str, cx: f64, cy: f64, r: f64) {
    svg.polygon(class, &[(cx, cy - r), (cx + r, cy), (cx, cy + r), (cx - r, cy)]);
}
