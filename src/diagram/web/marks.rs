//! Small marks that find a free place: signs beside their arrows, loops in their middle.

use super::super::svg::Rect;
use super::near::Near;

/// The places that are taken.
pub(super) struct Free {
    taken: Near,
    size: (f64, f64),
}

impl Free {
    pub(super) fn new(taken: impl IntoIterator<Item = Rect>, size: (f64, f64)) -> Self {
        Self { taken: Near::of(taken), size }
    }

    /// The same among places that these lines leave free as well.
    pub(super) fn take_off(
        &mut self,
        lines: &Near,
        places: impl IntoIterator<Item = (f64, f64)>,
        size: (f64, f64),
    ) -> Option<Rect> {
        self.first(places, size, |frame| !lines.overlaps(frame))
    }

    /// Takes the first of these places for a mark of a size that is free; the places are middles.
    pub(super) fn take(&mut self, places: impl IntoIterator<Item = (f64, f64)>, size: (f64, f64)) -> Option<Rect> {
        self.first(places, size, |_| true)
    }

    fn first(
        &mut self,
        places: impl IntoIterator<Item = (f64, f64)>,
        (w, h): (f64, f64),
        fits: impl Fn(&Rect) -> bool,
    ) -> Option<Rect> {
        let inside = |frame: &Rect| {
            frame.x >= 2.0 && frame.y >= 2.0 && frame.right() <= self.size.0 - 2.0 && frame.bottom() <= self.size.1 - 2.0
        };
        let frame = |(x, y): (f64, f64)| Rect::new(x - w / 2.0, y - h / 2.0, w, h);
        let free = |frame: &Rect| inside(frame) && !self.taken.overlaps(frame) && fits(frame);
        let found = places.into_iter().map(frame).find(free)?;
        self.taken.add(found);
        Some(found)
    }
}

/// Places beside a way, from its end towards its start, at both sides.
pub(super) fn beside(way: &[(f64, f64)], distance: f64) -> Vec<(f64, f64)> {
    let mut places = Vec::new();
    for far in [1.0, 1.7] {
        for at in (1..way.len().saturating_sub(1)).rev() {
            let (before, here) = (way[at - 1], way[at]);
            let (dx, dy) = (here.0 - before.0, here.1 - before.1);
            let long = dx.hypot(dy).max(0.001);
            let (nx, ny) = (dy / long * distance * far, -dx / long * distance * far);
            places.extend([(here.0 + nx, here.1 + ny), (here.0 - nx, here.1 - ny)]);
        }
    }
    places
}

/// Places around a point, further and further away.
pub(super) fn around((x, y): (f64, f64)) -> impl Iterator<Item = (f64, f64)> {
    let rings = (0_u32..40).flat_map(|ring| {
        let count = if ring == 0 { 1 } else { 8 };
        (0..count).map(move |turn| (f64::from(ring) * 14.0, f64::from(turn) / 8.0 * std::f64::consts::TAU))
    });
    rings.map(move |(far, angle)| (x + far * angle.cos(), y + far * angle.sin()))
}
