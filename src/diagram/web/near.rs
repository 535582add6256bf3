//! Boxes by the cells of a grid they lie in, so that a place is held against those around it and not against all.

use foldhash::HashMap;

use super::super::svg::Rect;

/// The side of a cell.
const CELL: f64 = 64.0;

/// Boxes that can be asked about by place.
#[derive(Debug, Default)]
pub(super) struct Near(HashMap<(i64, i64), Vec<Rect>>);

impl Near {
    /// These boxes.
    pub(super) fn of(frames: impl IntoIterator<Item = Rect>) -> Self {
        let mut near = Self::default();
        frames.into_iter().for_each(|frame| near.add(frame));
        near
    }

    /// One box more.
    pub(super) fn add(&mut self, frame: Rect) {
        cells(&frame).for_each(|cell| self.0.entry(cell).or_default().push(frame));
    }

    /// Whether there is such a box among those that come near an area.
    pub(super) fn any(&self, area: &Rect, is: impl Fn(&Rect) -> bool) -> bool {
        cells(area).filter_map(|cell| self.0.get(&cell)).flatten().any(is)
    }

    /// Whether a box shares more than an edge with this one.
    pub(super) fn overlaps(&self, frame: &Rect) -> bool {
        self.any(frame, |other| other.overlaps(frame))
    }
}

/// The cells that a box lies in.
fn cells(frame: &Rect) -> impl Iterator<Item = (i64, i64)> {
    #[expect(clippy::cast_possible_truncation, reason = "pictures are smaller")]
    let cell = |at: f64| (at / CELL).floor() as i64;
    let rows = cell(frame.y)..=cell(frame.bottom());
    let columns = cell(frame.x)..=cell(frame.right());
    rows.flat_map(move |row| columns.clone().map(move |column| (row, column)))
}
