//! `table` with `compare: [self, field]`: the same rows of this artifact and of the one a field leads to.

use crate::diagram::{ColumnView, Inline, TableView};
use crate::kind::Part;
use crate::model::ArtifactId;

use super::super::here::Here;
use super::super::show::facts;

pub(super) fn table(here: Here<'_>, id: ArtifactId, options: &Part) -> Option<TableView> {
    let sides = options.list("compare");
    let sides: Vec<ArtifactId> = sides.iter().filter_map(|side| side_of(here, id, side)).collect();
    if sides.len() < 2 {
        return None;
    }
    let shown = |name: &String| -> Option<Vec<Vec<Inline>>> {
        let cells: Vec<Vec<Inline>> =
            sides.iter().map(|side| facts::one(here, *side, name).map(|fact| fact.values.concat()).unwrap_or_default()).collect();
        cells.iter().any(|cell| !cell.is_empty()).then(|| [vec![vec![Inline::text(here.label(name))]], cells].concat())
    };
    let rows: Vec<_> = options.list("rows").iter().filter_map(shown).collect();
    let title = |side: &ArtifactId| ColumnView::numbers(&here.model.artifact(*side).title);
    let columns = std::iter::once(ColumnView::words(here.word("what"))).chain(sides.iter().map(title)).collect();
    let caption = options.words("title").map_or_else(|| here.say("comparison"), |title| here.says(title).to_owned());
    (!rows.is_empty()).then_some(TableView { caption, columns, rows, row_headers: true, hide_caption: true })
}

fn side_of(here: Here<'_>, id: ArtifactId, side: &str) -> Option<ArtifactId> {
    if side == "self" {
        return Some(id);
    }
    here.model.artifact(id).record.get(side).and_then(|value| here.model.behind(value)).filter(|side| here.is_shown(*side))
}
