//! Where nodes lie and how links bend between them.

use std::f64::consts::TAU;

use super::super::label::{Lines, number};
use super::super::measure::{Font, PAGE};
use super::super::svg::Rect;
use super::near::Near;
use super::{Arrange, Link, Web, order, tiles};

pub(super) const MARGIN: f64 = 30.0;
pub(super) const PAD: f64 = 10.0;
pub(super) const NAME: Font = Font::bold(13.0);
const BOX: f64 = 152.0;
const BETWEEN: f64 = 34.0;
const FLAT: f64 = 1.6;
/// The widest ring, from middle to middle of its boxes.
const WIDEST: f64 = PAGE + 60.0;
const LEVELS: f64 = 120.0;
/// How near to a box a point counts as inside.
const ROOM: f64 = 4.0;
/// Points of a bent link.
const FINE: u32 = 24;
/// How far a link may bend, as a share of its length; the first that runs through no box is taken.
const BENDS: [f64; 7] = [0.16, 0.06, 0.32, 0.48, -0.3, -0.45, 0.64];

pub(super) struct Plan<'a> {
    pub(super) nodes: Vec<(Lines<'a>, Rect)>,
    pub(super) size: (f64, f64),
    boxes: Near,
}

impl<'a> Plan<'a> {
    pub(super) fn of(web: &'a Web) -> Self {
        let lines: Vec<Lines<'_>> = web.nodes.iter().map(|node| Lines::of(&node.label, NAME, BOX - 2.0 * PAD)).collect();
        let frames = match web.arrange {
            Arrange::Ring => ring(web, &lines).unwrap_or_else(|| tiles::rows(web, &lines)),
            Arrange::Layered => layered(web, &lines),
        };
        let left = frames.iter().map(|frame| frame.x).fold(f64::INFINITY, f64::min);
        let top = frames.iter().map(|frame| frame.y).fold(f64::INFINITY, f64::min);
        let (dx, dy) = if frames.is_empty() { (0.0, 0.0) } else { (MARGIN + 18.0 - left, MARGIN + 18.0 - top) };
        let moved: Vec<Rect> = frames.iter().map(|frame| Rect::new(frame.x + dx, frame.y + dy, frame.w, frame.h)).collect();
        let edge = |of: fn(&Rect) -> f64| moved.iter().map(of).fold(0.0, f64::max) + MARGIN + 18.0;
        let size = (edge(Rect::right).ceil(), edge(Rect::bottom).ceil());
        let boxes = Near::of(moved.iter().copied());
        Self { nodes: lines.into_iter().zip(moved).collect(), size, boxes }
    }

    /// The points of a link from the edge of one box to the edge of the other; none where they leave no room.
    pub(super) fn way(&self, link: &Link) -> Vec<(f64, f64)> {
        let ways = BENDS.map(|bend| self.bent(link, bend));
        // Of equally good ways the first is taken.
        ways.into_iter().min_by_key(|way| self.trouble(way)).unwrap_or_default()
    }

    /// How many points of a way lie in a box or outside of the picture.
    fn trouble(&self, way: &[(f64, f64)]) -> usize {
        let inner = way.get(1..way.len().saturating_sub(1)).unwrap_or_default();
        let outside = |(x, y): (f64, f64)| x < 4.0 || y < 4.0 || x > self.size.0 - 4.0 || y > self.size.1 - 4.0;
        let inside = |point: (f64, f64)| {
            let area = Rect::new(point.0 - ROOM, point.1 - ROOM, 2.0 * ROOM, 2.0 * ROOM);
            self.boxes.any(&area, |frame| holds(*frame, point))
        };
        inner.iter().filter(|point| outside(**point) || inside(**point)).count()
    }

