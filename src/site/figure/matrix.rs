//! `matrix`: who has which part in what. Options: `of` the records, `row` the field that names a row, `columns` a list of this or of a
//! referenced artifact (`team.members`), `column` the field of its elements that leads to a person, `marks` letters for fields.

use std::collections::BTreeSet;

use crate::diagram::{ColumnView, Inline, TableView};
use crate::kind::Part;
use crate::model::{ArtifactId, Data, Party, Record, Value};

use super::super::here::Here;
use super::super::seen::Seen;
use super::super::show::value;

pub(super) fn table(here: Here<'_>, id: ArtifactId, options: &Part) -> Option<TableView> {
    let artifact = here.model.artifact(id);
    let records: Vec<&Record> =
        artifact.record.list(options.field("of")?).iter().filter_map(Value::as_record).map(|record| &**record).collect();
    let row = options.field("row")?;
    let marks = options.pairs("marks");
    let columns = columns(here.model, id, options, &records, marks);
    if records.is_empty() || columns.is_empty() {
        return None;
    }
    let rows = records.iter().map(|record| {
        let head = record.get(row).map(|value| value::inline(here, value, None)).unwrap_or_default();
        let cells = columns.iter().map(|person| cell(here.model, record, *person, marks));
        std::iter::once(head).chain(cells).collect()
    });
    let person = |id: &ArtifactId| ColumnView::words(first_name(here, *id, &columns));
    let legend: Vec<String> =
        marks.iter().map(|(letter, field)| format!("{letter} {}", here.plan.words.inside(&here.label(field)))).collect();
    let titles = std::iter::once(ColumnView::words(here.label(row))).chain(columns.iter().map(person)).collect();
    let title = options.words("title").map_or_else(|| here.label(row), |title| here.says(title).to_owned());
    let caption = format!("{title}: {}", legend.join(", "));
    Some(TableView { caption, columns: titles, rows: rows.collect(), row_headers: true, hide_caption: false })
}

/// The people of the columns: those of the list, then everybody else that a row names.
fn columns(model: Seen<'_>, id: ArtifactId, options: &Part, records: &[&Record], marks: &[(String, String)]) -> Vec<ArtifactId> {
    let path = options.words_or("columns", "");
    let (owner, list) = match path.split_once('.') {
        Some((field, list)) => (model.artifact(id).record.get(field).and_then(|value| model.behind(value)), list),
        None => (Some(id), path),
    };
    let column = options.field("column");
    let element = |value: &Value| match (value.as_record(), column) {
        (Some(record), Some(column)) => record.get(column).and_then(|value| model.behind(value)),
        _ => model.behind(value),
    };
    let mut found: Vec<ArtifactId> =
        owner.map(|owner| model.artifact(owner).record.list(list).iter().filter_map(element).collect()).unwrap_or_default();
    let named = records.iter().flat_map(|record| marks.iter().filter_map(|(_, field)| record.get(field)));
    let named = named.flat_map(|value| match &value.data {
        Data::List(items) => items.iter().filter_map(|item| model.behind(item)).collect::<Vec<_>>(),
        _ => model.behind(value).into_iter().collect(),
    });
    found.extend(named);
    let mut seen = BTreeSet::new();
    found.retain(|person| seen.insert(*person));
    found
}

fn cell(model: Seen<'_>, record: &Record, person: ArtifactId, marks: &[(String, String)]) -> Vec<Inline> {
    let has = |value: &Value| match &value.data {
        Data::Party(Party::Everyone) => true,
        _ => model.behind(value) == Some(person),
    };
    let holds = |field: &String| match record.get(field).map(|value| (&value.data, value)) {
        Some((Data::List(items), _)) => items.iter().any(has),
        Some((_, value)) => has(value),
        None => false,
    };
    let letters: Vec<&str> = marks.iter().filter(|(_, field)| holds(field)).map(|(letter, _)| letter.as_str()).collect();
    match letters.first() {
        Some(first) => vec![Inline::Code { text: (*first).to_owned() }],
        None => Vec::new(),
    }
}

/// The first name where it is unlike the others, else the whole.
fn first_name(here: Here<'_>, id: ArtifactId, all: &[ArtifactId]) -> String {
    let first = |id: ArtifactId| here.title(id).split(' ').next().unwrap_or_default();
    let own = first(id);
    let alike = all.iter().filter(|other| first(**other) == own).count();
    if alike > 1 { here.title(id).to_owned() } else { own.to_owned() }
}
