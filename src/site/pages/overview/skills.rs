//! What teams can do: where a skill is missing, and where it leaves with one person. Counts, and names only if the organisation says so.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagram::{ColumnView, Inline, Tone};
use crate::kind::Meaning;
use crate::lint::Findings;
use crate::model::{ArtifactId, Data, Model};

use super::super::super::here::{Here, label};
use super::super::super::view::{BlockView, GridCell, GridView, ListItem, Mark, Section};
use super::{
    Audience,
    read::{amount, columns, grid, shown, table, team_of},
};
use super::{Overview, Said, if_any, listed, opening, point, stat};

pub(super) static PAGE: Overview = Overview {
    id: "skills-coverage",
    title: "Skills coverage",
    about: "What each team must be able to do, and how many of its people can.",
    audience: Audience::Team,
    said,
    sections,
};

/// The level from which somebody can do a thing alone.
const ABLE: f64 = 2.0;
/// The most teams that a grid has columns for.
const MOST_TEAMS: usize = 24;

/// One skill of one team.
struct Skill {
    team: ArtifactId,
    page: ArtifactId,
    name: String,
    need: usize,
    able: Vec<String>,
    borrowed: bool,
}

fn all(model: &Model) -> Vec<Skill> {
    let mut found = Vec::new();
    for page in shown(model, Meaning::SkillList) {
        let Some(team) = team_of(model, page) else { continue };
        for record in super::read::records(model, page, Meaning::SkillList) {
            let Some(name) = record.fields.iter().find_map(|field| field.value.as_text()) else { continue };
            let people = record.fields.iter().find_map(|field| match &field.value.data {
                Data::Map(people) => Some(people.as_slice()),
                _ => None,
            });
            let able = people.unwrap_or_default().iter();
            let able = able.filter(|(_, _, level)| amount(Some(level)).is_some_and(|level| level >= ABLE));
            // The word of the team's own kind says that it has the skill itself.
            let borrowed = record.text("source").is_some_and(|source| model.artifact(team).kind_name != *source);
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a count of people")]
            let need = amount(record.get("need")).unwrap_or(0.0).max(0.0) as usize;
            found.push(Skill {
                team,
                page,
                name: name.to_owned(),
                need,
                able: able.map(|(person, ..)| person.clone()).collect(),
                borrowed,
            });
        }
    }
    found
}

impl Skill {
    fn is_gap(&self) -> bool {
        !self.borrowed && self.able.len() < self.need
    }

    fn hangs_on_one(&self) -> bool {
        !self.borrowed && !self.is_gap() && self.able.len() == 1
    }

    fn cell(&self, here: Here<'_>) -> GridCell {
        let text = format!("{} of {}", self.able.len(), self.need);
        let (mark, text) = match self {
            skill if skill.borrowed => (Mark::Info, "borrowed".to_owned()),
            skill if skill.is_gap() => (Mark::Gap, text),
            skill if skill.hangs_on_one() => (Mark::Warn, text),
            _ => (Mark::Good, text),
        };
        GridCell { href: here.href(self.page), ..GridCell::new(mark, text) }
    }
}

fn said(model: &Model, _: &Findings) -> Option<Said> {
    let all = all(model);
    let gaps = all.iter().filter(|skill| skill.is_gap()).count();
    let single = all.iter().filter(|skill| skill.hangs_on_one()).count();
    let said = match (gaps, single) {
        (0, 0) => Said::new("Every team has the people for what it must be able to do.", Tone::Good),
        (0, single) => Said::new(format!("{single} times a skill leaves with one person."), Tone::Warn),
        (gaps, single) => Said::new(format!("{gaps} skills short, and {single} times one leaves with one person."), Tone::Bad),
    };
    (!all.is_empty()).then_some(said)
}

