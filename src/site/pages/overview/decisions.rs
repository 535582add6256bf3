//! The decision log: what is open, what was decided when and by whom, and what took the place of what.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagram::{Inline, Tone};
use crate::kind::Meaning;
use crate::lint::Findings;
use crate::model::{ArtifactId, Model};
use crate::quantity::Date;
use crate::words::Words;

use super::super::super::here::Here;
use super::super::super::show::value::tone;
use super::super::super::view::{BlockView, ListItem, Section};
use super::read::{owner, table};
use super::{Overview, Said, if_any, opening, point, stat};

pub(super) static PAGE: Overview = Overview {
    id: "decisions",
    title: "decision_log",
    about: "what_was_decided_newest_first_and",
    group: "direction",
    said,
    sections,
};

/// Every decision that the site shows, whatever became of it.
fn all(model: &Model) -> Vec<ArtifactId> {
    model.with_meaning(Meaning::Supersedes).filter(|id| model.is_published(*id)).collect()
}

fn status(model: &Model, id: ArtifactId) -> &str {
    model.meaning(id, Meaning::Status).and_then(|field| field.value.as_text()).unwrap_or("accepted")
}

fn decided_on(model: &Model, id: ArtifactId) -> Option<Date> {
    model.meaning(id, Meaning::DecidedOn)?.value.as_date()
}

fn open(model: &Model, all: &[ArtifactId]) -> Vec<ArtifactId> {
    all.iter().copied().filter(|id| status(model, *id) == "proposed").collect()
}

fn said(model: &Model, _: &Findings, words: &Words) -> Option<Said> {
    let all = all(model);
    let newest = all.iter().filter_map(|id| decided_on(model, *id)).max();
    let newest = newest.map(|on| words.fill("the_newest_of_day", &[("day", &words.date(on))])).unwrap_or_default();
    let open = open(model, &all).len();
    let (waiting, tone) = if open > 0 { (words.count("n_still_open", open), Tone::Warn) } else { (String::new(), Tone::Neutral) };
    let count = words.count("n_decisions", all.len());
    (!all.is_empty()).then(|| Said::new(format!("{count}{newest}{waiting}."), tone))
}

fn sections(here: Here<'_>, _: usize) -> Vec<Section> {
    let model = here.whole();
    let mut all = all(model);
    all.sort_by_key(|id| (std::cmp::Reverse(decided_on(model, *id)), *id));
    let open = open(model, &all);
    let known: BTreeSet<ArtifactId> = all.iter().copied().collect();
    let again: Vec<_> = model.due().iter().filter(|due| due.on < model.as_of && known.contains(&due.of)).collect();
    let mut points: Vec<ListItem> = open
        .iter()
        .map(|id| point(here, Tone::Warn, here.line("decision_is_still_open", &[("the_decision", &[here.artifact(*id)])])))
        .collect();
    points.extend(again.iter().map(|due| {
        let values = [("the_decision", &[here.artifact(due.of)][..]), ("day", &[here.day(due.on)])];
        point(here, Tone::Warn, here.line("decision_was_to_be_looked_at", &values))
    }));
    let in_force = all.iter().filter(|id| model.is_active(**id)).count();
    let stats = vec![
        stat(here, in_force, "in_force", Tone::Neutral),
        stat(here, open.len(), "still_open", if_any(open.len(), Tone::Warn)),
        stat(here, again.len(), "to_look_at_again", if_any(again.len(), Tone::Warn)),
    ];
    let mut sections = vec![opening(here, stats, points)];
    let chains = chains(model, &known);
    if !chains.is_empty() {
        let chain = |chain: &Vec<ArtifactId>| {
            let mut text = Vec::new();
            for id in chain {
                if !text.is_empty() {
                    text.push(Inline::text(" → "));
                }
                text.push(here.artifact(*id));
            }
            ListItem { text, note: Vec::new() }
        };
        let items = chains.iter().map(chain).collect();
        sections.push(Section::new(
            here.say("what_took_the_place_of_what"),
            "chains",
            vec![BlockView::List { items, ordered: false }],
        ));
    }
    let rows = all.iter().map(|id| {
        let word = status(model, *id);
        let tone = if word == "accepted" { Tone::Good } else { tone(word) };
        vec![
            vec![here.artifact(*id)],
            vec![Inline::Status { text: word.to_owned(), tone }],
            decided_on(model, *id).map(|day| here.day(day)).into_iter().collect(),
            owner(here, *id),
            model.meaning(*id, Meaning::Topic).and_then(|field| field.value.as_text()).map(Inline::text).into_iter().collect(),
        ]
    });
    let log = table(
        here,
        here.word("decisions"),
        here.columns(["a_decision", "status", "decided", "accountable", "topic"]),
        rows.collect(),
    );
    sections.push(Section::new(here.say("log"), "log", log));
    sections
}

/// Decisions that replaced each other, oldest first; each chain begins with one that replaced none.
fn chains(model: &Model, all: &BTreeSet<ArtifactId>) -> Vec<Vec<ArtifactId>> {
    let mut later: BTreeMap<ArtifactId, BTreeSet<ArtifactId>> = BTreeMap::new();
    let mut replaced: BTreeSet<ArtifactId> = BTreeSet::new();
    for id in all {
        let before = model.behind_all(model.list(*id, Meaning::Supersedes)).into_iter().map(|before| (before, *id));
        let after = model.meaning(*id, Meaning::SupersededBy).and_then(|field| model.behind(&field.value));
        for (before, after) in before.chain(after.map(|after| (*id, after))).filter(|(a, b)| a != b) {
            if all.contains(&before) && all.contains(&after) && later.entry(before).or_default().insert(after) {
                replaced.insert(after);
            }
        }
    }
    let starts = later.keys().copied().filter(|id| !replaced.contains(id));
    let chain = |start: ArtifactId| {
        let mut chain = vec![start];
        while let Some(next) = chain.last().and_then(|last| later.get(last)).and_then(|next| next.first()) {
            if chain.contains(next) {
                break;
            }
            chain.push(*next);
        }
        chain
    };
    starts.map(chain).collect()
}
