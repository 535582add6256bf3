//! Many nodes in rows as wide as a page, each row shifted against the next, where linked nodes lie near each other and few links cross.

use super::super::label::{Lines, number};
use super::super::measure::PAGE;
use super::super::svg::Rect;
use super::layout::{MARGIN, PAD, frame};
use super::{Web, order};

/// Room between two boxes of a row, and between two rows.
const BETWEEN: f64 = 44.0;
const ROWS: f64 = 64.0;
/// What a crossing of two links, and a link through a box, count beside the length of links.
const CROSSING: f64 = 130.0;
const THROUGH: f64 = 220.0;
/// How many links are held against others and against boxes before the search is good enough.
const EFFORT: usize = 10_000_000;

type Point = (f64, f64);

/// Where the boxes lie: first as they stand around a ring, then better by swaps as long as these help.
pub(super) fn rows(web: &Web, lines: &[Lines<'_>]) -> Vec<Rect> {
    let wide = lines.iter().map(|lines| lines.width + 2.0 * PAD).fold(64.0, f64::max) + BETWEEN;
    let room = PAGE - 2.0 * (MARGIN + 18.0) + BETWEEN;
    let columns = (1_usize..).take_while(|columns| (number(*columns) + 0.5) * wide <= room).last().unwrap_or(1);
    let high = lines.iter().map(|lines| lines.height + 2.0 * PAD).fold(0.0, f64::max) + ROWS;
    let place = |at: usize| {
        let (row, column) = (at / columns, at % columns);
        // Every other row runs back, so that neighbours in the ring stay neighbours.
        let column = if row % 2 == 0 { column } else { columns - 1 - column };
        ((number(column) + if row % 2 == 0 { 0.0 } else { 0.5 }) * wide, number(row) * high)
    };
    let mut at = vec![(0.0, 0.0); lines.len()];
    for (turn, node) in order::ring(web).into_iter().enumerate() {
        at[node] = place(turn);
    }
    let links: Vec<(usize, usize)> = web.links.iter().map(|link| (link.from, link.to)).collect();
    let links = links.into_iter().filter(|(from, to)| from != to && *from < at.len() && *to < at.len()).collect();
    let mut search = Search { at, links, size: (wide - BETWEEN, high - ROWS), effort: EFFORT };
    while search.pass() {}
    // A row is as high as its own boxes.
    let mut frames: Vec<Rect> = lines.iter().zip(&search.at).map(|(lines, at)| frame(lines, *at)).collect();
    let mut top = 0.0;
    for row in 0..lines.len().div_ceil(columns) {
        let is_here = |at: &Point| (at.1 - number(row) * high).abs() < 1.0;
        let own = || search.at.iter().enumerate().filter(|(_, at)| is_here(at)).map(|(node, _)| node);
        let tallest = own().map(|node| frames[node].h).fold(0.0, f64::max);
        for node in own() {
            frames[node].y = top + (tallest - frames[node].h) / 2.0;
        }
        top += tallest + ROWS;
    }
    frames
}

struct Search {
    at: Vec<Point>,
    links: Vec<(usize, usize)>,
    /// The largest box.
    size: (f64, f64),
    effort: usize,
}

impl Search {
    /// Swaps what is better swapped; whether anything was, and effort is left.
    fn pass(&mut self) -> bool {
        let mut better = false;
        for a in 0..self.at.len() {
            for b in a + 1..self.at.len() {
                if self.effort == 0 {
                    return false;
                }
                let before = self.cost(a, b);
                self.at.swap(a, b);
                if self.cost(a, b) + 1e-6 < before {
                    better = true;
                } else {
                    self.at.swap(a, b);
                }
            }
        }
        better
    }

    /// What two nodes cost: the length of their links, what these cross, and the links that run through their boxes.
    fn cost(&mut self, a: usize, b: usize) -> f64 {
        let of = |node: usize, link: &(usize, usize)| link.0 == node || link.1 == node;
        self.effort = self.effort.saturating_sub(self.links.len() + 1);
        let mut cost = 0.0;
        for (index, link) in self.links.iter().enumerate() {
            let ends = (self.at[link.0], self.at[link.1]);
            if !of(a, link) && !of(b, link) {
                let through = [a, b].iter().filter(|node| self.runs_through(ends, **node)).count();
                cost += THROUGH * number(through);
                continue;
            }
            cost += (ends.0.0 - ends.1.0).hypot(ends.0.1 - ends.1.1);
            let passed = (0..self.at.len()).filter(|node| !of(*node, link) && self.runs_through(ends, *node)).count();
            cost += THROUGH * number(passed);
            let crossed = self.links.iter().enumerate().filter(|(other, with)| {
                let both = (of(a, with) || of(b, with)) && *other < index;
                let apart = !of(link.0, with) && !of(link.1, with);
                *other != index && !both && apart && cross(ends, (self.at[with.0], self.at[with.1]))
            });
            cost += CROSSING * number(crossed.count());
            self.effort = self.effort.saturating_sub(self.links.len() + self.at.len());
        }
        cost
    }

    /// Whether a straight link comes close to the middle of a box.
    fn runs_through(&self, (from, to): (Point, Point), node: usize) -> bool {
        let middle = self.at[node];
        let (dx, dy) = (to.0 - from.0, to.1 - from.1);
        let along = ((middle.0 - from.0) * dx + (middle.1 - from.1) * dy) / (dx * dx + dy * dy).max(1e-6);
        if !(0.0..=1.0).contains(&along) {
            return false;
        }
        let (x, y) = (from.0 + along * dx - middle.0, from.1 + along * dy - middle.1);
        x.abs() < self.size.0 / 2.0 && y.abs() < self.size.1 / 2.0
    }
}

/// Whether two straight links cross.
fn cross((a, b): (Point, Point), (c, d): (Point, Point)) -> bool {
    let side = |p: Point, q: Point, r: Point| (q.0 - p.0) * (r.1 - p.1) - (q.1 - p.1) * (r.0 - p.0);
    side(a, b, c) * side(a, b, d) < 0.0 && side(c, d, a) * side(c, d, b) < 0.0
}
