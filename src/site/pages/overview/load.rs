//! What each team has to hold in its head: domains, services, ways of working with others. A signal for a talk, never a ranking.
//!
//! What a team can hold follows Skelton and Pais, *Team Topologies* (2019), chapter 3: one complex domain, or two complicated ones, or two
//! to three simple ones; and one collaboration at a time.

use crate::diagram::{Inline, Tone};
use crate::kind::Meaning;
use crate::lint::Findings;
use crate::model::{ArtifactId, Model, Record, Value};
use crate::words::Words;

use super::super::super::here::Here;
use super::super::super::view::{BlockView, GridCell, GridView, ListItem, Mark, Section};
use super::read::{grid, records, shown, teams};
use super::{Audience, Overview, Said, if_any, listed, opening, point, stat};

pub(super) static PAGE: Overview = Overview {
    id: "cognitive-load",
    title: "cognitive_load",
    about: "what_each_team_has_to_hold",
    audience: Audience::Team,
    said,
    sections,
};

/// What one team carries.
#[derive(Debug, Clone, Default)]
struct Load {
    team: Option<ArtifactId>,
    simple: usize,
    complicated: usize,
    complex: usize,
    services: usize,
    collaborations: usize,
    facilitating: usize,
    waiting: usize,
    blocked: usize,
    receiving: usize,
    on_call: Option<OnCall>,
    calls: f64,
}

/// When a team may be called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum OnCall {
    Day,
    Late,
    AlwaysOn,
}

impl OnCall {
    fn of(hours: &str) -> Self {
        match hours {
            "around-the-clock" => Self::AlwaysOn,
            "extended" => Self::Late,
            _ => Self::Day,
        }
    }

    /// The key of its short word.
    fn word(self) -> &'static str {
        match self {
            Self::Day => "on_call_by_day",
            Self::Late => "on_call_late",
            Self::AlwaysOn => "on_call_always",
        }
    }
}

impl Load {
    fn of(model: &Model, team: ArtifactId, receiving: usize) -> Self {
        let mut load = Self { team: Some(team), receiving, ..Self::default() };
        for service in records(model, team, Meaning::OwnedServices) {
            load.services += 1;
            match service.text("domain") {
                Some("simple") => load.simple += 1,
                Some("complicated") => load.complicated += 1,
                Some("complex") => load.complex += 1,
                _ => {}
            }
        }
        let part = |record: &Record, meaning| model.meaning_in(team, record, meaning).and_then(Value::as_text).map(str::to_owned);
        for interaction in records(model, team, Meaning::Interactions).filter(|record| runs(model, record)) {
            match part(interaction, Meaning::InteractionMode).as_deref() {
                Some("collaboration") => load.collaborations += 1,
                Some("facilitating") => load.facilitating += 1,
                _ => {}
            }
        }
        for dependency in records(model, team, Meaning::Dependencies) {
            match part(dependency, Meaning::DependencySeverity).as_deref() {
                Some("blocking") => load.blocked += 1,
                Some("slowing") => load.waiting += 1,
                _ => {}
            }
        }
        if let Some(rota) = model.meaning(team, Meaning::OnCall).and_then(|field| field.value.as_record()) {
            load.on_call = rota.text("hours").map(OnCall::of);
            load.calls = rota.get("calls").and_then(Value::as_quantity).map_or(0.0, crate::quantity::Quantity::amount);
        }
        load
    }

    /// Domains by how hard they are, collaborations and what blocks twice; no unit.
    fn signal(&self) -> usize {
        self.simple
            + 2 * self.complicated
            + 4 * self.complex
            + 2 * self.collaborations
            + self.facilitating
            + self.waiting
            + 2 * self.blocked
            + self.receiving
            + self.on_call.map_or(0, |hours| if hours == OnCall::Day { 1 } else { 2 })
    }

    /// What is more than a team can hold, in words; `calls` is how often it may be called in a week.
    fn too_much(&self, words: &Words, calls: Option<f64>) -> Vec<String> {
        let mut found = Vec::new();
        let domains = self.simple + self.complicated + self.complex;
        if self.complex > 0 && domains > 1 {
            found.push(words.say("a_complex_domain_beside_others"));
        } else if self.complicated > 2 {
            found.push(words.count("n_complicated_domains", self.complicated));
        } else if domains > 3 {
            found.push(words.count("n_domains", domains));
        }
        if self.collaborations > 1 {
            found.push(words.count("n_collaborations_at_once", self.collaborations));
        }
        if self.blocked > 1 {
            found.push(words.count("n_teams_that_block_it", self.blocked));
        }
        if self.is_called_too_often(calls) {
            found.push(words.fill("called_n_times_a_week", &[("n", &self.calls.to_string())]));
        }
        found
    }
}

/// How often a team may be called in a week.
fn calls_most(model: &Model) -> Option<f64> {
    model.config.organisation.expectations.number("on_call_calls_most")
}

