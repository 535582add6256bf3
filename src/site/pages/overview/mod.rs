//! The pages about the whole organisation: what a leader wants to see on one screen, drawn from all documents at once.
//!
//! A page is there only where there is something to show. To add one: a file with an [`Overview`] that says in a sentence what it found
//! and fills the sections, and a line in [`PAGES`]. What is private or not in force stays out: begin with [`read`].

mod bets;
mod clusters;
mod coverage;
mod decisions;
mod dependencies;
mod freshness;
mod glossary;
mod handoffs;
mod investment;
mod language;
mod load;
mod metrics;
mod money;
mod quiz;
mod quiz_results;
mod read;
mod relations;
mod responsibilities;
mod roadmap;
mod shared;
mod skills;
mod team_map;

use rayon::prelude::*;

use crate::diagram::{Inline, Tone};
use crate::lint::Findings;
use crate::model::Model;

use super::super::address::Address;
use super::super::here::Here;
use super::super::html::escape;
use super::super::view::{
    BlockView, CardView, LinkGroup, ListItem, NavItem, NavSection, PageView, Section, StatView, StatusView,
};
use super::{crumbs, page};

pub(in crate::site) use shared::Shared;

/// Every page about the whole organisation, in the order of the navigation.
static PAGES: [&Overview; 16] = [
    &team_map::PAGE,
    &dependencies::PAGE,
    &handoffs::PAGE,
    &responsibilities::PAGE,
    &load::PAGE,
    &skills::PAGE,
    &metrics::PAGE,
    &roadmap::PAGE,
    &bets::PAGE,
    &investment::PAGE,
    &decisions::PAGE,
    &freshness::PAGE,
    &coverage::PAGE,
    &glossary::PAGE,
    &language::PAGE,
    &quiz::PAGE,
];

/// One page about the whole organisation.
struct Overview {
    /// The name of its file.
    id: &'static str,
    title: &'static str,
    /// What it is for, in a sentence.
    about: &'static str,
    group: &'static str,
    /// What it has to say first; nothing when there is nothing to show.
    said: fn(&Model, &Findings) -> Option<Said>,
    /// Fills a part of it; all but the very large ones have only one.
    sections: fn(Here<'_>, usize) -> Vec<Section>,
}

/// The first thing that a page says.
#[derive(Debug, Clone, Default)]
pub(in crate::site) struct Said {
    sentence: String,
    tone: Tone,
    /// The titles of further parts, where one page would be too long.
    parts: Vec<String>,
}

impl Said {
    fn new(sentence: impl Into<String>, tone: Tone) -> Self {
        Self { sentence: sentence.into(), tone, parts: Vec::new() }
    }
}

/// A page that has something to show.
#[derive(Debug)]
pub(in crate::site) struct Found {
    at: usize,
    said: Said,
}

impl Found {
    fn overview(&self) -> &'static Overview {
        PAGES[self.at]
    }

    /// Where its parts stand.
    pub(in crate::site) fn addresses(&self) -> impl Iterator<Item = Address> {
        let id = self.overview().id;
        (0..=self.said.parts.len()).map(move |part| Address::new(address(id, part)))
    }
}

fn address(id: &str, part: usize) -> String {
    if part == 0 { format!("organisation/{id}.html") } else { format!("organisation/{id}-{part}.html") }
}

fn nav_id(id: &str) -> String {
    format!("organisation:{id}")
}

/// The pages that have something to show.
pub(in crate::site) fn found(model: &Model, findings: &Findings) -> Vec<Found> {
    let said = |(at, page): (usize, &&Overview)| Some(Found { at, said: (page.said)(model, findings)? });
    PAGES.par_iter().enumerate().filter_map(said).collect()
}

/// The navigation's sections for them.
pub(in crate::site) fn navigation(found: &[Found]) -> Vec<NavSection> {
    let item = |found: &Found| NavItem {
        id: nav_id(found.overview().id),
        text: found.overview().title.to_owned(),
        href: Address::new(address(found.overview().id, 0)).href(),
        count: None,
    };
    let by_group = found.chunk_by(|a, b| a.overview().group == b.overview().group);
    let section = |group: &[Found]| NavSection {
        title: Some(group[0].overview().group.to_owned()),
        items: group.iter().map(item).collect(),
    };
    by_group.map(section).collect()
}

