//! What each team has to hold in its head: domains, services, ways of working with others. A signal for a talk, never a ranking.
//!
//! What a team can hold follows Skelton and Pais, *Team Topologies* (2019), chapter 3: one complex domain, or two complicated ones, or two
//! to three simple ones; and one collaboration at a time.

use crate::diagram::{Inline, Tone};
use crate::kind::Meaning;
use crate::lint::Findings;
use crate::model::{ArtifactId, Model, Record, Value};

use super::super::super::here::{Here, counted};
use super::super::super::view::{BlockView, GridCell, GridView, ListItem, Mark, Section};
use super::{
    Audience,
    read::{grid, records, shown, teams},
};
use super::{Overview, Said, if_any, opening, point, stat};

pub(super) static PAGE: Overview = Overview {
    id: "cognitive-load",
    title: "Cognitive load",
    about: "What each team has to hold in its head at once. The sum is a reason to ask the team, and says nothing about how good it is.",
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
    }

    /// What is more than a team can hold, in words.
    fn too_much(&self) -> Vec<String> {
        let mut found = Vec::new();
        let domains = self.simple + self.complicated + self.complex;
        if self.complex > 0 && domains > 1 {
            found.push("a complex domain beside others".to_owned());
        } else if self.complicated > 2 {
            found.push(format!("{} complicated domains", self.complicated));
        } else if domains > 3 {
            found.push(format!("{domains} domains"));
        }
        if self.collaborations > 1 {
            found.push(format!("{} collaborations at once", self.collaborations));
        }
        if self.blocked > 1 {
            found.push(format!("{} teams that block it", self.blocked));
        }
        found
    }
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

fn said(model: &Model, _: &Findings) -> Option<Said> {
    let loads = loads(model);
    let full = loads.iter().filter(|load| !load.too_much().is_empty()).count();
    let known = loads.iter().any(|load| load.signal() > 0);
    let said = match full {
        0 => Said::new("No team holds more than it can, as far as its page says.", Tone::Good),
        full => Said::new(format!("{} more than a team can hold.", counted(full, "team carries", "teams carry")), Tone::Warn),
    };
    known.then_some(said)
}

fn sections(here: Here<'_>, _: usize) -> Vec<Section> {
    let loads = loads(here.whole());
    let points: Vec<ListItem> = loads
        .iter()
        .filter_map(|load| {
            let (team, found) = (load.team?, load.too_much());
            let words = format!(" has {}. Ask the team what it would give away.", found.join(" and "));
            (!found.is_empty()).then(|| point(Tone::Warn, vec![here.artifact(team), Inline::text(words)]))
        })
        .collect();
    let unsaid = loads.iter().filter(|load| load.services > load.simple + load.complicated + load.complex).count();
    let stats = vec![
        stat(points.len(), "teams hold too much", if_any(points.len(), Tone::Warn)),
        stat(loads.iter().filter(|load| load.collaborations > 0).count(), "teams collaborate now", Tone::Neutral),
        stat(unsaid, "teams own a service whose domain nobody rated", if_any(unsaid, Tone::Warn)),
    ];
    let table = GridView {
        caption: "What each team holds".to_owned(),
        corner: "Team".to_owned(),
        columns: COLUMNS.map(Inline::text).to_vec(),
        rows: loads.iter().filter_map(|load| Some((here.artifact(load.team?), load.cells()))).collect(),
        legend: vec![(Mark::Warn, "more than a team can hold".to_owned())],
        upright: true,
    };
    let words = "Signal: domains (simple 1, complicated 2, complex 4), collaborations 2, facilitating 1, slowed by 1, blocked by 2, handoffs \
                 in 1. Teams are in the order of their streams and names.";
    let mut blocks = grid(table);
    blocks.push(BlockView::Empty { text: words.to_owned() });
    vec![opening(stats, points), Section::new("What each team holds", "teams", blocks)]
}

const COLUMNS: [&str; 10] = [
    "Simple domains",
    "Complicated domains",
    "Complex domains",
    "Services",
    "Collaborations",
    "Facilitating",
    "Slowed by",
    "Blocked by",
    "Handoffs in",
    "Signal",
];

impl Load {
    /// The numbers of the columns.
    fn cells(&self) -> Vec<GridCell> {
        let domains = self.simple + self.complicated + self.complex;
        let cell = |count: usize, too_many: bool| match count {
            0 => GridCell::default(),
            count => GridCell::new(if too_many { Mark::Warn } else { Mark::Plain }, count.to_string()),
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
            cell(self.signal(), false),
        ]
    }
}
