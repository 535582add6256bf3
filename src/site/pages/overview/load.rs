//! What each team has to hold in its head: domains, services, ways of working with others. A signal for a talk, never a ranking.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagram::{Inline, Tone};
use crate::kind::Meaning;
use crate::lint::Findings;
use crate::model::native::{Domains, TooMany};
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
    domains: Domains,
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
        let services = records(model, team, Meaning::OwnedServices).count();
        let mut load = Self { team: Some(team), domains: Domains::of(model, team), services, receiving, ..Self::default() };
        let part = |record: &Record, meaning| model.meaning_in(team, record, meaning).and_then(Value::as_text).map(str::to_owned);
        for interaction in records(model, team, Meaning::Interactions).filter(|record| runs(model, record)) {
            match part(interaction, Meaning::InteractionMode).as_deref() {
                Some("collaboration") => load.collaborations += 1,
                Some("facilitating") => load.facilitating += 1,
                _ => {}
            }
        }
        let waits_for = |severity: &str| {
            let of = |record: &&Record| part(record, Meaning::DependencySeverity).is_some_and(|written| written == severity);
            let other =
                |record: &Record| model.meaning_in(team, record, Meaning::OtherTeam)?.as_reference().map(|to| to.id.clone());
            records(model, team, Meaning::Dependencies).filter(of).filter_map(other).collect::<BTreeSet<_>>().len()
        };
        (load.waiting, load.blocked) = (waits_for("slowing"), waits_for("blocking"));
        if let Some(rota) = model.meaning(team, Meaning::OnCall).and_then(|field| field.value.as_record()) {
            load.on_call = rota.text("hours").map(OnCall::of);
            load.calls = rota.get("calls").and_then(Value::as_quantity).map_or(0.0, crate::quantity::Quantity::amount);
        }
        load
    }

    /// Domains by how hard they are, collaborations and what blocks twice; no unit.
    fn signal(&self) -> usize {
        self.domains.simple
            + 2 * self.domains.complicated
            + 4 * self.domains.complex
            + 2 * self.collaborations
            + self.facilitating
            + self.waiting
            + 2 * self.blocked
            + self.receiving
            + self.on_call.map_or(0, |hours| if hours == OnCall::Day { 1 } else { 2 })
    }

    /// What is more than a team can hold, in words.
    fn too_much(&self, words: &Words, most: Most) -> Vec<String> {
        let domains = self.domains.too_many().map(|too_many| match too_many {
            TooMany::BesideComplex => words.say("a_complex_domain_beside_others"),
            TooMany::Complicated => words.count("n_complicated_domains", self.domains.complicated),
            TooMany::Simple => words.count("n_simple_domains", self.domains.simple),
        });
        let mut found = Vec::from_iter(domains);
        if self.collaborates_too_much(most) {
            found.push(words.count("n_collaborations_at_once", self.collaborations));
        }
        if self.blocked > 1 {
            found.push(words.count("n_teams_that_block_it", self.blocked));
        }
        if self.is_called_too_often(most) {
            found.push(words.fill("called_n_times_a_week", &[("n", &self.calls.to_string())]));
        }
        found
    }
}

/// What the organisation expects at most.
#[derive(Clone, Copy)]
struct Most {
    /// How many collaborations a team may have at once.
    collaborations: Option<f64>,
    /// How often a team may be called in a week.
    calls: Option<f64>,
}

impl Most {
    fn of(model: &Model) -> Self {
        let number = |name| model.config.organisation.expectations.number(name);
        Self { collaborations: number("collaborations_most"), calls: number("on_call_calls_most") }
    }
}

/// Whether an interaction runs on the day of the build.
fn runs(model: &Model, record: &Record) -> bool {
    let day = |name: &str| record.get(name).and_then(Value::as_date);
    day("started").is_none_or(|started| started <= model.as_of) && day("until").is_none_or(|until| until >= model.as_of)
}

