//! A ring that is as large as its boxes need.

use std::f64::consts::TAU;

use super::super::label::{Lines, number};
use super::super::measure::{Font, wrap};
use super::super::svg::Rect;
use super::Cycle;

pub(super) const MARGIN: f64 = 14.0;
pub(super) const PAD: f64 = 11.0;
pub(super) const NAME: Font = Font::bold(13.5);
pub(super) const HUB: Font = Font::bold(17.0);
pub(super) const SMALL: Font = Font::regular(12.5);
pub(super) const DISC: f64 = 11.0;
const BOX: f64 = 212.0;
const HUB_ROOM: f64 = 180.0;
const BETWEEN: f64 = 42.0;
const BRAKE: f64 = 240.0;
/// How much wider than high the ring is.
const FLAT: f64 = 1.5;
/// The widest ring, from middle to middle of its boxes.
const WIDEST: f64 = 1_000.0;
/// How many boxes lie beside each other on a page.
const ROW: usize = 4;
/// How far outside of the rows the way back runs.
pub(super) const BACK: f64 = 22.0;

pub(super) struct Plan<'a> {
    pub(super) middle: (f64, f64),
    /// Half of the ring's width and height; nothing where the steps lie in rows.
    pub(super) radius: Option<(f64, f64)>,
    pub(super) hub: Vec<String>,
    pub(super) nodes: Vec<(Lines<'a>, Rect)>,
    pub(super) brakes: Vec<(Lines<'a>, Rect)>,
    /// The upper edge of what slows the ring.
    pub(super) foot: f64,
    pub(super) size: (f64, f64),
}

impl<'a> Plan<'a> {
    pub(super) fn of(cycle: &'a Cycle) -> Self {
        let lines: Vec<Lines<'_>> =
            cycle.nodes.iter().map(|label| Lines::of(label, NAME, BOX - 2.0 * PAD - 2.0 * DISC)).collect();
        let hub = wrap(&cycle.hub, HUB, HUB_ROOM, 6);
        let hub_height = number(hub.len()) * HUB.line();
        let core = Rect::new(-HUB_ROOM / 2.0 - 24.0, -hub_height / 2.0 - 24.0, HUB_ROOM + 48.0, hub_height + 48.0);
        let (frames, round) = around(&lines, core);
        let high = round.unwrap_or(0.0);
        let edge = |of: fn(&Rect) -> f64, fold: fn(f64, f64) -> f64| frames.iter().map(of).fold(0.0, fold);
        let (left, top) = (edge(|frame| frame.x, f64::min), edge(|frame| frame.y, f64::min));
        let (right, bottom) = (edge(Rect::right, f64::max), edge(Rect::bottom, f64::max));
        // In rows, the way back to the first step runs outside of the boxes.
        let side = if round.is_some() { 8.0 } else { BACK };
        let (dx, dy) = (MARGIN - left.min(-high * FLAT) + side, MARGIN + DISC - top.min(-high));
        let wide = right.max(high * FLAT) + side + dx + MARGIN;
        let foot = bottom.max(high) + dy + 26.0 + if round.is_some() { 0.0 } else { BACK };
        let nodes =
            lines.into_iter().zip(frames).map(|(lines, frame)| (lines, Rect::new(frame.x + dx, frame.y + dy, frame.w, frame.h)));
        let mut plan = Self {
            middle: (dx, dy),
            radius: round.map(|high| (high * FLAT, high)),
            hub,
            nodes: nodes.collect(),
            brakes: Vec::new(),
            foot,
            size: (wide.ceil(), foot.ceil()),
        };
        plan.place_brakes(cycle);
        plan
    }

    fn place_brakes(&mut self, cycle: &'a Cycle) {
        if cycle.brakes.is_empty() {
            return;
        }
        let (mut x, mut y, mut high) = (MARGIN, self.foot + 28.0, 0.0_f64);
        let wide = self.size.0;
        for label in &cycle.brakes {
            let lines = Lines::of(label, SMALL, BRAKE - 2.0 * PAD);
            let own = lines.height + 2.0 * PAD;
            if x + BRAKE > wide - MARGIN && x > MARGIN {
                (x, y, high) = (MARGIN, y + high + 10.0, 0.0);
            }
            self.brakes.push((lines, Rect::new(x, y, BRAKE, own)));
            (x, high) = (x + BRAKE + 10.0, high.max(own));
        }
        self.size = (wide.max(BRAKE + 2.0 * MARGIN), (y + high + MARGIN).ceil());
    }

    /// The point between a step and the next, where the next is 1.
    pub(super) fn point(&self, at: usize, part: f64) -> (f64, f64) {
        let count = self.nodes.len();
        match self.radius {
            Some((wide, high)) => {
                let angle = TAU * (number(at) + part) / number(count);
                (self.middle.0 + wide * angle.sin(), self.middle.1 - high * angle.cos())
            }
            None => {
                let (from, to) = (self.nodes[at].1, self.nodes[(at + 1) % count].1);
                (from.cx() + (to.cx() - from.cx()) * part, from.cy() + (to.cy() - from.cy()) * part)
            }
        }
    }
}

/// The boxes around a ring, and its half height; in rows where such a ring would be wider than a page.
fn around(lines: &[Lines<'_>], core: Rect) -> (Vec<Rect>, Option<f64>) {
    let mut high = 110.0;
    loop {
        let frames = ring(lines, high);
        if !collide(&frames, core) {
            return (frames, Some(high));
        }
        high += 12.0;
        if 2.0 * high * FLAT > WIDEST {
            return (rows(lines), None);
        }
    }
}

/// The boxes in rows as wide as a page, every other row running back, so that each step lies beside the next; around the origin.
fn rows(lines: &[Lines<'_>]) -> Vec<Rect> {
    let (wide, high) = (BOX + BETWEEN, lines.iter().map(|lines| lines.height).fold(0.0, f64::max) + 2.0 * PAD + BETWEEN);
    let each = lines.iter().enumerate().map(|(at, lines)| {
        let (row, column) = (at / ROW, at % ROW);
        let column = if row % 2 == 0 { column } else { ROW - 1 - column };
        let (w, h) = (BOX, lines.height + 2.0 * PAD);
        let (x, y) = (number(column) * wide, number(row) * high);
        Rect::new(x - f64::midpoint(number(ROW - 1) * wide, w), y - h / 2.0, w, h)
    });
    each.collect()
}

/// The boxes around a ring of a height, around the origin.
fn ring(lines: &[Lines<'_>], high: f64) -> Vec<Rect> {
    let count = number(lines.len().max(1));
    let each = lines.iter().enumerate().map(|(at, lines)| {
        let angle = TAU * number(at) / count;
        let (w, h) = (BOX, lines.height + 2.0 * PAD);
        Rect::new(high * FLAT * angle.sin() - w / 2.0, -high * angle.cos() - h / 2.0, w, h)
    });
    each.collect()
}

/// Whether two boxes, or a box and the middle, have no room for an arrow between them.
fn collide(frames: &[Rect], core: Rect) -> bool {
    let grown = |frame: &Rect| Rect::new(frame.x - BETWEEN / 2.0, frame.y - BETWEEN / 2.0, frame.w + BETWEEN, frame.h + BETWEEN);
    let all: Vec<Rect> = frames.iter().map(grown).collect();
    all.iter().enumerate().any(|(at, a)| (all.len() > 1 && a.overlaps(&core)) || all[at + 1..].iter().any(|b| a.overlaps(b)))
}
