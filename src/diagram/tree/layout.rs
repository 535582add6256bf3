//! A tidy tree: subtrees are packed by their contours, parents sit over the middle of their children, equal depth is equal height.
//!
//! After Reingold & Tilford, *Tidier Drawings of Trees*, with one contour entry per level; same result as Buchheim's linear
//! variant on the sizes drawn here.

use super::super::measure::{Font, wrap};
use super::super::svg::Rect;
use super::{Node, Role};
use crate::words::Words;

const WIDTH: f64 = 164.0;
const SIBLINGS: f64 = 18.0;
const LEVELS: f64 = 34.0;
const MARGIN: f64 = 12.0;
pub(super) const TEXT: Font = Font::regular(12.5);
pub(super) const STRONG: Font = Font::bold(12.5);
pub(super) const TAG: Font = Font::bold(11.5);
pub(super) const NOTE: Font = Font::regular(11.5);

/// One placed node with its wrapped texts.
#[derive(Debug)]
pub(super) struct Placed<'a> {
    pub(super) node: &'a Node,
    pub(super) frame: Rect,
    pub(super) head: String,
    pub(super) text: Vec<String>,
    pub(super) note: Vec<String>,
    pub(super) status: Vec<String>,
    pub(super) evidence: Vec<String>,
    pub(super) parent: Option<usize>,
}

/// All nodes, parents before children.
#[derive(Debug)]
pub(super) struct Plan<'a> {
    pub(super) nodes: Vec<Placed<'a>>,
    pub(super) size: (f64, f64),
}

/// Horizontal reach of a subtree per level, relative to its root's middle.
struct Contour(Vec<(f64, f64)>);

impl<'a> Plan<'a> {
    pub(super) fn of(root: &'a Node, words: &Words) -> Self {
        let mut nodes = Vec::new();
        let mut depths = Vec::new();
        flatten(root, None, 0, words, &mut nodes, &mut depths);
        let mut offsets = vec![0.0; nodes.len()];
        let mut at = 0;
        let contour = pack(root, &mut at, &mut offsets);
        let left = contour.0.iter().map(|(left, _)| *left).fold(0.0, f64::min);
        let right = contour.0.iter().map(|(_, right)| *right).fold(0.0, f64::max);

        let levels = depths.iter().max().map_or(1, |deepest| deepest + 1);
        let mut heights = vec![0.0_f64; levels];
        for (node, depth) in nodes.iter().zip(&depths) {
            heights[*depth] = heights[*depth].max(node.frame.h);
        }
        let mut tops = vec![MARGIN];
        for height in &heights {
            tops.push(tops[tops.len() - 1] + height + LEVELS);
        }
        for index in 0..nodes.len() {
            let x = nodes[index].parent.map_or(MARGIN - left, |parent| nodes[parent].frame.cx()) + offsets[index];
            nodes[index].frame.x = x - WIDTH / 2.0;
            nodes[index].frame.y = tops[depths[index]];
        }
        let bottom = tops[levels] - LEVELS + MARGIN;
        Self { nodes, size: ((right - left + 2.0 * MARGIN).ceil(), bottom.ceil()) }
    }
}

fn flatten<'a>(
    node: &'a Node,
    parent: Option<usize>,
    depth: usize,
    words: &Words,
    out: &mut Vec<Placed<'a>>,
    depths: &mut Vec<usize>,
) {
    let font = if node.role == Role::Outcome { STRONG } else { TEXT };
    let room = WIDTH - 24.0;
    let heading = match node.role {
        Role::Assumption => node.note.clone().unwrap_or_else(|| words.say("assumption")),
        _ if node.target => words.say("target_in_line"),
        role => role.name(words).to_owned(),
    };
    let lines = |text: &Option<String>, font, max| text.as_ref().map_or_else(Vec::new, |text| wrap(text, font, room, max));
    let threshold = if node.role == Role::Assumption { Vec::new() } else { lines(&node.note, NOTE, 4) };
    let state = node.status.as_ref().map_or_else(Vec::new, |(word, _)| wrap(word, TAG, room - 18.0, 1));
    let placed = Placed {
        head: wrap(&heading, TAG, room - 16.0, 1).swap_remove(0),
        text: wrap(&node.text, font, room, 5),
        note: threshold,
        status: state,
        evidence: lines(&node.evidence, NOTE, 2),
        frame: Rect::new(0.0, 0.0, WIDTH, 0.0),
        node,
        parent,
    };
    let index = out.len();
    let mut height = 28.0 + rows(placed.text.len(), font) + rows(placed.note.len(), NOTE) + rows(placed.evidence.len(), NOTE);
    height += if placed.status.is_empty() { 6.0 } else { 26.0 };
    height += if placed.evidence.is_empty() { 0.0 } else { 6.0 };
    height += if node.bar.is_some() { 46.0 } else { 0.0 };
    out.push(Placed { frame: Rect::new(0.0, 0.0, WIDTH, height), ..placed });
    depths.push(depth);
    for child in &node.children {
        flatten(child, Some(index), depth + 1, words, out, depths);
    }
}

pub(super) fn rows(lines: usize, font: Font) -> f64 {
    f64::from(u32::try_from(lines).unwrap_or(0)) * font.line()
}

/// Writes each child's distance from its parent's middle; `at` walks in the order of `flatten`.
fn pack(node: &Node, at: &mut usize, offsets: &mut [f64]) -> Contour {
    *at += 1;
    let mut merged: Vec<(f64, f64)> = Vec::new();
    let mut places: Vec<(usize, f64)> = Vec::new();
    for child in &node.children {
        let index = *at;
        let contour = pack(child, at, offsets);
        let shift = merged.iter().zip(&contour.0).map(|((_, right), (left, _))| right - left + SIBLINGS).fold(0.0, f64::max);
        for (level, (left, right)) in contour.0.iter().enumerate() {
            match merged.get_mut(level) {
                Some(reach) => reach.1 = reach.1.max(right + shift),
                None => merged.push((left + shift, right + shift)),
            }
        }
        places.push((index, shift));
    }
    let first = places.first().map_or(0.0, |(_, shift)| *shift);
    let last = places.last().map_or(0.0, |(_, shift)| *shift);
    let middle = f64::midpoint(first, last);
    for (index, shift) in places {
        offsets[index] = shift - middle;
    }
    let mut reach = vec![(-WIDTH / 2.0, WIDTH / 2.0)];
    reach.extend(merged.into_iter().map(|(left, right)| (left - middle, right - middle)));
    Contour(reach)
}
