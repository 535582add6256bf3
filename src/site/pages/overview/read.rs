//! What the overviews read: documents in force that the site shows, and the few questions that several pages ask.

use crate::diagram::{ColumnView, Inline, TableView};
use crate::kind::Meaning;
use crate::model::{ArtifactId, Data, Model, Record, Value};

use super::super::super::here::Here;
use super::super::super::view::{BlockView, GridView};

/// The most rows of a table; beyond, a page says how many are left out.
pub(super) const MOST_ROWS: usize = 250;
/// The most cells of a grid.
const MOST_CELLS: usize = 8_000;

/// Documents in force that the site shows and that have a field of a meaning, in the model's order.
pub(super) fn shown(model: &Model, meaning: Meaning) -> Vec<ArtifactId> {
    model.with_meaning(meaning).filter(|id| model.is_active(*id) && model.is_published(*id)).collect()
}

/// The teams, those of one stream together, in the order of their names.
pub(super) fn teams(model: &Model) -> Vec<ArtifactId> {
    let mut teams = shown(model, Meaning::TeamType);
    teams.sort_by_cached_key(|team| {
        let stream = stream_of(model, *team);
        let title = |id: ArtifactId| model.artifact(id).title.to_lowercase();
        (stream.is_none(), stream.map(title), title(*team), *team)
    });
    teams
}

/// The value stream that something serves.
pub(super) fn stream_of(model: &Model, id: ArtifactId) -> Option<ArtifactId> {
    model.behind(&model.meaning(id, Meaning::ValueStream)?.value)
}

/// The team that something belongs to.
pub(super) fn team_of(model: &Model, id: ArtifactId) -> Option<ArtifactId> {
    model.behind(&model.meaning(id, Meaning::OwningTeam)?.value)
}

/// The records of a list.
pub(super) fn records(model: &Model, id: ArtifactId, meaning: Meaning) -> impl Iterator<Item = &Record> {
    model.list(id, meaning).iter().filter_map(Value::as_record).map(|record| &**record)
}

/// A number, in the unit in which it was written.
pub(super) fn amount(value: Option<&Value>) -> Option<f64> {
    value.and_then(Value::as_quantity).map(crate::quantity::Quantity::amount)
}

/// The artifacts behind one value or a list of them.
pub(super) fn people(model: &Model, value: &Value) -> Vec<ArtifactId> {
    match &value.data {
        Data::List(items) => model.behind_all(items),
        _ => model.behind(value).into_iter().collect(),
    }
}

/// The person who answers for something, as a cell.
pub(super) fn owner(here: Here<'_>, id: ArtifactId) -> Vec<Inline> {
    match here.whole().accountable(id).filter(|person| here.whole().is_published(*person)) {
        Some(person) => vec![here.artifact(person)],
        None => vec![Inline::Missing { text: here.say("nobody_in_line") }],
    }
}

/// A table with as many rows as a page can bear, and a word about the rest.
pub(super) fn table(here: Here<'_>, caption: &str, columns: Vec<ColumnView>, rows: Vec<Vec<Vec<Inline>>>) -> Vec<BlockView> {
    let mut table = whole_table(caption, columns, rows);
    let left = table.rows.len().saturating_sub(MOST_ROWS);
    table.rows.truncate(MOST_ROWS);
    [BlockView::Table(table)].into_iter().chain(rest(here, left)).collect()
}

/// A table with all its rows, for a picture that shows no more.
pub(super) fn whole_table(caption: &str, columns: Vec<ColumnView>, rows: Vec<Vec<Vec<Inline>>>) -> TableView {
    TableView { caption: caption.to_owned(), columns, rows, row_headers: true, hide_caption: true }.filled()
}

/// A grid with as many rows as a page can bear, and a word about the rest.
pub(super) fn grid(here: Here<'_>, mut grid: GridView) -> Vec<BlockView> {
    let most = (MOST_CELLS / grid.columns.len().max(1)).max(1);
    let left = grid.rows.len().saturating_sub(most);
    grid.rows.truncate(most);
    [BlockView::Grid(grid)].into_iter().chain(rest(here, left)).collect()
}

/// A word about rows that a page leaves out.
pub(super) fn rest(here: Here<'_>, left: usize) -> Option<BlockView> {
    (left > 0).then(|| BlockView::Empty { text: here.count("and_n_more_alone", left) })
}
