//! The roadmaps of all streams side by side: what is worked on, what comes next, and on which side it is.

use crate::diagram::{Inline, Tone};
use crate::kind::Meaning;
use crate::lint::Findings;
use crate::model::{ArtifactId, Model, Record};
use crate::words::Words;

use super::super::super::here::Here;
use super::super::super::show::value;
use super::super::super::view::{BlockView, CardView, ListItem, Section};
use super::investment::side_of;
use super::read::{people, records, shown, stream_of};
use super::{Overview, Said, if_any, opening, point, stat};

pub(super) static PAGE: Overview = Overview {
    id: "roadmaps",
    title: "roadmap_board",
    about: "what_every_stream_works_on_now",
    group: "direction",
    said,
    sections,
};

const COLUMNS: [(&str, Meaning); 3] =
    [("now", Meaning::PlannedNow), ("next", Meaning::PlannedNext), ("later", Meaning::PlannedLater)];
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

fn said(model: &Model, _: &Findings, words: &Words) -> Option<Said> {
    let all = roadmaps(model);
    let now: usize = all.iter().map(|id| records(model, *id, Meaning::PlannedNow).count()).sum();
    let one_sided = one_sided(model, &all).len();
    let now = words.count("n_things_are_worked_on", now);
    let said = [now, words.count("n_roadmaps", all.len())].join(", ");
    let said = match one_sided {
        0 => Said::new(format!("{said}."), Tone::Neutral),
        some => {
            let sided = words.count("n_show_only_one_side_of", some);
            Said::new(format!("{said}; {sided}"), Tone::Warn)
        }
    };
    (!all.is_empty()).then_some(said)
}

fn sections(here: Here<'_>, _: usize) -> Vec<Section> {
    let model = here.whole();
    let all = roadmaps(model);
    let mut points: Vec<ListItem> = Vec::new();
    for (id, missing) in one_sided(model, &all) {
        let key =
            if missing == "technical" { "roadmap_plans_no_technical_work_now" } else { "roadmap_plans_no_product_work_now" };
        let line = here.line(key, &[("the_roadmap", &[here.named(id, title(model, id))])]);
        points.push(point(here, Tone::Warn, line));
    }
    let items = || all.iter().flat_map(|id| soon(model, *id).map(move |item| (*id, item)));
    let of_side = |wanted: &str| items().filter(|(id, item)| side(model, *id, item) == Some(wanted)).count();
    let aimless = items().filter(|(_, item)| item.get("outcome").is_none()).count();
    let stats = vec![
        stat(here, of_side("product"), "product_now_and_next", Tone::Neutral),
        stat(here, of_side("technical"), "technical", Tone::Neutral),
        stat(here, of_side("run"), "keeping_it_running", Tone::Neutral),
        stat(here, aimless, "without_an_outcome", if_any(aimless, Tone::Warn)),
    ];
    let mut sections = vec![opening(here, stats, points)];
    for (at, id) in all.iter().take(MOST_ROADMAPS).enumerate() {
        let columns = COLUMNS.map(|(name, meaning)| {
            let items: Vec<&Record> = records(model, *id, meaning).collect();
            let title = format!("{} ({})", here.word(name), items.len());
            (title, items.into_iter().take(MOST_CARDS).filter_map(|item| card(here, *id, item)).collect())
        });
        let board = BlockView::Board { columns: columns.to_vec() };
        let whole = ListItem { text: vec![here.named(*id, here.word("the_whole_roadmap_and_what_was"))], note: Vec::new() };
        let blocks = vec![board, BlockView::List { items: vec![whole], ordered: false }];
        sections.push(Section::new(title(model, *id), format!("roadmap-{at}"), blocks));
    }
    let left = all.len().saturating_sub(MOST_ROADMAPS);
    if left > 0 {
        sections.push(Section::bare(vec![BlockView::Empty { text: here.count("and_n_more_roadmaps", left) }]));
    }
    sections
}

fn card(here: Here<'_>, id: ArtifactId, item: &Record) -> Option<CardView> {
    let model = here.whole();
    let title = item.fields.iter().filter(|field| field.name != *"id").find_map(|field| field.value.as_text())?;
    let is_bet = |id: &ArtifactId| model.meaning(*id, Meaning::KillCriteria).is_some() && model.is_published(*id);
    let bet = item.fields.iter().filter_map(|field| model.behind(&field.value)).find(is_bet);
    let mut meta: Vec<Inline> = Vec::new();
    meta.extend(item.get("outcome").map(|outcome| {
        Inline::text(here.fill("for_outcome", &[("outcome", &value::words(&value::inline(here, outcome, None)))]))
    }));
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
