//! Where labels lie: the nearest free place beside their point.

use super::super::measure::{Font, width, wrap};
use super::super::svg::Rect;

/// Labels are no wider than this.
const ROOM: f64 = 126.0;
/// No label is looked a place for further away.
const FAR: u32 = 40;

/// A label that found its place.
pub(super) struct Placed {
    pub(super) lines: Vec<String>,
    pub(super) frame: Rect,
    /// Whether it is so far away that a line leads to it.
    pub(super) far: bool,
}

/// What is taken on the plane.
pub(super) struct Room {
    hard: Vec<Rect>,
    soft: Vec<((f64, f64), (f64, f64))>,
    bounds: Rect,
}

impl Room {
    /// `hard` may not be covered; `soft` lines are avoided where there is another place.
    pub(super) fn new(hard: Vec<Rect>, soft: Vec<((f64, f64), (f64, f64))>, bounds: Rect) -> Self {
        Self { hard, soft, bounds }
    }

    /// Takes the best place beside a point: near, and across as few lines as can be.
    pub(super) fn take(&mut self, text: &str, font: Font, (x, y): (f64, f64), radius: f64) -> Placed {
        let lines = wrap(text, font, ROOM, 4);
        let w = lines.iter().map(|line| width(line, font)).fold(0.0, f64::max) + 4.0;
        let h = super::super::label::rows(lines.len(), font);
        let mut best: Option<(f64, Rect)> = None;
        for step in 0..FAR {
            let gap = radius + 3.0 + f64::from(step) * 9.0;
            let near = [
                (x + gap, y - h / 2.0),
                (x - gap - w, y - h / 2.0),
                (x - w / 2.0, y - gap - h),
                (x - w / 2.0, y + gap),
                (x + gap * 0.7, y - gap * 0.7 - h),
                (x + gap * 0.7, y + gap * 0.7),
                (x - gap * 0.7 - w, y - gap * 0.7 - h),
                (x - gap * 0.7 - w, y + gap * 0.7),
            ];
            for (at, (left, top)) in near.into_iter().enumerate() {
                let frame = Rect::new(left, top, w, h);
                if !self.fits(&frame) {
                    continue;
                }
                let order = u32::try_from(at).unwrap_or(0);
                let cost = f64::from(step) * 1.6 + f64::from(order) * 0.1 + 1.2 * self.crossed(&frame);
                if best.is_none_or(|(least, _)| cost < least) {
                    best = Some((cost, frame));
                }
            }
            if best.is_some_and(|(least, _)| least < f64::from(step + 1) * 1.6) {
                break;
            }
        }
        let frame = best.map_or(Rect::new(x, y, 0.0, 0.0), |(_, frame)| frame);
        let lines = if best.is_some() { lines } else { Vec::new() };
        self.hard.push(frame);
        let (dx, dy) = (frame.x.max(x).min(frame.right()) - x, frame.y.max(y).min(frame.bottom()) - y);
        Placed { lines, frame, far: dx.hypot(dy) > radius + 22.0 }
    }

    fn fits(&self, frame: &Rect) -> bool {
        let inside = frame.x >= self.bounds.x && frame.right() <= self.bounds.right();
        let within = inside && frame.y >= self.bounds.y && frame.bottom() <= self.bounds.bottom();
        within && self.hard.iter().all(|taken| !taken.overlaps(frame))
    }

    /// How many lines run through a place.
    fn crossed(&self, frame: &Rect) -> f64 {
        let count = self.soft.iter().filter(|(a, b)| crosses(*a, *b, frame)).count();
        super::super::label::number(count)
    }
}

/// Whether a straight line runs through a rectangle (Liang and Barsky, 1984).
fn crosses(a: (f64, f64), b: (f64, f64), frame: &Rect) -> bool {
    let (dx, dy) = (b.0 - a.0, b.1 - a.1);
    let (mut enter, mut leave) = (0.0_f64, 1.0_f64);
    for (p, q) in [(-dx, a.0 - frame.x), (dx, frame.right() - a.0), (-dy, a.1 - frame.y), (dy, frame.bottom() - a.1)] {
        if p.abs() < 1e-9 {
            if q < 0.0 {
                return false;
            }
        } else if p < 0.0 {
            enter = enter.max(q / p);
        } else {
            leave = leave.min(q / p);
        }
    }
    enter < leave
}