fn sections(here: Here<'_>, _: usize) -> Vec<Section> {
    let all = all(here.whole());
    let mut points: Vec<ListItem> = Vec::new();
    for skill in all.iter().filter(|skill| skill.is_gap()) {
        let words =
            format!(" needs {} who can do {}, and has {}.", skill.need, label(&skill.name).to_lowercase(), skill.able.len());
        points.push(point(Tone::Bad, vec![here.artifact(skill.team), Inline::text(words)]));
    }
    let single: Vec<&Skill> = all.iter().filter(|skill| skill.hangs_on_one()).collect();
    for skill in &single {
        let words = format!(": {} stops when one person is away.", label(&skill.name).to_lowercase());
        points.push(point(Tone::Warn, vec![here.artifact(skill.team), Inline::text(words)]));
    }
    let gaps = all.iter().filter(|skill| skill.is_gap()).count();
    let names: BTreeSet<&str> = all.iter().map(|skill| skill.name.as_str()).collect();
    let stats = vec![
        stat(names.len(), "skills that teams need", Tone::Neutral),
        stat(gaps, "gaps", if_any(gaps, Tone::Bad)),
        stat(single.len(), "hang on one person", if_any(single.len(), Tone::Warn)),
    ];
    let mut sections = vec![opening(stats, points)];
    let teams: BTreeSet<ArtifactId> = all.iter().map(|skill| skill.team).collect();
    if teams.len() <= MOST_TEAMS {
        let table = coverage(here, &all, &teams.into_iter().collect::<Vec<_>>());
        sections.push(Section::new("Which team can do what", "teams", grid(table)));
    }
    sections.push(Section::new("Guilds", "guilds", guilds(here, &all)));
    sections
}

fn coverage(here: Here<'_>, all: &[Skill], teams: &[ArtifactId]) -> GridView {
    let mut by_name: BTreeMap<&str, BTreeMap<ArtifactId, &Skill>> = BTreeMap::new();
    for skill in all {
        by_name.entry(&skill.name).or_default().insert(skill.team, skill);
    }
    let rows = by_name.into_iter().map(|(name, of)| {
        let cell = |team: &ArtifactId| of.get(team).map(|skill| skill.cell(here)).unwrap_or_default();
        (Inline::text(label(name)), teams.iter().map(cell).collect())
    });
    GridView {
        caption: "How many people of each team can do what it needs".to_owned(),
        corner: "Skill".to_owned(),
        columns: teams.iter().map(|team| here.artifact(*team)).collect(),
        rows: rows.collect(),
        legend: vec![
            (Mark::Gap, "fewer than needed".to_owned()),
            (Mark::Warn, "only one person".to_owned()),
            (Mark::Good, "enough".to_owned()),
            (Mark::Info, "borrowed from another team".to_owned()),
        ],
        upright: teams.len() > 8,
    }
}

/// Everybody in the organisation who can do a thing, counted, and named only where the organisation says so.
fn guilds(here: Here<'_>, all: &[Skill]) -> Vec<BlockView> {
    let mut by_name: BTreeMap<&str, (BTreeSet<ArtifactId>, BTreeSet<&str>)> = BTreeMap::new();
    for skill in all {
        let (teams, people) = by_name.entry(&skill.name).or_default();
        teams.insert(skill.team);
        people.extend(skill.able.iter().map(String::as_str));
    }
    let named = here.whole().config.organisation.names_in_skills.as_ref().is_some_and(|named| named.value);
    let rows = by_name.iter().map(|(name, (teams, people))| {
        let person = |id: &&str| here.whole().person(id).map_or_else(|| Inline::text(*id), |person| here.artifact(person));
        let mut row = vec![
            vec![Inline::text(label(name))],
            vec![Inline::number(people.len().to_string())],
            listed(teams.iter().take(12).map(|team| here.artifact(*team)).collect()),
        ];
        row.extend(named.then(|| listed(people.iter().map(person).collect())));
        row
    });
    let mut titles =
        vec![ColumnView::words("Skill"), ColumnView::numbers("People who can"), ColumnView::words("Teams that need it")];
    titles.extend(named.then(|| columns(["Who"]).remove(0)));
    table("People who can, across teams", titles, rows.collect())
}
