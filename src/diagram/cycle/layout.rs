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

pub(super) struct Plan<'a> {
    pub(super) middle: (f64, f64),
    /// Half of the ring's width and height.
    pub(super) radius: (f64, f64),
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
        let mut high = 110.0;
        let mut frames = ring(&lines, high);
        while collide(&frames, core) {
            high += 12.0;
            frames = ring(&lines, high);
        }
        let edge = |of: fn(&Rect) -> f64, fold: fn(f64, f64) -> f64| frames.iter().map(of).fold(0.0, fold);
        let (left, top) = (edge(|frame| frame.x, f64::min), edge(|frame| frame.y, f64::min));
        let (right, bottom) = (edge(Rect::right, f64::max), edge(Rect::bottom, f64::max));
        let (dx, dy) = (MARGIN - left.min(-high * FLAT - 8.0), MARGIN + DISC - top.min(-high));
        let wide = right.max(high * FLAT + 8.0) + dx + MARGIN;
        let foot = bottom.max(high) + dy + 26.0;
        let nodes =
            lines.into_iter().zip(frames).map(|(lines, frame)| (lines, Rect::new(frame.x + dx, frame.y + dy, frame.w, frame.h)));
        let mut plan = Self {
            middle: (dx, dy),
            radius: (high * FLAT, high),
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

    /// A point of the ring; a turn is 1, the top is 0.
    pub(super) fn point(&self, turn: f64) -> (f64, f64) {
        let angle = TAU * turn;
        (self.middle.0 + self.radius.0 * angle.sin(), self.middle.1 - self.radius.1 * angle.cos())
    }
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
