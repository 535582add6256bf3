//! The index of a kind: its introduction, its cards or table, those that are retired last.

use crate::diagram::{ColumnView, Inline, TableView};
use crate::kind::{Base, KindId, Meaning};
use crate::model::ArtifactId;

use super::super::here::Here;
use super::super::markdown::Body;
use super::super::show::value;
use super::super::view::{BlockView, PageView, Section};
use super::{body, card, crumbs, finding, page, trust};

/// Up to so many are cards; more are easier to find in a table.
const MOST_CARDS: usize = 12;

pub(super) fn view(here: Here<'_>, id: KindId) -> PageView {
    let kind = here.model.catalogue.get(id);
    let title = here.kinds_title(id);
    let mut view = PageView { nav: Some(kind.name.to_string()), breadcrumbs: crumbs(here, &[], &title), ..page(here, &title) };
    view.lead = Some(here.purpose_html(kind));
    view.description = Some(here.purpose(kind).to_owned());
    if let Some(introduction) = here.plan.addresses.introduction(id) {
        here.document_title(introduction).clone_into(&mut view.title);
        view.source = Some(here.source(introduction));
        if let Some(body) = Body::of(here, introduction) {
            let title: Vec<_> = body.title().into_iter().collect();
            view.sections.extend(body::section(body.without(&title)));
            view.toc = body.toc(&title);
        }
    }
    let members = here.plan.members.get(&id).map_or(&[][..], Vec::as_slice);
    let (retired, current): (Vec<ArtifactId>, Vec<ArtifactId>) = members.iter().partition(|id| here.model.is_retired(**id));
    view.sections.push(Section::bare(vec![list(here, id, &current)]));
    if !retired.is_empty() {
        view.sections.push(Section::new(here.say("retired"), "retired", vec![list(here, id, &retired)]));
    }
    (view.findings, view.findings_elsewhere) = finding::of_page(here);
    view
}

fn list(here: Here<'_>, id: KindId, members: &[ArtifactId]) -> BlockView {
    if members.is_empty() {
        return BlockView::Empty { text: here.fill("none_of_these_is_current_kinds", &[("kinds", &here.kinds_title(id))]) };
    }
    let whole = members.iter().all(|id| here.model.artifact(*id).parent.is_none());
    if whole && members.len() <= MOST_CARDS && Some(id) != here.plan.people {
        return BlockView::Cards { cards: members.iter().filter_map(|id| card::of(here, *id, false)).collect() };
    }
    BlockView::Table(table(here, id, members))
}

/// What a table tells about each, beside its name.
fn table(here: Here<'_>, id: KindId, members: &[ArtifactId]) -> TableView {
    let kind = here.model.catalogue.get(id);
    let plain = |base: &Base| {
        matches!(
            base,
            Base::Enum(_) | Base::Ref(_) | Base::Date | Base::Percent | Base::Number | Base::Person | Base::Text | Base::Sle
        )
    };
    let skipped = [Meaning::AccountableOwner, Meaning::Status, Meaning::ReviewedOn, Meaning::ReviewEvery];
    let given = |name: &str| members.iter().filter(|id| here.model.artifact(**id).record.get(name).is_some()).count();
    let says_more =
        |name: &str| members.iter().map(|id| here.model.artifact(*id)).any(|of| of.record.text(name) != Some(of.title.as_str()));
    let short = |name: &str| {
        let longest = members.iter().filter_map(|id| here.model.artifact(*id).record.text(name)).map(str::len).max();
        longest.unwrap_or(0) <= 60
    };
    let fields = kind.fields.iter().filter(|field| {
        let named = matches!(field.name.as_str(), "id" | "kind" | "title" | "name" | "summary" | "publish" | "source");
        !named
            && !field.lead
            && !field.of.is_list()
            && plain(&field.of.base)
            && !field.means.is_some_and(|means| skipped.contains(&means))
            && given(&field.name) * 3 >= members.len()
            && says_more(&field.name)
            && short(&field.name)
    });
    let fields: Vec<_> = fields.take(4).collect();
    let answered = members.iter().any(|id| here.model.accountable(*id).is_some());
    let reviewed = members.iter().any(|id| trust::review(here, *id).is_some_and(|(reviewed, _)| reviewed.is_some()));
    let declared = members.iter().any(|id| here.model.artifact(*id).parent.is_some());
    let mut columns = vec![ColumnView::words(here.kind_title(id))];
    columns.extend(fields.iter().map(|field| ColumnView::words(here.label(&field.name))));
    columns.extend(declared.then(|| ColumnView::words(here.say("part_of"))));
    columns.extend(answered.then(|| ColumnView::words(here.say("accountable"))));
    columns.extend(reviewed.then(|| ColumnView::words(here.say("reviewed"))));
    let rows = members.iter().map(|id| {
        let artifact = here.model.artifact(*id);
        let mut row: Vec<Vec<Inline>> = vec![vec![here.artifact(*id)]];
        row.extend(fields.iter().map(|field| {
            artifact.record.get(&field.name).map(|value| value::inline(here, value, Some(field))).unwrap_or_default()
        }));
        if declared {
            row.push(artifact.parent.map(|parent| here.artifact(parent)).into_iter().collect());
        }
        if answered {
            row.push(here.model.accountable(*id).map(|owner| here.artifact(owner)).into_iter().collect());
        }
        if reviewed {
            let day = trust::review(here, *id).and_then(|(reviewed, _)| reviewed);
            row.push(day.map(|day| here.day(day)).into_iter().collect());
        }
        row
    });
    TableView { caption: here.kinds_title(id), columns, rows: rows.collect(), row_headers: true, hide_caption: true }
}
