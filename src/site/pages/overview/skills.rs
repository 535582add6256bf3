//! What teams can do: where a skill is missing, and where it leaves with one person. Counts, and names only if the organisation says so.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagram::{ColumnView, Inline, Tone};
use crate::kind::Meaning;
use crate::lint::Findings;
use crate::model::{ArtifactId, Data, Model, Value};
use crate::words::Words;

use super::super::super::here::{Here, label};
use super::super::super::view::{BlockView, GridCell, GridView, ListItem, Mark, Section};
use super::read::{amount, grid, shown, table, team_of};
use super::{Audience, Overview, Said, if_any, listed, opening, point, stat};

pub(super) static PAGE: Overview = Overview {
    id: "skills-coverage",
    title: "skills_coverage",
    about: "what_each_team_must_be_able",
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
            let Some(name) = model.principal(page, record).and_then(Value::as_text) else { continue };
            let people = record.fields.iter().find_map(|field| match &field.value.data {
                Data::Map(people) => Some(&**people),
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
        let text = here.fill("some_of_all", &[("some", &self.able.len().to_string()), ("all", &self.need.to_string())]);
        let (mark, text) = match self {
            skill if skill.borrowed => (Mark::Info, here.say("borrowed")),
            skill if skill.is_gap() => (Mark::Gap, text),
            skill if skill.hangs_on_one() => (Mark::Warn, text),
            _ => (Mark::Good, text),
        };
        GridCell { href: here.href(self.page), ..GridCell::new(mark, text) }
    }
}

fn said(model: &Model, _: &Findings, words: &Words) -> Option<Said> {
    let all = all(model);
    let gaps = all.iter().filter(|skill| skill.is_gap()).count();
    let single = all.iter().filter(|skill| skill.hangs_on_one()).count();
    let said = match (gaps, single) {
        (0, 0) => Said::new(words.say("every_team_has_the_people_for"), Tone::Good),
        (0, single) => Said::new(words.count("n_times_a_skill_leaves_with", single), Tone::Warn),
        (gaps, single) => {
            let single = single.to_string();
            Said::new(words.count_with("n_skills_short_skills_that_leave", gaps, &[("single", &single)]), Tone::Bad)
        }
    };
    (!all.is_empty()).then_some(said)
}

fn sections(here: Here<'_>, _: usize) -> Vec<Section> {
    let all = all(here.whole());
    let mut points: Vec<ListItem> = Vec::new();
    for skill in all.iter().filter(|skill| skill.is_gap()) {
        let words = [label(&skill.name), skill.need.to_string(), skill.able.len().to_string()].map(|words| [Inline::text(words)]);
        let values = [("the_team", &[here.artifact(skill.team)]), ("skill", &words[0]), ("need", &words[1]), ("able", &words[2])];
        let key = "team_needs_need_who_can_do";
        points.push(point(here, Tone::Bad, here.line(key, &values.map(|(name, value)| (name, &value[..])))));
    }
    let single: Vec<&Skill> = all.iter().filter(|skill| skill.hangs_on_one()).collect();
    for skill in &single {
        let values = [("the_team", &[here.artifact(skill.team)]), ("skill", &[Inline::text(label(&skill.name))])];
        let key = "team_skill_stops_when_one_person";
        points.push(point(here, Tone::Warn, here.line(key, &values.map(|(name, value)| (name, &value[..])))));
    }
    let gaps = all.iter().filter(|skill| skill.is_gap()).count();
    let names: BTreeSet<&str> = all.iter().map(|skill| skill.name.as_str()).collect();
    let stats = vec![
        stat(here, names.len(), "skills_that_teams_need", Tone::Neutral),
        stat(here, gaps, "gaps", if_any(gaps, Tone::Bad)),
        stat(here, single.len(), "hang_on_one_person", if_any(single.len(), Tone::Warn)),
    ];
    let mut sections = vec![opening(here, stats, points)];
    let teams: BTreeSet<ArtifactId> = all.iter().map(|skill| skill.team).collect();
    if teams.len() <= MOST_TEAMS {
        let table = coverage(here, &all, &teams.into_iter().collect::<Vec<_>>());
        sections.push(Section::new(here.say("which_team_can_do_what"), "teams", grid(here, table)));
    }
    sections.push(Section::new(here.say("guilds"), "guilds", guilds(here, &all)));
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
        caption: here.say("how_many_people_of_each_team"),
        corner: here.say("skill"),
        columns: teams.iter().map(|team| here.artifact(*team)).collect(),
        rows: rows.collect(),
        legend: vec![
            (Mark::Gap, here.say("fewer_than_needed")),
            (Mark::Warn, here.say("only_one_person")),
            (Mark::Good, here.say("enough")),
            (Mark::Info, here.say("borrowed_from_another_team")),
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
            listed(here, teams.iter().take(12).map(|team| here.artifact(*team)).collect()),
        ];
        row.extend(named.then(|| listed(here, people.iter().map(person).collect())));
        row
    });
    let mut titles = here.columns(["skill", "people_who_can", "teams_that_need_it"]);
    titles[1] = ColumnView::numbers(here.word("people_who_can"));
    titles.extend(named.then(|| here.columns(["who"]).remove(0)));
    table(here, here.word("people_who_can_across_teams"), titles, rows.collect())
}
