//! Fenced `orgdocs` blocks as the tables and cards that they ask for.

use std::cmp::Ordering;

use crate::exchange::List;
use crate::expr::{Data, Datum};
use crate::model::{ArtifactId, LIVE_LIST, LiveList};
use crate::source::SourceId;
use crate::syntax::{Block, Outline};

use super::super::here::Here;
use super::super::markup::{Html, blocks};
use super::super::pages::card;
use super::super::show::facts;
use super::super::view::{BlockView, ColumnView, Inline, TableView};

/// The blocks of a body by the place where they begin; one with a mistake is left to be shown as it is written.
pub(super) fn of(here: Here<'_>, source: SourceId, file: &str, outline: &Outline) -> Vec<(usize, String)> {
    let asked = outline.blocks.iter().filter_map(|block| match block {
        Block::Code(code) if code.language == LIVE_LIST => Some(code),
        _ => None,
    });
    let shown = asked.filter_map(|code| {
        let list = LiveList::read(here.model.catalogue, source, file, code).ok()?;
        let mut html = Html::default();
        blocks(&mut html, &[block(here, &list)?], 3, &here.plan.words);
        Some((code.span.start as usize, html.finish()))
    });
    shown.collect()
}

/// The documents that the site shows, in the order that was asked for.
fn block(here: Here<'_>, list: &LiveList) -> Option<BlockView> {
    let found = List::of(here.whole(), Some(list.kind), list.question.as_ref().map(|question| question.value.as_str())).ok()?;
    let mut ids: Vec<ArtifactId> = found.ids().iter().copied().filter(|id| here.is_shown(*id)).collect();
    ids.sort_by_cached_key(|id| (here.title(*id).to_lowercase(), *id));
    if let Some((name, descending)) = &list.sort {
        let mut valued: Vec<(Option<Datum>, ArtifactId)> = ids.iter().map(|id| (value(here, *id, name), *id)).collect();
        valued.sort_by(|(a, _), (b, _)| match (a, b) {
            (Some(a), Some(b)) => {
                let order = order(a, b);
                if *descending { order.reverse() } else { order }
            }
            (a, b) => b.is_some().cmp(&a.is_some()),
        });
        ids = valued.into_iter().map(|(_, id)| id).collect();
    }
    if ids.is_empty() {
        return Some(BlockView::Empty { text: here.say("nothing_is_listed") });
    }
    if list.cards {
        return Some(BlockView::Cards { cards: ids.iter().filter_map(|id| card::of(here, *id, false)).collect() });
    }
    let columns: Vec<&str> = list.columns.iter().map(String::as_str).filter(|name| *name != "title").collect();
    let row = |id: &ArtifactId| {
        let cells = columns.iter().map(|name| cell(here, *id, name));
        std::iter::once(vec![here.artifact(*id)]).chain(cells).collect()
    };
    let title = |name: &&str| match *name {
        "accountable" => ColumnView::words(here.say("accountable")),
        name => ColumnView::words(here.label(name)),
    };
    let first = ColumnView::words(here.kind_title(list.kind));
    Some(BlockView::Table(TableView {
        caption: here.kinds_title(list.kind),
        columns: std::iter::once(first).chain(columns.iter().map(title)).collect(),
        rows: ids.iter().map(row).collect(),
        row_headers: true,
        hide_caption: true,
    }))
}

fn cell(here: Here<'_>, id: ArtifactId, name: &str) -> Vec<Inline> {
    if name == "accountable" {
        return here.model.accountable(id).map(|person| here.artifact(person)).into_iter().collect();
    }
    let values = facts::one(here, id, name).map(|fact| fact.values).unwrap_or_default();
    let mut cell = Vec::new();
    for value in values {
        if !cell.is_empty() {
            cell.push(Inline::text(", "));
        }
        cell.extend(value);
    }
    cell
}

/// What orders an artifact; nothing where nobody wrote it.
fn value(here: Here<'_>, id: ArtifactId, name: &str) -> Option<Datum> {
    if name == "title" {
        return Some(Datum::from(here.title(id)));
    }
    if name == "accountable" {
        return here.model.accountable(id).map(|person| Datum::from(here.title(person)));
    }
    let this = here.model.object(id);
    let Data::Object(object) = &this.data else { return None };
    object.field(name).filter(Datum::is_there)
}

/// Numbers and days by their size, anything else by its words.
fn order(a: &Datum, b: &Datum) -> Ordering {
    match (&a.data, &b.data) {
        (Data::Quantity(a), Data::Quantity(b)) => a.compare(*b).unwrap_or(Ordering::Equal),
        (Data::Date(a), Data::Date(b)) => a.cmp(b),
        _ => a.words().to_lowercase().cmp(&b.words().to_lowercase()),
    }
}
