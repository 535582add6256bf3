//! How wide the columns and how high the rows are.

use super::super::label::{Label, Lines, MOST_LINES, number, rows};
use super::super::measure::{Font, PAGE, width, wrap};
use super::super::svg::Rect;
use super::{Content, Place, Row, Steps};

pub(super) const MARGIN: f64 = 12.0;
pub(super) const NAMES: f64 = 112.0;
pub(super) const PAD: f64 = 8.0;
pub(super) const BETWEEN: f64 = 6.0;
pub(super) const CURVE: f64 = 132.0;
pub(super) const LINE: f64 = 26.0;
const GUTTER: f64 = 17.0;
const NARROWEST: f64 = 132.0;
const WIDEST: f64 = 250.0;
/// How wide a column becomes for one long word.
const WORD: f64 = 190.0;

pub(super) const TITLE: Font = Font::bold(13.5);
pub(super) const TEXT: Font = Font::regular(12.5);
pub(super) const NAME: Font = Font::bold(12.0);

/// A band of the picture.
pub(super) struct Band<'a> {
    pub(super) top: f64,
    pub(super) height: f64,
    pub(super) name: Vec<String>,
    /// For every column its notes as lines; none for a curve.
    pub(super) cells: Vec<Vec<Lines<'a>>>,
}

pub(super) struct Plan<'a> {
    pub(super) column: f64,
    pub(super) groups: Vec<Lines<'a>>,
    pub(super) group_height: f64,
    pub(super) titles: Vec<Lines<'a>>,
    pub(super) title_height: f64,
    pub(super) bands: Vec<Band<'a>>,
    /// Room at the left of every note, for what runs between them.
    pub(super) gutter: f64,
    pub(super) size: (f64, f64),
}

impl<'a> Plan<'a> {
    pub(super) fn of(steps: &'a Steps) -> Self {
        let count = number(steps.columns.len().max(1));
        let gutter = if steps.needs.is_empty() { 3.0 } else { GUTTER };
        let words = steps.columns.iter().flat_map(|label| label.text.split([' ', '-']));
        let longest = words.map(|word| width(word, TITLE)).fold(0.0, f64::max) + 2.0 * PAD + gutter + 18.0;
        let column = ((PAGE - NAMES - 2.0 * MARGIN) / count).clamp(longest.clamp(NARROWEST, WORD), WIDEST);
        let room = column - 2.0 * PAD - gutter - 3.0;
        let groups: Vec<Lines<'_>> =
            steps.groups.iter().map(|(label, span)| Lines::of(label, TITLE, column * number(*span) - 30.0)).collect();
        let titles: Vec<Lines<'_>> = steps.columns.iter().map(|label| Lines::of(label, TITLE, room - 12.0)).collect();
        let highest = |lines: &[Lines<'_>]| lines.iter().map(|lines| lines.height).fold(0.0, f64::max);
        let group_height = if groups.is_empty() { 0.0 } else { highest(&groups) + 16.0 };
        let title_height = highest(&titles) + 18.0;
        let mut y = MARGIN + group_height + title_height + 10.0;
        let mut bands = Vec::new();
        for row in &steps.rows {
            let band = Band::of(row, y, room);
            y = band.top + band.height;
            bands.push(band);
        }
        let size = ((MARGIN * 2.0 + NAMES + column * count).ceil(), (y + MARGIN).ceil());
        Self { column, groups, group_height, titles, title_height, bands, gutter, size }
    }

    /// The frame of a note.
    pub(super) fn frame(&self, place: Place) -> Option<Rect> {
        let band = self.bands.get(place.row)?;
        let notes = band.cells.get(place.column)?;
        let height = |lines: &Lines<'_>| lines.height + 2.0 * PAD;
        let above: f64 = notes.iter().take(place.at).map(|lines| height(lines) + BETWEEN).sum();
        let lines = notes.get(place.at)?;
        let (x, y) = (self.left(place.column) + self.gutter, band.top + BETWEEN + above);
        Some(Rect::new(x, y, self.column - self.gutter - 3.0, height(lines)))
    }

    /// The left edge of a column.
    pub(super) fn left(&self, column: usize) -> f64 {
        MARGIN + NAMES + self.column * number(column)
    }
}

impl<'a> Band<'a> {
    fn of(row: &'a Row, y: f64, room: f64) -> Self {
        let top = y + if row.line.is_some() { LINE } else { 0.0 };
        let name = wrap(&row.label, NAME, NAMES - 16.0, MOST_LINES);
        let least = rows(name.len(), NAME) + 2.0 * PAD;
        let Content::Notes(notes) = &row.content else {
            return Self { top, height: CURVE.max(least), name, cells: Vec::new() };
        };
        let lines = |notes: &'a Vec<Label>| notes.iter().map(|note| Lines::of(note, TEXT, room - 6.0)).collect::<Vec<_>>();
        let cells: Vec<Vec<Lines<'_>>> = notes.iter().map(lines).collect();
        let high = |lines: &Vec<Lines<'_>>| lines.iter().map(|lines| lines.height + 2.0 * PAD + BETWEEN).sum::<f64>() + BETWEEN;
        let height = cells.iter().map(high).fold(least, f64::max);
        Self { top, height, name, cells }
    }
}
