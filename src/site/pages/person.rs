//! What a person's page adds: everything the person answers for, works on, and the teams.

use crate::diagram::{Inline, TableView};
use crate::kind::{Base, Meaning};
use crate::model::{ArtifactId, FieldReference, Record};
use crate::source::Span;

use super::super::here::Here;
use super::super::show::value;
use super::super::view::{BlockView, Section};
use super::{back, trust};

/// How a person is tied to something.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Tie {
    Accountable,
    Responsible,
    Member,
}

pub(super) fn sections(here: Here<'_>, id: ArtifactId) -> Vec<Section> {
    let owned = here.plan.owned.get(&id).map_or(&[][..], Vec::as_slice);
    let mut accountable: Vec<Vec<Vec<Inline>>> = owned.iter().map(|id| row(here, *id, None)).collect();
    let (mut responsible, mut teams) = (Vec::new(), Vec::new());
    for reference in here.model.referring(id).filter(|reference| here.is_shown(reference.from)) {
        let record =
            (reference.path.len() > 1).then(|| innermost(&here.model.artifact(reference.from).record, reference.span)).flatten();
        match tie(here, reference) {
            Some(Tie::Accountable) if reference.path.len() == 1 => {}
            Some(Tie::Accountable) => accountable.push(row(here, reference.from, record)),
            Some(Tie::Responsible) => responsible.push(row(here, reference.from, record)),
            Some(Tie::Member) => teams.push(member(here, reference.from, record)),
            None => {}
        }
    }
    let what = here.columns(["what", "kind", "next_review_alone"]);
    let tables = [
        (here.word("accountable_for"), "accountable-for", what.clone(), accountable),
        (here.word("responsible_for"), "responsible-for", what, responsible),
        (here.word("teams"), "teams", here.columns(["team_heading", "role"]), teams),
    ];
    tables
        .into_iter()
        .filter(|(.., rows)| !rows.is_empty())
        .map(|(title, anchor, columns, rows)| {
            let table = TableView { caption: title.to_owned(), columns, rows, row_headers: true, hide_caption: true }.filled();
            Section::new(title, anchor, vec![BlockView::Table(table)])
        })
        .collect()
}

/// For how many parts of documents a person answers, and on how many the person works.
pub(super) fn parts(here: Here<'_>, id: ArtifactId) -> (usize, usize) {
    let ties = here.model.referring(id).filter(|reference| here.is_shown(reference.from));
    ties.fold((0, 0), |(answers, works), reference| match tie(here, reference) {
        Some(Tie::Accountable) if reference.path.len() > 1 => (answers + 1, works),
        Some(Tie::Responsible) => (answers, works + 1),
        _ => (answers, works),
    })
}

/// Whether the page shows a reference in one of its tables.
pub(super) fn is_shown(here: Here<'_>, reference: &FieldReference) -> bool {
    tie(here, reference).is_some()
}

fn tie(here: Here<'_>, reference: &FieldReference) -> Option<Tie> {
    let kind = here.kind(reference.from);
    let worded = |meaning: Meaning| kind.fields.meaning(meaning).and_then(|field| field.inverse.as_deref());
    let fields = back::fields(here, reference);
    let last = fields.last()?;
    if fields.iter().any(|field| field.means == Some(Meaning::Members)) {
        return Some(Tie::Member);
    }
    let is =
        |meaning: Meaning| last.means == Some(meaning) || (last.inverse.is_some() && last.inverse.as_deref() == worded(meaning));
    if is(Meaning::AccountableOwner) {
        return Some(Tie::Accountable);
    }
    is(Meaning::ResponsiblePeople).then_some(Tie::Responsible)
}

fn row(here: Here<'_>, id: ArtifactId, part: Option<&Record>) -> Vec<Vec<Inline>> {
    let artifact = here.model.artifact(id);
    let kind = part.and_then(|part| named(here, id, part)).unwrap_or_else(|| here.kind_title(artifact.kind).to_owned());
    let part = part.and_then(|part| part.fields.first()).map(|field| value::words(&value::inline(here, &field.value, None)));
    let whole = vec![here.artifact(id)];
    let what = match part {
        Some(part) => here.line("part_in_whole", &[("part", &[Inline::text(part)]), ("whole", &whole)]),
        None => whole,
    };
    let due = trust::review(here, id).and_then(|(_, due)| due).map(|due| here.day(due)).into_iter().collect();
    vec![what, vec![Inline::text(kind)], due]
}

/// What a part is, where its first field says so: `prioritisation` may be a responsibility, and a ceremony too.
fn named(here: Here<'_>, id: ArtifactId, part: &Record) -> Option<String> {
    let kind = here.model.catalogue.get(here.model.artifact(id).kind);
    let first = part.fields.first()?.name.as_str();
    let principal = kind.record(&part.type_name)?.fields.principal()?;
    let says = principal.name.as_str() == first && !matches!(first, "id" | "name" | "title") && principal.of.base == Base::Text;
    says.then(|| here.label(first))
}

fn member(here: Here<'_>, id: ArtifactId, part: Option<&Record>) -> Vec<Vec<Inline>> {
    let role = part.and_then(|part| part.text("role")).map(Inline::text).into_iter().collect();
    vec![vec![here.artifact(id)], role]
}

/// The innermost record that holds a place.
fn innermost(record: &Record, place: Span) -> Option<&Record> {
    let mut found = None;
    let mut open = vec![record];
    while let Some(record) = open.pop() {
        for field in &record.fields {
            let items = match field.value.as_record() {
                Some(inner) => vec![inner],
                None => field.value.as_list().iter().filter_map(|item| item.as_record()).collect(),
            };
            for inner in items.into_iter().filter(|inner| inner.span.contains(place)) {
                found = Some(&**inner);
                open.push(inner);
            }
        }
    }
    found
}
