//! The pages about the whole organisation: what a leader wants to see on one screen, drawn from all documents at once.
//!
//! A page is there only where there is something to show. To add one: a file with an [`Overview`] that says in a sentence what it found
//! and fills the sections, and a line in [`PAGES`]. What is private or not in force stays out: begin with [`read`].

mod bets;
mod changes;
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
mod portfolio;
mod quiz;
mod quiz_assets;
mod quiz_results;
mod read;
mod relations;
mod responsibilities;
mod roadmap;
mod shared;
mod skills;
mod team_map;
mod trace;

use rayon::prelude::*;

use crate::diagram::{Inline, Tone};
use crate::lint::Findings;
use crate::model::Model;
use crate::words::Words;

use super::super::address::Address;
use super::super::here::Here;
use super::super::html::escape;
use super::super::navigation::Audience;
use super::super::view::{BlockView, CardView, LinkGroup, ListItem, NavItem, PageView, Section, StatView, StatusView};
use super::{crumbs, page};

pub(in crate::site) use shared::Shared;

/// Every page about the whole organisation, in the order of the navigation.
static PAGES: [&Overview; 19] = [
    &team_map::PAGE,
    &dependencies::PAGE,
    &handoffs::PAGE,
    &responsibilities::PAGE,
    &load::PAGE,
    &skills::PAGE,
    &portfolio::PAGE,
    &trace::PAGE,
    &metrics::PAGE,
    &roadmap::PAGE,
    &bets::PAGE,
    &investment::PAGE,
    &decisions::PAGE,
    &changes::PAGE,
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
    /// Like all words here, a key of [`crate::words`].
    title: &'static str,
    /// What it is for, in a sentence.
    about: &'static str,
    audience: Audience,
    /// What it has to say first; nothing when there is nothing to show.
    said: fn(&Model, &Findings, &Words) -> Option<Said>,
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
pub(in crate::site) fn found(model: &Model, findings: &Findings, words: &Words) -> Vec<Found> {
    let said = |(at, page): (usize, &&Overview)| Some(Found { at, said: (page.said)(model, findings, words)? });
    PAGES.par_iter().enumerate().filter_map(said).collect()
}

/// What the navigation shows of them to an audience.
pub(in crate::site) fn navigation(found: &[Found], words: &Words, audience: Audience) -> impl Iterator<Item = NavItem> {
    let item = |found: &Found| NavItem {
        id: nav_id(found.overview().id),
        text: words.say(found.overview().title),
        href: Address::new(address(found.overview().id, 0)).href().to_owned(),
        count: None,
    };
    found.iter().filter(move |found| found.overview().audience == audience).map(item)
}

/// The most cards that the home page shows where there is little room; a multiple of how many stand side by side.
const MOST_CARDS: usize = 6;

/// One card for each of them on the home page, with what it has to say first.
pub(in crate::site) fn cards(here: Here<'_>) -> Option<Section> {
    let card = |found: &Found| CardView {
        title: here.say(found.overview().title),
        href: here.to(&address(found.overview().id, 0)),
        text: Some(found.said.sentence.clone()),
        status: word(found.said.tone).map(|text| StatusView { text: here.say(text), tone: found.said.tone }),
        ..CardView::default()
    };
    let mut cards: Vec<CardView> = here.plan.overviews.iter().map(card).collect();
    let others = cards.split_off(cards.len().min(MOST_CARDS));
    let mut blocks = vec![BlockView::Cards { cards }];
    if !others.is_empty() {
        blocks.push(BlockView::Fold {
            title: here.count("n_more", others.len()),
            blocks: vec![BlockView::Cards { cards: others }],
        });
    }
    (!here.plan.overviews.is_empty()).then(|| Section::new(here.say("on_one_screen"), "overviews", blocks))
}

/// What those of them say that ask for a look.
pub(in crate::site) fn to_look_at(here: Here<'_>) -> impl Iterator<Item = ListItem> {
    here.plan.overviews.iter().filter(|found| word(found.said.tone).is_some()).map(move |found| {
        let link = Inline::link(here.word(found.overview().title), here.to(&address(found.overview().id, 0)));
        ListItem { text: vec![link], note: vec![Inline::text(&found.said.sentence)] }
    })
}

/// A part of a page.
pub(super) fn view(here: Here<'_>, at: usize, part: usize) -> PageView {
    let found = &here.plan.overviews[at];
    let overview = found.overview();
    let whole = Address::new(address(overview.id, 0));
    let (name, about) = (here.word(overview.title), here.word(overview.about));
    let (title, crumbs) = match part.checked_sub(1).and_then(|part| found.said.parts.get(part)) {
        Some(part) => {
            let title = format!("{name}: {part}");
            let crumbs = crumbs(here, &[(name.to_owned(), &whole)], part);
            (title, crumbs)
        }
        None => (name.to_owned(), crumbs(here, &[], name)),
    };
    PageView {
        nav: Some(nav_id(overview.id)),
        breadcrumbs: crumbs,
        lead: Some(escape(about)),
        description: Some(about.to_owned()),
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
fn point(here: Here<'_>, tone: Tone, mut text: Vec<Inline>) -> ListItem {
    if let Some(word) = word(tone) {
        text.splice(0..0, [Inline::Status { text: here.say(word), tone }, Inline::text(" ")]);
    }
    ListItem { text, note: Vec::new() }
}

/// The section that a page begins with: large numbers, then what there is to do.
fn opening(here: Here<'_>, stats: Vec<StatView>, mut points: Vec<ListItem>) -> Section {
    let left = points.len().saturating_sub(MOST_POINTS);
    if left > 1 {
        points.truncate(MOST_POINTS);
        points.push(point(here, Tone::Neutral, vec![Inline::text(here.count("and_n_more_like_these", left))]));
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

fn stat(here: Here<'_>, count: usize, label: &str, tone: Tone) -> StatView {
    StatView { value: count.to_string(), label: here.say(label), tone, ..StatView::default() }
}

/// A tone for a count of faults.
fn if_any(count: usize, tone: Tone) -> Tone {
    if count > 0 { tone } else { Tone::Good }
}

/// Links in a run of text: `a, b and c`.
fn listed(here: Here<'_>, parts: Vec<Inline>) -> Vec<Inline> {
    let last = parts.len().saturating_sub(1);
    let between = |at: usize| match at {
        0 => None,
        at if at == last => Some(Inline::text(here.word("and"))),
        _ => Some(Inline::text(", ")),
    };
    parts.into_iter().enumerate().flat_map(|(at, part)| between(at).into_iter().chain([part])).collect()
}

/// Named groups of links, those that are not empty.
fn groups(groups: impl IntoIterator<Item = (String, Vec<Inline>)>) -> BlockView {
    let group = |(wording, links): (String, Vec<Inline>)| LinkGroup { wording, links };
    BlockView::Links { groups: groups.into_iter().filter(|(_, links)| !links.is_empty()).map(group).collect() }
}