fn loads(model: &Model) -> Vec<Load> {
    let mut receiving: BTreeMap<ArtifactId, usize> = BTreeMap::new();
    for handoff in shown(model, Meaning::HandsTo) {
        if let Some(to) = model.meaning(handoff, Meaning::HandsTo).and_then(|field| model.behind(&field.value)) {
            *receiving.entry(to).or_default() += 1;
        }
    }
    teams(model).into_iter().map(|team| Load::of(model, team, receiving.get(&team).copied().unwrap_or(0))).collect()
}

fn said(model: &Model, _: &Findings, words: &Words) -> Option<Said> {
    let loads = loads(model);
    let most = Most::of(model);
    let full = loads.iter().filter(|load| !load.too_much(words, most).is_empty()).count();
    let known = loads.iter().any(|load| load.signal() > 0);
    let said = match full {
        0 => Said::new(words.say("no_team_holds_more_than_it"), Tone::Good),
        full => Said::new(words.count("n_teams_carry_more_than_a", full), Tone::Warn),
    };
    known.then_some(said)
}

fn sections(here: Here<'_>, _: usize) -> Vec<Section> {
    let loads = loads(here.whole());
    let most = Most::of(here.whole());
    let points: Vec<ListItem> = loads
        .iter()
        .filter_map(|load| {
            let (team, found) = (load.team?, load.too_much(&here.plan.words, most));
            let found: Vec<Inline> = found.into_iter().map(Inline::text).collect();
            let values = [("the_team", &[here.artifact(team)][..]), ("too_much", &listed(here, found.clone()))];
            let words = here.line("team_has_too_much_ask_the", &values);
            (!found.is_empty()).then(|| point(here, Tone::Warn, words))
        })
        .collect();
    let unsaid = loads.iter().filter(|load| load.services > load.domains.rated()).count();
    let stats = vec![
        stat(here, points.len(), "teams_hold_too_much", if_any(points.len(), Tone::Warn)),
        stat(here, loads.iter().filter(|load| load.collaborations > 0).count(), "teams_collaborate_now", Tone::Neutral),
        stat(here, unsaid, "teams_own_a_service_whose_domain", if_any(unsaid, Tone::Warn)),
    ];
    let table = GridView {
        caption: here.say("what_each_team_holds"),
        corner: here.say("team_heading"),
        columns: COLUMNS.map(|column| Inline::text(here.word(column))).to_vec(),
        rows: loads.iter().filter_map(|load| Some((here.artifact(load.team?), load.cells(here, most)))).collect(),
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
    fn is_called_too_often(&self, most: Most) -> bool {
        most.calls.is_some_and(|most| self.calls > most)
    }

    #[expect(clippy::cast_precision_loss, reason = "a team has few collaborations")]
    fn collaborates_too_much(&self, most: Most) -> bool {
        most.collaborations.is_some_and(|most| self.collaborations as f64 > most)
    }

    /// The numbers of the columns.
    fn cells(&self, here: Here<'_>, most: Most) -> Vec<GridCell> {
        let too_many = self.domains.too_many();
        let cell = |count: usize, too_many: bool| match count {
            0 => GridCell::default(),
            count => GridCell::new(if too_many { Mark::Warn } else { Mark::Plain }, count.to_string()),
        };
        let called = match self.is_called_too_often(most) {
            true => GridCell::new(Mark::Warn, self.calls.to_string()),
            false if self.calls > 0.0 => GridCell::new(Mark::Plain, self.calls.to_string()),
            false => GridCell::default(),
        };
        vec![
            cell(self.domains.simple, too_many == Some(TooMany::Simple)),
            cell(self.domains.complicated, too_many == Some(TooMany::Complicated)),
            cell(self.domains.complex, too_many == Some(TooMany::BesideComplex)),
            cell(self.services, false),
            cell(self.collaborations, self.collaborates_too_much(most)),
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
