//! Who answers for what in which team: what nobody answers for, and what two people believe to be theirs.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagram::{Inline, Tone};
use crate::kind::Meaning;
use crate::lint::Findings;
use crate::model::{ArtifactId, Data, Model, Party, Record, Value};
use crate::syntax::kebab;
use crate::words::Words;

use super::super::super::here::{Here, label};
use super::super::super::view::{GridCell, GridView, ListItem, Mark, Section};
use super::read::{MOST_ROWS, grid, people, shown, team_of, teams};
use super::{Audience, Overview, Said, groups, if_any, opening, point, stat};

pub(super) static PAGE: Overview = Overview {
    id: "responsibilities",
    title: "gaps_and_overlaps",
    about: "which_responsibilities_of_each_team_have",
    audience: Audience::Team,
    said,
    sections,
};

/// The most responsibilities beyond the organisation's list that the grid shows.
const MOST_OWN: usize = 12;

/// Who answers for one responsibility in one team.
#[derive(Debug, Clone)]
enum Answer {
    Nobody,
    One(ArtifactId),
    Many(usize),
    /// The team says that it is somebody else's.
    Refused,
    /// A name that leads to no person we know.
    Unsure,
}

/// The agreements, and what they say by team.
struct Allocation {
    /// What every team should allocate, then what several teams do besides.
    asked: Vec<String>,
    teams: Vec<(ArtifactId, ArtifactId, BTreeMap<String, Answer>)>,
    without: Vec<ArtifactId>,
}

impl Allocation {
    fn of(model: &Model) -> Option<Self> {
        let of_team = |id: &ArtifactId| {
            let level = model.meaning(*id, Meaning::AgreementLevel).and_then(|field| field.value.as_text());
            team_of(model, *id).is_some_and(|team| level.is_none_or(|level| model.artifact(team).kind_name == *level))
        };
        let mut found: Vec<_> = shown(model, Meaning::Responsibilities)
            .into_iter()
            .filter(of_team)
            .filter_map(|agreement| Some((team_of(model, agreement)?, agreement, answers(model, agreement))))
            .collect();
        let order: BTreeMap<ArtifactId, usize> = teams(model).into_iter().enumerate().map(|(at, team)| (team, at)).collect();
        found.sort_by_key(|(team, agreement, _)| (order.get(team).copied().unwrap_or(usize::MAX), *agreement));
        let agreed: BTreeSet<ArtifactId> = found.iter().map(|(team, ..)| *team).collect();
        let without = teams(model).into_iter().filter(|team| !agreed.contains(team)).collect();
        let mut asked: Vec<String> = model.config.organisation.responsibilities.iter().map(|name| kebab(name)).collect();
        let mut counts: BTreeMap<&String, usize> = BTreeMap::new();
        found.iter().flat_map(|(.., answers)| answers.keys()).for_each(|name| *counts.entry(name).or_default() += 1);
        let own = counts.into_iter().filter(|(name, count)| *count > 1 && !asked.contains(name)).map(|(name, _)| name.clone());
        let own: Vec<String> = own.take(MOST_OWN).collect();
        asked.extend(own);
        for (team, _, answers) in &mut found {
            let refusals = model.list(*team, Meaning::Refusals).iter().filter_map(Value::as_text);
            let refused: String = refusals.map(|text| kebab(text) + "\n").collect();
            for name in asked.iter().filter(|name| refused.contains(name.as_str())) {
                answers.entry(name.clone()).or_insert(Answer::Refused);
            }
        }
        (!found.is_empty() && !asked.is_empty()).then_some(Self { asked, teams: found, without })
    }

    /// How many cells are gaps, and how many overlaps.
    fn counts(&self) -> (usize, usize) {
        let cells = || self.teams.iter().flat_map(|(.., answers)| self.asked.iter().map(|name| answers.get(name)));
        let gaps = cells().filter(|answer| matches!(answer, None | Some(Answer::Nobody))).count();
        (gaps, cells().filter(|answer| matches!(answer, Some(Answer::Many(_)))).count())
    }
}

fn answers(model: &Model, agreement: ArtifactId) -> BTreeMap<String, Answer> {
    let of_row = |row: &Record| row.get("accountable").map_or(Answer::Nobody, |value| answer(model, value));
    model.responsibilities(agreement).filter_map(|said| Some((said.name, of_row(&*said.row?)))).collect()
}

fn answer(model: &Model, value: &Value) -> Answer {
    let many = matches!(value.data, Data::Party(Party::Everyone))
        || value.as_list().iter().any(|item| matches!(item.data, Data::Party(Party::Everyone)));
    let written = if value.as_list().is_empty() { usize::from(value.is_known()) } else { value.as_list().len() };
    match people(model, value).as_slice() {
        _ if many => Answer::Many(usize::MAX),
        [one] if written == 1 => Answer::One(*one),
        _ if written > 1 => Answer::Many(written),
        _ if written == 0 => Answer::Nobody,
        _ => Answer::Unsure,
    }
}

