//! A list of records as a table: the columns a view asks for, then every other field that somebody filled.

use std::sync::Arc;

use crate::diagram::{ColumnView, Inline, TableView};
use crate::expr::Data as Computed;
use crate::kind::{Base, Fields, Kind};
use crate::model::{ArtifactId, Data, Record, Value};

use super::super::here::Here;
use super::super::html::escape;
use super::value;

/// One row: a record, or an artifact that stands in a list of references.
enum Row {
    Record(Arc<Record>),
    Artifact(ArtifactId),
}

/// The table of a list field or computed list; nothing when there is no row.
pub(in crate::site) fn of(here: Here<'_>, id: ArtifactId, name: &str, title: &str, columns: &[String]) -> Option<TableView> {
    let rows = rows(here, id, name);
    let kind = here.model.catalogue.get(here.model.artifact(id).kind);
    let first = rows.first()?;
    let mut names: Vec<String> = columns.to_vec();
    match first {
        Row::Record(record) => {
            let fields = &kind.record(&record.type_name)?.fields;
            let written =
                |name: &str| rows.iter().any(|row| matches!(row, Row::Record(record) if given(here, id, record, name).is_some()));
            let rest = fields.iter().map(|field| field.name.as_str());
            let rest: Vec<String> =
                rest.filter(|name| written(name) && !names.iter().any(|known| known == name)).map(str::to_owned).collect();
            if columns.is_empty() {
                names = rest;
            } else {
                names.retain(|name| written(name));
                let nested = |name: &String| matches!(fields.get(name).map(|field| &field.of.base), Some(Base::Record(_)));
                let principal = fields.principal().map(|field| field.name.as_str());
                let is_named = names.iter().any(|known| known == "name" || known == "title" || Some(known.as_str()) == principal);
                let is_shown = |name: &String| name != "id" || !is_named;
                names.extend(rest.into_iter().filter(|name| !nested(name) && is_shown(name)).collect::<Vec<_>>());
            }
            let columns = names.iter().map(|name| column(here, fields, name)).collect();
            let cells = rows.iter().filter_map(|row| match row {
                Row::Record(record) => Some(record_cells(here, kind, id, record, &names)),
                Row::Artifact(_) => None,
            });
            Some(table(title, columns, cells.collect()))
        }
        Row::Artifact(first) => {
            let target = here.model.catalogue.get(here.model.artifact(*first).kind);
            let columns = names.iter().map(|name| column(here, &target.fields, name)).collect();
            let cells = rows.iter().filter_map(|row| match row {
                Row::Artifact(id) => Some(artifact_cells(here, *id, &names)),
                Row::Record(_) => None,
            });
            Some(table(title, columns, cells.collect()))
        }
    }
}

fn table(title: &str, columns: Vec<ColumnView>, rows: Vec<Vec<Vec<Inline>>>) -> TableView {
    TableView { caption: title.to_owned(), columns, rows, row_headers: true, hide_caption: true }.filled()
}

fn rows(here: Here<'_>, id: ArtifactId, name: &str) -> Vec<Row> {
    let of_value = |value: &Value| match &value.data {
        Data::Record(record) => Some(Row::Record(Arc::clone(record))),
        _ => here.model.behind(value).map(Row::Artifact),
    };
    let artifact = here.model.artifact(id);
    if let Some(value) = artifact.record.get(name) {
        return match &value.data {
            Data::List(items) => items.iter().filter_map(of_value).collect(),
            _ => of_value(value).into_iter().collect(),
        };
    }
    let Some(Computed::List(items)) = here.model.computed(id, name).map(|datum| &datum.data) else { return Vec::new() };
    let record = |datum: &crate::expr::Datum| match &datum.data {
        Computed::Object(object) => object.as_any().downcast_ref::<Record>().cloned().map(|record| Row::Record(Arc::new(record))),
        _ => None,
    };
    items.iter().filter_map(record).collect()
}

fn column(here: Here<'_>, fields: &Fields, name: &str) -> ColumnView {
    let numeric = fields.get(name).is_some_and(|field| field.of.base.is_number());
    ColumnView { title: here.label(name), help: None, numeric }
}

fn record_cells(here: Here<'_>, kind: &Kind, parent: ArtifactId, record: &Record, names: &[String]) -> Vec<Vec<Inline>> {
    let of = kind.record(&record.type_name);
    let declared = declared(here, parent, record);
    let mut cells: Vec<Vec<Inline>> = Vec::new();
    for (at, name) in names.iter().enumerate() {
        let field = of.and_then(|of| of.fields.get(name));
        let mut cell = given(here, parent, record, name).map(|value| value::inline(here, value, field)).unwrap_or_default();
        if at == 0 {
            if let Some(Declared::Elsewhere(id)) = declared {
                cell = vec![here.artifact(id)];
            }
            if let Some(Declared::Here(id)) = declared {
                let anchor = here.model.artifact(id).anchor();
                cell.insert(0, Inline::Html { html: format!("<span id=\"{}\"></span>", escape(&anchor)) });
            }
        }
        cells.push(cell);
    }
    cells
}

/// What a record says, and where it is only a link, what is said there.
fn given<'a>(here: Here<'a>, parent: ArtifactId, record: &'a Record, name: &str) -> Option<&'a Value> {
    record.get(name).or_else(|| match declared(here, parent, record) {
        Some(Declared::Elsewhere(id)) => here.model.artifact(id).record.get(name),
        _ => None,
    })
}

/// What a record stands for in the graph.
#[derive(Clone, Copy)]
pub(in crate::site) enum Declared {
    Here(ArtifactId),
    Elsewhere(ArtifactId),
}

/// The artifact that a record declares, or the one that it names.
pub(in crate::site) fn declared(here: Here<'_>, parent: ArtifactId, record: &Record) -> Option<Declared> {
    let document = here.model.document(here.model.artifact(parent).document);
    let own = document.artifacts.iter().find(|id| {
        let artifact = here.model.artifact(**id);
        artifact.parent == Some(parent) && artifact.record.span == record.span && artifact.record.type_name == record.type_name
    });
    if let Some(id) = own {
        return Some(Declared::Here(*id));
    }
    let kind = here.model.catalogue.get(here.model.artifact(parent).kind);
    let declares = kind.record(&record.type_name)?.declares.as_deref()?;
    let declares = here.model.catalogue.find(declares)?;
    let id = record.text("id")?;
    here.model.at(declares, id).first().copied().map(Declared::Elsewhere)
}

fn artifact_cells(here: Here<'_>, id: ArtifactId, names: &[String]) -> Vec<Vec<Inline>> {
    let artifact = here.model.artifact(id);
    let kind = here.model.catalogue.get(artifact.kind);
    let cell = |(at, name): (usize, &String)| {
        if at == 0 || name == "title" {
            return vec![here.artifact(id)];
        }
        artifact.record.get(name).map(|value| value::inline(here, value, kind.fields.get(name))).unwrap_or_default()
    };
    names.iter().enumerate().map(cell).collect()
}