    fn bent(&self, link: &Link, bend: f64) -> Vec<(f64, f64)> {
        let (Some((_, from)), Some((_, to))) = (self.nodes.get(link.from), self.nodes.get(link.to)) else { return Vec::new() };
        let (a, b) = ((from.cx(), from.cy()), (to.cx(), to.cy()));
        let (dx, dy) = (b.0 - a.0, b.1 - a.1);
        let bend = (f64::midpoint(a.0, b.0) + dy * bend, f64::midpoint(a.1, b.1) - dx * bend);
        let point = |at: u32| {
            let t = f64::from(at) / f64::from(FINE);
            let along = |from: f64, bend: f64, to: f64| (1.0 - t) * (1.0 - t) * from + 2.0 * (1.0 - t) * t * bend + t * t * to;
            (along(a.0, bend.0, b.0), along(a.1, bend.1, b.1))
        };
        let all: Vec<(f64, f64)> = (0..=FINE).map(point).collect();
        let start = all.iter().rposition(|point| holds(*from, *point)).map_or(0, |at| at + 1);
        let end = all.iter().skip(start).position(|point| holds(*to, *point)).map_or(all.len(), |at| start + at);
        let mut way = all.get(start..end).unwrap_or_default().to_vec();
        if let (Some(last), Some(inside)) = (way.last().copied(), all.get(end)) {
            way.push(edge(*to, last, *inside));
        }
        if let (Some(first), Some(inside)) = (way.first().copied(), start.checked_sub(1).and_then(|at| all.get(at))) {
            way.insert(0, edge(*from, first, *inside));
        }
        way
    }
}

/// Where the straight way from outside to inside enters a box, nearly.
fn edge(frame: Rect, mut outside: (f64, f64), mut inside: (f64, f64)) -> (f64, f64) {
    for _ in 0..8 {
        let middle = (f64::midpoint(outside.0, inside.0), f64::midpoint(outside.1, inside.1));
        if holds(frame, middle) { inside = middle } else { outside = middle }
    }
    outside
}

fn holds(frame: Rect, (x, y): (f64, f64)) -> bool {
    x > frame.x - ROOM && x < frame.right() + ROOM && y > frame.y - ROOM && y < frame.bottom() + ROOM
}

pub(super) fn frame(lines: &Lines<'_>, (x, y): (f64, f64)) -> Rect {
    let (w, h) = ((lines.width + 2.0 * PAD).max(64.0), lines.height + 2.0 * PAD);
    Rect::new(x - w / 2.0, y - h / 2.0, w, h)
}

/// Around a ring that grows until no two boxes are close; nothing when it becomes wider than a page can show.
fn ring(web: &Web, lines: &[Lines<'_>]) -> Option<Vec<Rect>> {
    let order = order::ring(web);
    let count = number(order.len().max(1));
    let mut high = 90.0;
    loop {
        let mut frames = vec![Rect::new(0.0, 0.0, 0.0, 0.0); lines.len()];
        for (turn, at) in order.iter().enumerate() {
            let angle = TAU * number(turn) / count;
            frames[*at] = frame(&lines[*at], (high * FLAT * angle.sin(), -high * angle.cos()));
        }
        let grown: Vec<Rect> = frames
            .iter()
            .map(|frame| Rect::new(frame.x - BETWEEN, frame.y - BETWEEN / 2.0, frame.w + 2.0 * BETWEEN, frame.h + BETWEEN))
            .collect();
        let close = grown.iter().enumerate().any(|(at, a)| grown[at + 1..].iter().any(|b| a.overlaps(b)));
        if !close {
            return Some(frames);
        }
        high += 10.0;
        if 2.0 * high * FLAT > WIDEST {
            return None;
        }
    }
}

/// In columns from causes to effects; within a column near those that lead to it.
fn layered(web: &Web, lines: &[Lines<'_>]) -> Vec<Rect> {
    let layers = order::layers(web);
    let last = layers.iter().max().copied().unwrap_or(0);
    let mut frames = vec![Rect::new(0.0, 0.0, 0.0, 0.0); lines.len()];
    for layer in 0..=last {
        let mut own: Vec<usize> = (0..lines.len()).filter(|at| layers[*at] == layer).collect();
        let wish = |at: usize| {
            let before = web.links.iter().filter(|link| link.to == at && link.from < lines.len() && layers[link.from] < layer);
            let heights: Vec<f64> = before.map(|link| frames[link.from].cy()).collect();
            if heights.is_empty() { 0.0 } else { heights.iter().sum::<f64>() / number(heights.len()) }
        };
        own.sort_by(|a, b| wish(*a).total_cmp(&wish(*b)).then(a.cmp(b)));
        let total: f64 = own.iter().map(|at| lines[*at].height + 2.0 * PAD + BETWEEN).sum();
        let mut y = -total / 2.0;
        for at in own {
            let high = lines[at].height + 2.0 * PAD;
            frames[at] = frame(&lines[at], (number(layer) * (BOX + LEVELS), y + high / 2.0));
            y += high + BETWEEN;
        }
    }
    frames
}
