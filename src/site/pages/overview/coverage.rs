//! What is written down for each stream and team, beside what the phase of the organisation expects.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagram::{Inline, Tone};
use crate::finding::{Level, Phase};
use crate::kind::{Kind, KindId, Meaning};
use crate::lint::rules::RULES;
use crate::lint::{Findings, Policy};
use crate::model::{ArtifactId, Model};
use crate::words::Words;

use super::super::super::here::Here;
use super::super::super::view::{GridCell, GridView, ListItem, Mark, Section};
use super::read::{grid, shown, stream_of, team_of, teams};
use super::{Audience, Overview, Said, if_any, opening, point, stat};

pub(super) static PAGE: Overview = Overview {
    id: "coverage",
    title: "coverage",
    about: "what_is_written_down_for_each",
    audience: Audience::Work,
    said,
    sections,
};

/// One sort of document: its name, a field that it has, and the rule that asks for it.
type Wanted = (&'static str, Meaning, &'static str);

const OF_STREAMS: [Wanted; 6] = [
    ("map", Meaning::Steps, "stream-map-present"),
    ("opportunity_tree", Meaning::Outcome, "stream-tree-present"),
    ("bets", Meaning::KillCriteria, ""),
    ("a_roadmap", Meaning::PlannedNow, "stream-roadmap-present"),
    ("investment_mix", Meaning::Shares, "stream-mix-present"),
    ("leaders", Meaning::Leads, "stream-leadership-present"),
];
const OF_TEAMS: [Wanted; 4] = [
    ("working_agreement", Meaning::Responsibilities, "team-agreement-present"),
    ("a_skills", Meaning::SkillList, "team-skills-present"),
    ("health_check", Meaning::HealthDimensions, ""),
    ("requirements", Meaning::Requirements, "service-requirements-present"),
];

/// How much the phase expects of something that is not there.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Expected {
    Not,
    Suggested,
    Yes,
}

/// What the rule says that asks for it, else what the phase expects of its kind.
fn expected(model: &Model, policy: &Policy, (_, meaning, rule): &Wanted) -> Expected {
    let rule = RULES.iter().find(|known| known.id == *rule);
    let of_kind = || {
        let kinds = model.catalogue.iter().filter(|(_, kind)| kind.fields.meaning(*meaning).is_some());
        kinds.map(|(_, kind)| kind.expected.at(policy.phase)).max()
    };
    match rule.map(|rule| policy.level(rule.facts(), "", None).0).or_else(of_kind) {
        Some(Level::Error | Level::Warning) => Expected::Yes,
        Some(Level::Info) => Expected::Suggested,
        Some(Level::Off) | None => Expected::Not,
    }
}

/// What there is for streams or teams: by owner and column, the first such document.
struct Table {
    owners: Vec<ArtifactId>,
    wanted: &'static [Wanted],
    expected: Vec<Expected>,
    cells: BTreeMap<(ArtifactId, usize), ArtifactId>,
    /// Of whom a column is not asked.
    excused: BTreeSet<(ArtifactId, usize)>,
}

impl Table {
    fn of_streams(model: &Model, policy: &Policy) -> Self {
        let owners = shown(model, Meaning::ServingTeams);
        let mut table = Self::new(model, owners, &OF_STREAMS, policy);
        for (at, (_, meaning, _)) in OF_STREAMS.iter().enumerate() {
            for document in shown(model, *meaning) {
                let leads = model.behind_all(model.list(document, Meaning::Leads)).into_iter();
                for stream in stream_of(model, document).into_iter().chain(leads) {
                    table.cells.entry((stream, at)).or_insert(document);
                }
            }
        }
        for stream in table.owners.clone() {
            let leaders = model.meaning(stream, Meaning::LedBy).and_then(|field| model.behind(&field.value));
            if let Some(leaders) = leaders {
                table.cells.entry((stream, OF_STREAMS.len() - 1)).or_insert(leaders);
            }
        }
        table.inherit(model);
        table
    }

