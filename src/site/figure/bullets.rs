//! `chart` with `rows`: numbers beside what is asked of them; options in `kind::view`.

use crate::diagram::Figure;
use crate::diagram::bullets::{Bullets, Point, Row, render};
use crate::diagram::listed::Head;
use crate::kind::Part;

use super::spot::{Spot, number};

pub(super) fn figure(spot: &Spot<'_>, options: &Part, head: Head) -> Option<Figure> {
    let parts = options.parts("rows").iter();
    let rows: Vec<Row> = parts.flat_map(|part| spot.each(part).iter().map(|at| row(at, part)).collect::<Vec<_>>()).collect();
    let says = |row: &Row| row.now.is_some() || row.least.is_some() || row.most.is_some();
    rows.iter().any(says).then(|| render(&Bullets { head, rows }))
}

fn row(spot: &Spot<'_>, part: &Part) -> Row {
    let point = |name: &str, words: &str| {
        let found = spot.value(part, name)?;
        Some(Point { value: number(&found)?, words: spot.text(part, words).unwrap_or_else(|| spot.words(&found)) })
    };
    let mark = |mark: &Part| {
        let found = spot.value(mark, "at")?;
        Some(Point { value: number(&found)?, words: spot.text(mark, "label").unwrap_or_else(|| spot.words(&found)) })
    };
    Row {
        label: spot.label(part),
        now: point("at", "says"),
        least: point("least", "asks"),
        most: point("most", "asks"),
        marks: part.parts("marks").iter().filter_map(mark).collect(),
        met: spot.value(part, "met").map(|met| met.is_true()),
    }
}