fn said(model: &Model, _: &Findings, words: &Words) -> Option<Said> {
    let allocation = Allocation::of(model)?;
    let (gaps, overlaps) = allocation.counts();
    Some(match (gaps, overlaps) {
        (0, 0) => Said::new(words.say("every_responsibility_of_every_team_has"), Tone::Good),
        (gaps, 0) => Said::new(words.count("n_times_nobody_answers_for_what", gaps), Tone::Warn),
        (gaps, overlaps) => {
            let overlaps = overlaps.to_string();
            Said::new(words.count_with("n_gaps_more_than_one_person", gaps, &[("overlaps", &overlaps)]), Tone::Warn)
        }
    })
}

fn sections(here: Here<'_>, _: usize) -> Vec<Section> {
    let Some(allocation) = Allocation::of(here.whole()) else { return Vec::new() };
    let (gaps, overlaps) = allocation.counts();
    let mut points: Vec<ListItem> = Vec::new();
    let team_count = allocation.teams.len();
    for name in &allocation.asked {
        let missing = |answer: Option<&Answer>| matches!(answer, None | Some(Answer::Nobody));
        let lacking = allocation.teams.iter().filter(|(.., answers)| missing(answers.get(name))).count();
        if lacking * 2 > team_count && team_count > 1 {
            let values = [("what", &*label(name)), ("some", &lacking.to_string()), ("all", &team_count.to_string())];
            let words = here.fill("what_in_some_of_all_teams", &values);
            points.push(point(here, Tone::Warn, vec![Inline::text(words)]));
        }
    }
    let stats = vec![
        stat(here, gaps, "gaps", if_any(gaps, Tone::Bad)),
        stat(here, overlaps, "overlaps", if_any(overlaps, Tone::Warn)),
        stat(here, allocation.without.len(), "teams_without_an_agreement_in_line", if_any(allocation.without.len(), Tone::Warn)),
    ];
    let mut sections = vec![opening(here, stats, points)];
    let rows = allocation.teams.iter().map(|(team, agreement, answers)| {
        let cells = allocation.asked.iter().map(|name| cell(here, *team, *agreement, answers.get(name)));
        (here.artifact(*team), cells.collect())
    });
    let table = GridView {
        caption: here.say("who_answers_for_what_in_which"),
        corner: here.say("team_heading"),
        columns: allocation.asked.iter().map(|name| Inline::text(label(name))).collect(),
        rows: rows.collect(),
        legend: vec![
            (Mark::Gap, here.say("nobody_answers_for_it_or_the")),
            (Mark::Warn, here.say("more_than_one_person_does")),
            (Mark::Good, here.say("exactly_one_person_does")),
            (Mark::Info, here.say("the_team_says_who_does_it")),
        ],
        upright: true,
    };
    sections.push(Section::new(here.say("by_team"), "teams", grid(here, table)));
    if !allocation.without.is_empty() {
        let links = allocation.without.iter().take(MOST_ROWS).map(|team| here.artifact(*team)).collect();
        let block = groups([(here.say("no_agreement_yet"), links)]);
        sections.push(Section::new(here.say("teams_without_an_agreement"), "without", vec![block]));
    }
    sections
}

fn cell(here: Here<'_>, team: ArtifactId, agreement: ArtifactId, answer: Option<&Answer>) -> GridCell {
    let href = here.href(agreement);
    match answer {
        None => {
            GridCell { note: Some(here.say("the_agreement_does_not_say")), ..GridCell::new(Mark::Gap, here.word("not_said")) }
        }
        Some(Answer::Nobody) => GridCell { href, ..GridCell::new(Mark::Gap, here.word("nobody_in_line")) },
        Some(Answer::One(person)) => {
            let name = &here.whole().artifact(*person).title;
            let first = name.split(' ').next().unwrap_or(name);
            GridCell { note: Some(name.clone()), href, ..GridCell::new(Mark::Good, first) }
        }
        Some(Answer::Many(usize::MAX)) => GridCell { href, ..GridCell::new(Mark::Warn, here.word("everyone")) },
        Some(Answer::Many(count)) => GridCell { href, ..GridCell::new(Mark::Warn, here.count("n_people", *count)) },
        Some(Answer::Refused) => GridCell { href: here.href(team), ..GridCell::new(Mark::Info, here.word("not_ours")) },
        Some(Answer::Unsure) => GridCell { href, ..GridCell::new(Mark::Plain, here.word("somebody")) },
    }
}