    fn of_teams(model: &Model, policy: &Policy) -> Self {
        let mut table = Self::new(model, teams(model), &OF_TEAMS, policy);
        for (at, (_, meaning, _)) in OF_TEAMS.iter().enumerate() {
            for document in shown(model, *meaning) {
                let held = model.meaning(document, Meaning::AppliesTo).and_then(|field| model.behind(&field.value));
                let owner = held.map(|service| model.root(service)).or_else(|| team_of(model, document));
                // What holds for a stream holds for its teams.
                let serves = |team: &&ArtifactId| owner.is_some() && (Some(**team) == owner || stream_of(model, **team) == owner);
                for team in table.owners.iter().filter(serves) {
                    table.cells.entry((*team, at)).or_insert(document);
                }
            }
            if *meaning == Meaning::Requirements {
                let idle = table.owners.iter().filter(|team| model.list(**team, Meaning::OwnedServices).is_empty());
                table.excused = idle.map(|team| (*team, at)).collect();
            }
        }
        table
    }

    fn new(model: &Model, owners: Vec<ArtifactId>, wanted: &'static [Wanted], policy: &Policy) -> Self {
        let expected = wanted.iter().map(|wanted| expected(model, policy, wanted)).collect();
        Self { owners, wanted, expected, cells: BTreeMap::new(), excused: BTreeSet::new() }
    }

    /// What holds for a stream holds for those that it is made of.
    fn inherit(&mut self, model: &Model) {
        for owner in self.owners.clone() {
            let (mut outer, mut seen) = (Some(owner), BTreeSet::new());
            while let Some(at) = outer.filter(|at| seen.insert(*at)) {
                for column in 0..self.wanted.len() {
                    if let Some(document) = self.cells.get(&(at, column)).copied() {
                        self.cells.entry((owner, column)).or_insert(document);
                    }
                }
                outer = model.meaning(at, Meaning::Parent).and_then(|field| model.behind(&field.value));
            }
        }
    }

    /// The columns that a phase expects, with how many owners lack each.
    fn missing(&self) -> Vec<(&'static str, usize)> {
        let lacks = |at: usize, owner: ArtifactId| !self.cells.contains_key(&(owner, at)) && !self.excused.contains(&(owner, at));
        let lacking = |at: usize| self.owners.iter().filter(|owner| lacks(at, **owner)).count();
        let columns = self.wanted.iter().enumerate().filter(|(at, _)| self.expected[*at] == Expected::Yes);
        columns.map(|(at, (name, ..))| (*name, lacking(at))).filter(|(_, count)| *count > 0).collect()
    }

    fn grid(&self, here: Here<'_>, caption: &str, corner: &str) -> GridView {
        let cell = |owner: ArtifactId, at: usize| match self.cells.get(&(owner, at)) {
            Some(document) => {
                let note = here.whole().artifact(*document).title.clone();
                GridCell { note: Some(note), href: here.href(*document), ..GridCell::new(Mark::Good, here.word("yes")) }
            }
            None if self.excused.contains(&(owner, at)) => GridCell::new(Mark::Void, "–"),
            None => match self.expected[at] {
                Expected::Yes => GridCell::new(Mark::Gap, here.word("missing_here")),
                Expected::Suggested => GridCell::new(Mark::Warn, here.word("useful")),
                Expected::Not => GridCell::default(),
            },
        };
        let rows = self.owners.iter();
        GridView {
            caption: caption.to_owned(),
            corner: corner.to_owned(),
            columns: self.wanted.iter().map(|(name, ..)| Inline::text(here.word(name))).collect(),
            rows: rows
                .map(|owner| (here.artifact(*owner), (0..self.wanted.len()).map(|at| cell(*owner, at)).collect()))
                .collect(),
            legend: vec![
                (Mark::Good, here.say("written_down")),
                (Mark::Gap, here.say("expected_in_this_phase")),
                (Mark::Warn, here.say("would_be_useful_in_this_phase")),
            ],
            upright: false,
        }
    }
}

