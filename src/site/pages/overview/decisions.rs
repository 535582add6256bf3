//! The decision log: what is open, what was decided when and by whom, and what took the place of what.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagram::{Inline, Tone};
use crate::kind::Meaning;
use crate::lint::Findings;
use crate::model::{ArtifactId, Model};
use crate::quantity::Date;

use super::super::super::here::{Here, date};
use super::super::super::show::value::tone;
use super::super::super::view::{BlockView, ListItem, Section};
use super::{
    Audience,
    read::{columns, day, owner, table},
};
use super::{Overview, Said, if_any, opening, point, s, stat};

pub(super) static PAGE: Overview = Overview {
    id: "decisions",
    title: "Decision log",
    about: "What was decided, newest first, and what each decision replaced.",
    audience: Audience::Work,
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

fn said(model: &Model, _: &Findings) -> Option<Said> {
    let all = all(model);
    let newest = all.iter().filter_map(|id| decided_on(model, *id)).max();
    let newest = newest.map(|on| format!(", the newest of {}", date(on).text)).unwrap_or_default();
    let open = open(model, &all).len();
    let (waiting, tone) = if open > 0 { (format!("; {open} still open"), Tone::Warn) } else { (String::new(), Tone::Neutral) };
    let count = format!("{} decision{}", all.len(), s(all.len()));
    (!all.is_empty()).then(|| Said::new(format!("{count}{newest}{waiting}."), tone))
}

fn sections(here: Here<'_>, _: usize) -> Vec<Section> {
    let model = here.whole();
    let mut all = all(model);
    all.sort_by_key(|id| (std::cmp::Reverse(decided_on(model, *id)), *id));
    let open = open(model, &all);
    let known: BTreeSet<ArtifactId> = all.iter().copied().collect();
    let again: Vec<_> = model.due().iter().filter(|due| due.on < model.as_of && known.contains(&due.of)).collect();
    let mut points: Vec<ListItem> =
        open.iter().map(|id| point(Tone::Warn, vec![here.artifact(*id), Inline::text(" is still open.")])).collect();
    points.extend(again.iter().map(|due| {
        let words = format!(" was to be looked at again by {}.", date(due.on).text);
        point(Tone::Warn, vec![here.artifact(due.of), Inline::text(words)])
    }));
    let in_force = all.iter().filter(|id| model.is_active(**id)).count();
    let stats = vec![
        stat(in_force, "in force", Tone::Neutral),
        stat(open.len(), "still open", if_any(open.len(), Tone::Warn)),
        stat(again.len(), "to look at again", if_any(again.len(), Tone::Warn)),
    ];
    let mut sections = vec![opening(stats, points)];
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
        sections.push(Section::new("What took the place of what", "chains", vec![BlockView::List { items, ordered: false }]));
    }
    let rows = all.iter().map(|id| {
        let word = status(model, *id);
        let tone = if word == "accepted" { Tone::Good } else { tone(word) };
        vec![
            vec![here.artifact(*id)],
            vec![Inline::Status { text: word.to_owned(), tone }],
            decided_on(model, *id).map(day).into_iter().collect(),
            owner(here, *id),
            model.meaning(*id, Meaning::Topic).and_then(|field| field.value.as_text()).map(Inline::text).into_iter().collect(),
        ]
    });
    let log = table("Decisions", columns(["Decision", "Status", "Decided", "Accountable", "Topic"]), rows.collect());
    sections.push(Section::new("Log", "log", log));
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
