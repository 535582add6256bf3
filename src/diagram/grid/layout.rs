//! How high each row of a canvas must be, and where each box lies.

use super::super::label::{Lines, MOST_LINES, number, rows};
use super::super::measure::{Font, PAGE, wrap};
use super::super::svg::Rect;
use super::{Block, Entry, Grid};

pub(super) const MARGIN: f64 = 10.0;
pub(super) const PAD: f64 = 12.0;
pub(super) const NUMBER: f64 = 26.0;
pub(super) const INDENT: f64 = 14.0;
pub(super) const KEY: f64 = 20.0;
pub(super) const BETWEEN: f64 = 7.0;
pub(super) const SUB_HEAD: f64 = 12.0;
const LEAST: f64 = 96.0;

pub(super) const TITLE: Font = Font::bold(13.5);
pub(super) const TEXT: Font = Font::regular(13.0);
pub(super) const SMALL: Font = Font::bold(11.5);

/// A box with its lines.
pub(super) struct Placed<'a> {
    pub(super) block: &'a Block,
    pub(super) frame: Rect,
    pub(super) title: Vec<String>,
    pub(super) entries: Vec<Line<'a>>,
    pub(super) also: Vec<(Vec<String>, Vec<Line<'a>>)>,
    pub(super) foot: Vec<String>,
}

/// An entry with its lines.
pub(super) struct Line<'a> {
    pub(super) entry: &'a Entry,
    pub(super) lines: Lines<'a>,
}

pub(super) struct Plan<'a> {
    pub(super) boxes: Vec<Placed<'a>>,
    pub(super) size: (f64, f64),
    /// The lower edge of the boxes; the legend follows.
    pub(super) bottom: f64,
}

impl<'a> Plan<'a> {
    pub(super) fn of(grid: &'a Grid) -> Self {
        let columns = grid.boxes.iter().map(|block| block.area.column + block.area.columns).max().unwrap_or(1);
        let count = grid.boxes.iter().map(|block| block.area.row + block.area.rows).max().unwrap_or(0);
        let unit = (PAGE - 2.0 * MARGIN) / number(columns.max(1));
        let mut boxes: Vec<Placed<'_>> = grid.boxes.iter().map(|block| Placed::of(block, unit)).collect();
        let mut heights = vec![0.0_f64; count];
        for span in 1..=count {
            for placed in boxes.iter().filter(|placed| placed.block.area.rows == span) {
                let area = placed.block.area;
                let own = area.row..area.row + area.rows;
                let missing = placed.frame.h - heights[own.clone()].iter().sum::<f64>();
                if missing > 0.0 {
                    heights[own].iter_mut().for_each(|height| *height += missing / number(area.rows));
                }
            }
        }
        for placed in &mut boxes {
            let area = placed.block.area;
            let top = MARGIN + heights[..area.row].iter().sum::<f64>();
            let high = heights[area.row..area.row + area.rows].iter().sum();
            placed.frame = Rect::new(MARGIN + number(area.column) * unit, top, number(area.columns) * unit, high);
        }
        let bottom = MARGIN + heights.iter().sum::<f64>();
        let legend = super::draw::legend_height(&grid.legend);
        Self { boxes, size: (PAGE, (bottom + legend + MARGIN).ceil()), bottom }
    }
}

impl<'a> Placed<'a> {
    fn of(block: &'a Block, unit: f64) -> Self {
        let wide = unit * number(block.area.columns);
        let room = wide - 2.0 * PAD;
        let beside = if block.number.is_some() { NUMBER + 6.0 } else { 0.0 };
        let lines = |entries: &'a [Entry]| -> Vec<Line<'a>> {
            let line = |entry: &'a Entry| {
                let room = room - INDENT - KEY * number(entry.keys.len());
                Line { entry, lines: Lines::of(&entry.label, TEXT, room.max(40.0)) }
            };
            entries.iter().map(line).collect()
        };
        let title = wrap(&block.title, TITLE, room - beside, MOST_LINES);
        let also = block.also.iter().filter(|(_, entries)| !entries.is_empty());
        let also: Vec<_> = also.map(|(title, entries)| (wrap(title, SMALL, room, MOST_LINES), lines(entries))).collect();
        let foot = block.foot.as_ref().map_or_else(Vec::new, |foot| wrap(foot, SMALL, room, MOST_LINES));
        let entries = lines(&block.entries);
        let of = |lines: &[Line<'_>]| lines.iter().map(|line| line.lines.height + BETWEEN).sum::<f64>();
        let mut high = 2.0 * PAD + rows(title.len(), TITLE) + 6.0 + of(&entries);
        high += also.iter().map(|(title, lines)| SUB_HEAD + rows(title.len(), SMALL) + 6.0 + of(lines)).sum::<f64>();
        high += if foot.is_empty() { 0.0 } else { SUB_HEAD + rows(foot.len(), SMALL) };
        Self { block, frame: Rect::new(0.0, 0.0, wide, high.max(LEAST)), title, entries, also, foot }
    }
}
