//! The roadmaps of all streams side by side: what is worked on, what comes next, and on which side it is.

use crate::diagram::{Inline, Tone};
use crate::kind::Meaning;
use crate::lint::Findings;
use crate::model::{ArtifactId, Model, Record};

use super::super::super::here::{Here, counted};
use super::super::super::show::value;
use super::super::super::view::{BlockView, CardView, ListItem, Section};
use super::read::{people, records, shown, stream_of};
use super::{Audience, investment::side_of};
use super::{Overview, Said, if_any, opening, point, s, stat};

pub(super) static PAGE: Overview = Overview {
    id: "roadmaps",
    title: "Roadmap board",
    about: "What every stream works on now, next and later: one sequence for product, technical and running work.",
    audience: Audience::Strategy,
    said,
    sections,
};

const COLUMNS: [(&str, Meaning); 3] =
    [("Now", Meaning::PlannedNow), ("Next", Meaning::PlannedNext), ("Later", Meaning::PlannedLater)];
/// The most roadmaps on the board, and the most cards of one column.
const MOST_ROADMAPS: usize = 40;
const MOST_CARDS: usize = 8;

fn roadmaps(model: &Model) -> Vec<ArtifactId> {
    let mut found = shown(model, Meaning::PlannedNow);
    found.sort_by_cached_key(|id| (title(model, *id).to_lowercase(), *id));
    found
}

/// A roadmap is known by its stream.
fn title(model: &Model, id: ArtifactId) -> &str {
    &model.artifact(stream_of(model, id).unwrap_or(id)).title
}

/// The side of an item's category.
fn side<'m>(model: &'m Model, id: ArtifactId, item: &Record) -> Option<&'m str> {
    side_of(model, model.meaning_in(id, item, Meaning::Category)?.as_text()?)
}

fn soon(model: &Model, id: ArtifactId) -> impl Iterator<Item = &Record> {
    records(model, id, Meaning::PlannedNow).chain(records(model, id, Meaning::PlannedNext))
}

/// Roadmaps whose next work all is on one side.
fn one_sided(model: &Model, all: &[ArtifactId]) -> Vec<(ArtifactId, &'static str)> {
    let lacks = |id: &ArtifactId| {
        let sides: Vec<&str> = soon(model, *id).filter_map(|item| side(model, *id, item)).collect();
        let missing = ["technical", "product"].into_iter().find(|side| !sides.contains(side))?;
        (sides.len() > 1).then_some((*id, missing))
    };
    all.iter().filter_map(lacks).collect()
}

fn said(model: &Model, _: &Findings) -> Option<Said> {
    let all = roadmaps(model);
    let now: usize = all.iter().map(|id| records(model, *id, Meaning::PlannedNow).count()).sum();
    let one_sided = one_sided(model, &all).len();
    let words =
        format!("{} on {} roadmap{}", counted(now, "thing is worked on", "things are worked on"), all.len(), s(all.len()));
    let said = match one_sided {
        0 => Said::new(format!("{words}."), Tone::Neutral),
        some => Said::new(format!("{words}; {} only one side of the work.", counted(some, "shows", "show")), Tone::Warn),
    };
    (!all.is_empty()).then_some(said)
}

fn sections(here: Here<'_>, _: usize) -> Vec<Section> {
    let model = here.whole();
    let all = roadmaps(model);
    let mut points: Vec<ListItem> = Vec::new();
    for (id, missing) in one_sided(model, &all) {
        let words = format!(" plans no {missing} work now or next.");
        points.push(point(Tone::Warn, vec![here.named(id, title(model, id)), Inline::text(words)]));
    }
    let items = || all.iter().flat_map(|id| soon(model, *id).map(move |item| (*id, item)));
    let of_side = |wanted: &str| items().filter(|(id, item)| side(model, *id, item) == Some(wanted)).count();
    let aimless = items().filter(|(_, item)| item.get("outcome").is_none()).count();
    let stats = vec![
        stat(of_side("product"), "product, now and next", Tone::Neutral),
        stat(of_side("technical"), "technical", Tone::Neutral),
        stat(of_side("run"), "keeping it running", Tone::Neutral),
        stat(aimless, "without an outcome", if_any(aimless, Tone::Warn)),
    ];
    let mut sections = vec![opening(stats, points)];
    for (at, id) in all.iter().take(MOST_ROADMAPS).enumerate() {
        let columns = COLUMNS.map(|(name, meaning)| {
            let items: Vec<&Record> = records(model, *id, meaning).collect();
            let title = format!("{name} ({})", items.len());
            (title, items.into_iter().take(MOST_CARDS).filter_map(|item| card(here, *id, item)).collect())
        });
        let board = BlockView::Board { columns: columns.to_vec() };
        let whole = ListItem { text: vec![here.named(*id, "The whole roadmap, and what was refused")], note: Vec::new() };
        let blocks = vec![board, BlockView::List { items: vec![whole], ordered: false }];
        sections.push(Section::new(title(model, *id), format!("roadmap-{at}"), blocks));
    }
    let left = all.len().saturating_sub(MOST_ROADMAPS);
    if left > 0 {
        sections.push(Section::bare(vec![BlockView::Empty { text: format!("… and {left} more roadmaps.") }]));
    }
    sections
}

fn card(here: Here<'_>, id: ArtifactId, item: &Record) -> Option<CardView> {
    let model = here.whole();
    let title = item.fields.iter().filter(|field| field.name != *"id").find_map(|field| field.value.as_text())?;
    let is_bet = |id: &ArtifactId| model.meaning(*id, Meaning::KillCriteria).is_some() && model.is_published(*id);
    let bet = item.fields.iter().filter_map(|field| model.behind(&field.value)).find(is_bet);
    let mut meta: Vec<Inline> = Vec::new();
    meta.extend(
        item.get("outcome").map(|outcome| Inline::text(format!("for {}", value::words(&value::inline(here, outcome, None))))),
    );
    let teams = item.get("teams").map(|teams| people(model, teams)).unwrap_or_default();
    meta.extend(teams.into_iter().map(|team| Inline::text(&model.artifact(team).title)));
    let category = model.meaning_in(id, item, Meaning::Category).and_then(|value| value.as_text());
    let eyebrow = category.map(|category| match side_of(model, category) {
        Some(side) if side != category => format!("{side}: {category}"),
        _ => category.to_owned(),
    });
    Some(CardView {
        title: title.to_owned(),
        href: bet.and_then(|bet| here.href(bet)).or_else(|| here.href(id))?,
        eyebrow,
        meta,
        ..CardView::default()
    })
}