/// One card for each of them on the home page, with what it has to say first.
pub(in crate::site) fn cards(here: Here<'_>) -> Option<Section> {
    let card = |found: &Found| CardView {
        title: found.overview().title.to_owned(),
        href: here.to(&address(found.overview().id, 0)),
        text: Some(found.said.sentence.clone()),
        status: word(found.said.tone).map(|text| StatusView { text: text.to_owned(), tone: found.said.tone }),
        ..CardView::default()
    };
    let cards: Vec<CardView> = here.plan.overviews.iter().map(card).collect();
    (!cards.is_empty()).then(|| Section::new("On one screen", "overviews", vec![BlockView::Cards { cards }]))
}

/// A part of a page.
pub(super) fn view(here: Here<'_>, at: usize, part: usize) -> PageView {
    let found = &here.plan.overviews[at];
    let overview = found.overview();
    let whole = Address::new(address(overview.id, 0));
    let (title, crumbs) = match part.checked_sub(1).and_then(|part| found.said.parts.get(part)) {
        Some(part) => {
            let title = format!("{}: {part}", overview.title);
            let crumbs = crumbs(here, &[(overview.title.to_owned(), &whole)], part);
            (title, crumbs)
        }
        None => (overview.title.to_owned(), crumbs(here, &[], overview.title)),
    };
    PageView {
        nav: Some(nav_id(overview.id)),
        breadcrumbs: crumbs,
        lead: Some(escape(overview.about)),
        description: Some(overview.about.to_owned()),
        sections: (overview.sections)(here, part),
        ..page(here, &title)
    }
    .with_toc()
}

/// A word beside a tone, so that colour is not alone.
fn word(tone: Tone) -> Option<&'static str> {
    match tone {
        Tone::Bad => Some("act"),
        Tone::Warn => Some("look"),
        Tone::Neutral | Tone::Info | Tone::Good => None,
    }
}

/// The most sentences that a page begins with.
const MOST_POINTS: usize = 8;

/// A sentence about something to do, with the words in front that say how much it matters.
fn point(tone: Tone, mut text: Vec<Inline>) -> ListItem {
    if let Some(word) = word(tone) {
        text.splice(0..0, [Inline::Status { text: word.to_owned(), tone }, Inline::text(" ")]);
    }
    ListItem { text, note: Vec::new() }
}

/// The section that a page begins with: large numbers, then what there is to do.
fn opening(stats: Vec<StatView>, mut points: Vec<ListItem>) -> Section {
    let left = points.len().saturating_sub(MOST_POINTS);
    if left > 1 {
        points.truncate(MOST_POINTS);
        points.push(point(Tone::Neutral, vec![Inline::text(format!("… and {left} more like these."))]));
    }
    let mut blocks = Vec::new();
    if !stats.is_empty() {
        blocks.push(BlockView::Stats { stats });
    }
    if !points.is_empty() {
        blocks.push(BlockView::List { items: points, ordered: false });
    }
    Section::bare(blocks)
}

fn stat(count: usize, label: &str, tone: Tone) -> StatView {
    StatView { value: count.to_string(), label: label.to_owned(), tone, ..StatView::default() }
}

/// The ending of a noun after a number.
fn s(count: usize) -> &'static str {
    if count == 1 { "" } else { "s" }
}

/// A tone for a count of faults.
fn if_any(count: usize, tone: Tone) -> Tone {
    if count > 0 { tone } else { Tone::Good }
}

/// Links in a run of text: `a, b and c`.
fn listed(parts: Vec<Inline>) -> Vec<Inline> {
    let last = parts.len().saturating_sub(1);
    let between = |at: usize| match at {
        0 => None,
        at if at == last => Some(Inline::text(" and ")),
        _ => Some(Inline::text(", ")),
    };
    parts.into_iter().enumerate().flat_map(|(at, part)| between(at).into_iter().chain([part])).collect()
}

/// Named groups of links, those that are not empty.
fn groups(groups: impl IntoIterator<Item = (String, Vec<Inline>)>) -> BlockView {
    let group = |(wording, links): (String, Vec<Inline>)| LinkGroup { wording, links };
    BlockView::Links { groups: groups.into_iter().filter(|(_, links)| !links.is_empty()).map(group).collect() }
}