/// Whether an interaction runs on the day of the build.
fn runs(model: &Model, record: &Record) -> bool {
    let day = |name: &str| record.get(name).and_then(Value::as_date);
    day("started").is_none_or(|started| started <= model.as_of) && day("until").is_none_or(|until| until >= model.as_of)
}

fn loads(model: &Model) -> Vec<Load> {
    let mut receiving: std::collections::BTreeMap<ArtifactId, usize> = std::collections::BTreeMap::new();
    for handoff in shown(model, Meaning::HandsTo) {
        if let Some(to) = model.meaning(handoff, Meaning::HandsTo).and_then(|field| model.behind(&field.value)) {
            *receiving.entry(to).or_default() += 1;
        }
    }
    teams(model).into_iter().map(|team| Load::of(model, team, receiving.get(&team).copied().unwrap_or(0))).collect()
}

fn said(model: &Model, _: &Findings, words: &Words) -> Option<Said> {
    let loads = loads(model);
    let calls = calls_most(model);
    let full = loads.iter().filter(|load| !load.too_much(words, calls).is_empty()).count();
    let known = loads.iter().any(|load| load.signal() > 0);
    let said = match full {
        0 => Said::new(words.say("no_team_holds_more_than_it"), Tone::Good),
        full => Said::new(words.count("n_teams_carry_more_than_a", full), Tone::Warn),
    };
    known.then_some(said)
}

fn sections(here: Here<'_>, _: usize) -> Vec<Section> {
    let loads = loads(here.whole());
    let calls = calls_most(here.whole());
    let points: Vec<ListItem> = loads
        .iter()
        .filter_map(|load| {
            let (team, found) = (load.team?, load.too_much(&here.plan.words, calls));
            let found: Vec<Inline> = found.into_iter().map(Inline::text).collect();
            let values = [("the_team", &[here.artifact(team)][..]), ("too_much", &listed(here, found.clone()))];
            let words = here.line("team_has_too_much_ask_the", &values);
            (!found.is_empty()).then(|| point(here, Tone::Warn, words))
        })
        .collect();
    let unsaid = loads.iter().filter(|load| load.services > load.simple + load.complicated + load.complex).count();
    let stats = vec![
        stat(here, points.len(), "teams_hold_too_much", if_any(points.len(), Tone::Warn)),
        stat(here, loads.iter().filter(|load| load.collaborations > 0).count(), "teams_collaborate_now", Tone::Neutral),
        stat(here, unsaid, "teams_own_a_service_whose_domain", if_any(unsaid, Tone::Warn)),
    ];
    let table = GridView {
        caption: here.say("what_each_team_holds"),
        corner: here.say("owning_team"),
        columns: COLUMNS.map(|column| Inline::text(here.word(column))).to_vec(),
        rows: loads.iter().filter_map(|load| Some((here.artifact(load.team?), load.cells(here, calls)))).collect(),
        legend: vec![(Mark::Warn, here.say("more_than_a_team_can_hold"))],
        upright: true,
    };
    let mut blocks = grid(here, table);
    blocks.push(BlockView::Empty { text: here.say("signal_domains_simple_1_complicated_2") });
    vec![opening(here, stats, points), Section::new(here.say("what_each_team_holds"), "teams", blocks)]
}

const COLUMNS: [&str; 12] = [
    "simple_domains",
    "complicated_domains",
    "complex_domains",
    "services",
    "collaborations",
    "facilitating",
    "slowed_by",
    "blocked_by",
    "handoffs_in",
    "on_call",
    "calls_a_week",
    "signal",
];

impl Load {
    fn is_called_too_often(&self, most: Option<f64>) -> bool {
        most.is_some_and(|most| self.calls > most)
    }

    /// The numbers of the columns.
    fn cells(&self, here: Here<'_>, calls: Option<f64>) -> Vec<GridCell> {
        let domains = self.simple + self.complicated + self.complex;
        let cell = |count: usize, too_many: bool| match count {
            0 => GridCell::default(),
            count => GridCell::new(if too_many { Mark::Warn } else { Mark::Plain }, count.to_string()),
        };
        let called = match self.is_called_too_often(calls) {
            true => GridCell::new(Mark::Warn, self.calls.to_string()),
            false if self.calls > 0.0 => GridCell::new(Mark::Plain, self.calls.to_string()),
            false => GridCell::default(),
        };
        vec![
            cell(self.simple, domains > 3),
            cell(self.complicated, self.complicated > 2),
            cell(self.complex, domains > 1),
            cell(self.services, false),
            cell(self.collaborations, self.collaborations > 1),
            cell(self.facilitating, false),
            cell(self.waiting, false),
            cell(self.blocked, self.blocked > 1),
            cell(self.receiving, false),
            self.on_call.map_or_else(GridCell::default, |hours| GridCell::new(Mark::Plain, here.word(hours.word()))),
            called,
            cell(self.signal(), false),
        ]
    }
}