fn said(model: &Model, _: &Findings, words: &Words) -> Option<Said> {
    let phase = model.config.organisation.phase?;
    let policy = Policy::new(&model.config, None);
    let tables = [Table::of_streams(model, &policy), Table::of_teams(model, &policy)];
    let missing: usize = tables.iter().flat_map(Table::missing).map(|(_, count)| count).sum();
    let any = tables.iter().any(|table| !table.owners.is_empty());
    let phase = phase.word().replace('-', " ");
    let said = match missing {
        0 => Said::new(words.fill("everything_that_the_phase_of_phase", &[("phase", &phase)]), Tone::Good),
        some => {
            let key = "n_of_the_documents_that_the";
            Said::new(words.count_with(key, some, &[("phase", &phase)]), Tone::Warn)
        }
    };
    any.then_some(said)
}

fn sections(here: Here<'_>, _: usize) -> Vec<Section> {
    let (model, policy) = (here.whole(), &here.plan.policy);
    let (streams, teams) = (Table::of_streams(model, policy), Table::of_teams(model, policy));
    let mut points: Vec<ListItem> = Vec::new();
    for table in [&streams, &teams] {
        for (name, count) in table.missing() {
            let all = table.owners.len().to_string();
            let words = here.plan.words.count_with("name_n_of_all_have_none", count, &[("name", here.word(name)), ("all", &all)]);
            points.push(point(here, Tone::Warn, vec![Inline::text(words)]));
        }
    }
    let count = |table: &Table| table.missing().iter().map(|(_, count)| *count).sum::<usize>();
    let stats = vec![
        stat(here, streams.cells.len() + teams.cells.len(), "written_down", Tone::Neutral),
        stat(here, count(&streams), "missing_for_streams", if_any(count(&streams), Tone::Warn)),
        stat(here, count(&teams), "missing_for_teams", if_any(count(&teams), Tone::Warn)),
    ];
    let mut sections = vec![opening(here, stats, points)];
    for (table, title, anchor, corner) in [
        (&streams, here.word("streams"), "streams", here.word("stream")),
        (&teams, here.word("teams"), "teams", here.word("team_heading")),
    ] {
        if !table.owners.is_empty() {
            let caption = here.fill("title_what_is_written_down", &[("title", title)]);
            sections.push(Section::new(title, anchor, grid(here, table.grid(here, &caption, corner))));
        }
    }
    sections.extend(whole(here));
    sections
}

/// Every kind that some phase expects, with how many documents there are and what this phase says.
fn whole(here: Here<'_>) -> Option<Section> {
    let (model, phase) = (here.whole(), here.plan.policy.phase?);
    let kinds =
        model.catalogue.iter().filter(|(_, kind)| Phase::ALL.iter().any(|phase| kind.expected.at(Some(*phase)) != Level::Off));
    let row = |(id, kind): (KindId, &Kind)| {
        let own = model
            .of_kind(id)
            .filter(|(id, artifact)| artifact.parent.is_none() && model.is_active(*id) && model.is_published(*id));
        let count = own.count();
        let (word, mark) = match (kind.expected.at(Some(phase)), count) {
            (Level::Error, 0) => ("required", Mark::Bad),
            (Level::Warning, 0) => ("expected", Mark::Gap),
            (Level::Info, 0) => ("useful", Mark::Warn),
            (Level::Off, _) => ("not_asked", Mark::Plain),
            (Level::Error, _) => ("required", Mark::Good),
            (Level::Warning, _) => ("expected", Mark::Good),
            (Level::Info, _) => ("useful", Mark::Good),
        };
        (
            Inline::text(here.kind_title(id)),
            vec![GridCell::new(Mark::Plain, count.to_string()), GridCell::new(mark, here.word(word))],
        )
    };
    let table = GridView {
        caption: here.say("what_the_organisation_as_a_whole"),
        corner: here.say("kind"),
        columns: vec![Inline::text(here.word("documents")), Inline::text(here.word("in_this_phase"))],
        rows: kinds.map(row).collect(),
        legend: vec![
            (Mark::Good, here.say("there")),
            (Mark::Bad, here.say("required_in_this_phase_and_not")),
            (Mark::Gap, here.say("expected_in_this_phase_and_not")),
            (Mark::Warn, here.say("would_be_useful_in_this_phase")),
        ],
        upright: false,
    };
    Some(Section::new(here.say("the_whole_organisation"), "whole", grid(here, table)))
}
