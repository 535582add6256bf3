//! Where each node of a tree lies: leaves in their order, parents in the middle of their children.

use super::super::label::{Lines, number};
use super::super::measure::{Font, PAGE, width, wrap};
use super::super::svg::Rect;
use super::{Branch, Branches, Direction};

pub(super) const MARGIN: f64 = 12.0;
pub(super) const PAD: f64 = 11.0;
pub(super) const TITLE: Font = Font::bold(13.5);
pub(super) const TEXT: Font = Font::regular(13.0);
pub(super) const EDGE: Font = Font::regular(11.5);
pub(super) const STUB: f64 = 16.0;
const WIDEST: f64 = 250.0;
const NARROWEST: f64 = 168.0;
const GAP: f64 = 14.0;
const LEVELS: f64 = 46.0;

/// A node with its lines and its place.
pub(super) struct Placed<'a> {
    pub(super) branch: &'a Branch,
    pub(super) lines: Lines<'a>,
    pub(super) edge: Vec<String>,
    pub(super) frame: Rect,
    pub(super) depth: usize,
    pub(super) parent: Option<usize>,
}

pub(super) struct Plan<'a> {
    pub(super) nodes: Vec<Placed<'a>>,
    /// Where the levels begin, in the direction of growth.
    pub(super) levels: Vec<f64>,
    pub(super) column: f64,
    pub(super) direction: Direction,
    pub(super) size: (f64, f64),
}

impl<'a> Plan<'a> {
    pub(super) fn of(tree: &'a Branches) -> Self {
        let depth = tree.roots.iter().map(deepest).max().unwrap_or(0);
        let leaves: usize = tree.roots.iter().map(leaves).sum();
        let fits = number(leaves) * (NARROWEST + GAP) + 2.0 * MARGIN <= PAGE;
        let direction = if tree.direction == Direction::Down && fits { Direction::Down } else { Direction::Right };
        let edge = tree.roots.iter().map(widest_edge).fold(0.0, f64::max).min(110.0);
        let between = if direction == Direction::Right { STUB + 14.0 + edge.max(16.0) } else { LEVELS };
        let column = match direction {
            Direction::Right => {
                let levels = number(depth.max(1));
                ((PAGE - 2.0 * MARGIN - between * (levels - 1.0)) / levels).clamp(NARROWEST, WIDEST)
            }
            Direction::Down => NARROWEST,
        };
        let mut nodes = Vec::new();
        for root in &tree.roots {
            flatten(root, None, 0, column, &mut nodes);
        }
        let headed = !tree.levels.is_empty() && direction == Direction::Right;
        let mut plan = Self { nodes, levels: Vec::new(), column, direction, size: (0.0, 0.0) };
        plan.place(depth, between, if headed { MARGIN + 30.0 } else { MARGIN });
        plan
    }

    fn place(&mut self, depth: usize, between: f64, top: f64) {
        let right = self.direction == Direction::Right;
        let mut cursor = if right { top } else { MARGIN };
        let roots: Vec<usize> = (0..self.nodes.len()).filter(|at| self.nodes[*at].parent.is_none()).collect();
        for root in roots {
            cursor = self.across(root, cursor) + GAP;
        }
        let mut at = if right { MARGIN } else { top };
        for level in 0..depth {
            self.levels.push(at);
            let own = self.nodes.iter().filter(|node| node.depth == level);
            let thick = if right { self.column } else { own.map(|node| node.frame.h).fold(0.0, f64::max) };
            at += thick + between;
        }
        for node in &mut self.nodes {
            let start = self.levels.get(node.depth).copied().unwrap_or(MARGIN);
            if right { node.frame.x = start } else { node.frame.y = start }
        }
        let edge = |of: fn(&Rect) -> f64| self.nodes.iter().map(|node| of(&node.frame)).fold(0.0, f64::max);
        self.size = ((edge(Rect::right) + MARGIN).ceil(), (edge(Rect::bottom) + MARGIN).ceil());
    }

    /// Places a node and everything below it across the direction of growth, from `start` on. Returns the end.
    fn across(&mut self, at: usize, start: f64) -> f64 {
        let right = self.direction == Direction::Right;
        let own = if right { self.nodes[at].frame.h } else { self.nodes[at].frame.w };
        let children: Vec<usize> = (at + 1..self.nodes.len()).filter(|child| self.nodes[*child].parent == Some(at)).collect();
        let mut end = start;
        for child in &children {
            end = self.across(*child, end) + GAP;
        }
        let below = if children.is_empty() { 0.0 } else { end - GAP - start };
        let middle = match (children.first(), children.last()) {
            (Some(first), Some(last)) => {
                let of = |at: usize| if right { self.nodes[at].frame.cy() } else { self.nodes[at].frame.cx() };
                f64::midpoint(of(*first), of(*last))
            }
            _ => start + own / 2.0,
        };
        let shift = (start - (middle - own / 2.0)).max(0.0);
        if shift > 0.0 {
            self.shift(&children, shift);
        }
        let begin = middle + shift - own / 2.0;
        let frame = &mut self.nodes[at].frame;
        if right {
            frame.y = begin;
        } else {
            frame.x = begin;
        }
        (start + below + shift).max(begin + own)
    }

    /// Moves nodes and everything below them.
    fn shift(&mut self, nodes: &[usize], by: f64) {
        for at in nodes {
            let frame = &mut self.nodes[*at].frame;
            if self.direction == Direction::Right {
                frame.y += by;
            } else {
                frame.x += by;
            }
            let children: Vec<usize> =
                (at + 1..self.nodes.len()).filter(|child| self.nodes[*child].parent == Some(*at)).collect();
            self.shift(&children, by);
        }
    }
}

fn flatten<'a>(branch: &'a Branch, parent: Option<usize>, depth: usize, column: f64, out: &mut Vec<Placed<'a>>) {
    let at = out.len();
    let font = if depth == 0 { TITLE } else { TEXT };
    let lines = Lines::of(&branch.label, font, column - 2.0 * PAD);
    let edge = branch.edge.as_ref().map_or_else(Vec::new, |edge| wrap(edge, EDGE, 110.0, 1));
    let frame = Rect::new(0.0, 0.0, column, lines.height + 2.0 * PAD);
    out.push(Placed { branch, lines, edge, frame, depth, parent });
    for child in &branch.children {
        flatten(child, Some(at), depth + 1, column, out);
    }
}

fn deepest(branch: &Branch) -> usize {
    1 + branch.children.iter().map(deepest).max().unwrap_or(0)
}

fn leaves(branch: &Branch) -> usize {
    if branch.children.is_empty() { 1 } else { branch.children.iter().map(leaves).sum() }
}

fn widest_edge(branch: &Branch) -> f64 {
    let own = branch.edge.as_ref().map_or(0.0, |edge| width(edge, EDGE));
    branch.children.iter().map(widest_edge).fold(own, f64::max)
}
