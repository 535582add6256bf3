//! "Can you answer this?": the questions that everybody in a team should be able to answer, and five of them for this week.
//!
//! The ten questions are those of Kick and Collins, "Bottleneck #03: Product v Engineering" (martinfowler.com, 2022), each bound to the
//! documents that answer it. Nothing is stored about who could answer.

use std::collections::BTreeMap;

use crate::diagram::{Inline, Tone};
use crate::kind::Meaning;
use crate::lint::Findings;
use crate::model::{ArtifactId, Model, Value};
use crate::quantity::Date;
use crate::words::Words;

use super::super::super::here::Here;
use super::super::super::view::{BlockView, CardView, GridCell, GridView, Mark, Section};
use super::read::{grid, shown, stream_of, team_of, teams};
use super::{Audience, Overview, Said, if_any, opening, quiz_assets, quiz_results, stat};

pub(super) static PAGE: Overview = Overview {
    id: "quiz",
    title: "can_you_answer_this",
    about: "ten_questions_that_everybody_in_a",
    audience: Audience::Work,
    said,
    sections,
};

/// How many of the ten questions a week has.
const A_WEEK: usize = 5;

/// How many of the questions that documents say they answer a week has beside them.
const OWN_A_WEEK: usize = 2;

/// A question as it is asked of a team, and in a word for the head of a column.
const QUESTIONS: [(&str, &str); 10] = [
    ("why_does_your_team_exist", "why_us"),
    ("whose_life_gets_better_through_what", "for_whom"),
    ("by_which_number_does_your_team", "value_metric"),
    ("how_does_what_your_team_does", "money"),
    ("what_is_your_team_betting_on", "bets"),
    ("why_this_and_not_something_else", "why_this"),
    ("who_in_your_team_answers_for", "accountable"),
    ("whom_does_your_team_depend_on", "depends_on"),
    ("where_does_work_wait_on_its", "waiting"),
    ("which_share_of_your_time_goes", "technical_share"),
];

/// The documents that answer, by what they belong to.
struct Library {
    /// By stream: maps, bets, roadmaps and mixes.
    of_stream: [BTreeMap<ArtifactId, ArtifactId>; 4],
    agreements: BTreeMap<ArtifactId, ArtifactId>,
    handoffs: BTreeMap<ArtifactId, ArtifactId>,
}

impl Library {
    fn of(model: &Model) -> Self {
        let by = |meaning: Meaning, owner: &dyn Fn(ArtifactId) -> Option<ArtifactId>| {
            let mut found = BTreeMap::new();
            // The first of several, but of mixes the last: their names end in the period.
            let newest_first = meaning == Meaning::Shares;
            for id in shown(model, meaning).into_iter().filter(|id| !model.is_aim(*id)) {
                if let Some(owner) = owner(id) {
                    let known = found.entry(owner).or_insert(id);
                    if newest_first {
                        *known = id;
                    }
                }
            }
            found
        };
        let stream = |id| stream_of(model, id);
        let giver = |id| model.behind(&model.meaning(id, Meaning::HandsFrom)?.value);
        let sorts = [Meaning::Steps, Meaning::KillCriteria, Meaning::PlannedNow, Meaning::Shares];
        Self {
            of_stream: sorts.map(|meaning| by(meaning, &stream)),
            agreements: by(Meaning::Responsibilities, &|id| team_of(model, id)),
            handoffs: by(Meaning::HandsFrom, &giver),
        }
    }

    /// The document in which a team finds the answer to a question.
    fn answer(&self, model: &Model, team: ArtifactId, question: usize) -> Option<ArtifactId> {
        let stream = stream_of(model, team).filter(|stream| model.is_published(*stream));
        let says = |id: ArtifactId, name: &str| model.artifact(id).record.get(name).is_some_and(Value::is_known).then_some(id);
        let of_stream = |sort: usize| stream.and_then(|stream| self.of_stream[sort].get(&stream).copied());
        match question {
            0 => model.meaning(team, Meaning::Purpose).map(|_| team),
            1 => stream.and_then(|stream| says(stream, "customer")),
            2 => (!model.list(team, Meaning::Metrics).is_empty()).then_some(team),
            3 => stream.and_then(|stream| says(stream, "economics")),
            4 => of_stream(1),
            5 => of_stream(2).and_then(|roadmap| says(roadmap, "refused")),
            6 => self.agreements.get(&team).copied(),
            7 => {
                let waits =
                    !model.list(team, Meaning::Dependencies).is_empty() || !model.list(team, Meaning::Interactions).is_empty();
                self.handoffs.get(&team).copied().or_else(|| waits.then_some(team))
            }
            8 => of_stream(0),
            _ => of_stream(3),
        }
    }
}

fn said(model: &Model, _: &Findings, words: &Words) -> Option<Said> {
    let (library, teams) = (Library::of(model), teams(model));
    let open = |team: &ArtifactId| (0..QUESTIONS.len()).filter(|at| library.answer(model, *team, *at).is_none()).count();
    let open: usize = teams.iter().map(open).sum();
    let all = teams.len() * QUESTIONS.len();
    let line = words.fill("some_of_all_answers_are_written", &[("some", &(all - open).to_string()), ("all", &all.to_string())]);
    let asked = || quiz_assets::by_kind(model).into_keys().map(|kind| model.catalogue.get(kind).ask().len()).sum::<usize>();
    if all > open {
        return Some(Said::new(line, if open == 0 { Tone::Good } else { Tone::Neutral }));
    }
    Some(asked())
        .filter(|asked| *asked > 0)
        .map(|asked| Said::new(words.count("n_questions_to_the_assets", asked), Tone::Neutral))
}

fn sections(here: Here<'_>, _: usize) -> Vec<Section> {
    let model = here.whole();
    let (library, teams) = (Library::of(model), teams(model));
    let answers: Vec<(ArtifactId, Vec<Option<ArtifactId>>)> =
        teams.iter().map(|team| (*team, (0..QUESTIONS.len()).map(|at| library.answer(model, *team, at)).collect())).collect();
    let open = answers.iter().flat_map(|(_, answers)| answers).filter(|answer| answer.is_none()).count();
    let stats = vec![
        stat(here, answers.len() * QUESTIONS.len() - open, "answers_written_down", Tone::Neutral),
        stat(here, open, "questions_nobody_can_look_up", if_any(open, Tone::Warn)),
    ];
    let (number, monday) = week(model.as_of);
    let mut cards = cards(here, &answers, number);
    cards.extend(own(here, number));
    cards.extend(quiz_assets::cards(here, number));
    let stats = if answers.is_empty() { Vec::new() } else { stats };
    let mut sections = vec![opening(here, stats, Vec::new())];
    if !cards.is_empty() {
        let title = here.fill("the_week_of_day", &[("day", &here.date(monday).text)]);
        sections.push(Section::new(title, "week", vec![BlockView::Cards { cards }]));
    }
    let cell = |answer: &Option<ArtifactId>| match answer {
        Some(document) => GridCell { href: here.href(*document), ..GridCell::new(Mark::Good, here.word("yes")) },
        None => GridCell::new(Mark::Gap, here.word("no")),
    };
    let table = GridView {
        caption: here.say("which_team_can_look_up_which"),
        corner: here.say("team_heading"),
        columns: QUESTIONS.map(|(_, word)| Inline::text(here.word(word))).to_vec(),
        rows: answers.iter().map(|(team, of)| (here.artifact(*team), of.iter().map(cell).collect())).collect(),
        legend: vec![(Mark::Good, here.say("written_down")), (Mark::Gap, here.say("nobody_can_look_it_up"))],
        upright: true,
    };
    sections.extend(quiz_results::section(here));
    if !answers.is_empty() {
        sections.push(Section::new(here.say("what_can_be_looked_up"), "answers", grid(here, table)));
    }
    sections.extend(quiz_assets::section(here));
    sections
}

/// The number of the week since 1970 and its Monday.
fn week(on: Date) -> (i64, Date) {
    let Some(first) = Date::of_seconds(0) else { return (0, on) };
    // The first of January 1970 was a Thursday.
    let days = first.days_until(on) + 3;
    (days.div_euclid(7), on.plus_days(-days.rem_euclid(7)))
}

/// A number that is the same for everybody in a week, and another one the week after.
pub(super) fn pick(seed: &str, week: i64, at: usize, of: usize) -> usize {
    let hash = blake3::hash(format!("{seed}\0{week}\0{at}").as_bytes());
    let bytes = hash.as_bytes();
    let number = u32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]);
    usize::try_from(number).unwrap_or_default() % of.max(1)
}

/// The questions of a week: each of another sort, asked of somebody in the team that it is about.
fn cards(here: Here<'_>, answers: &[(ArtifactId, Vec<Option<ArtifactId>>)], week: i64) -> Vec<CardView> {
    let seed = here.plan.site.title.as_str();
    let mut sorts: Vec<usize> = (0..QUESTIONS.len()).collect();
    let mut cards = Vec::new();
    let mut at = 0;
    while cards.len() < A_WEEK && !sorts.is_empty() {
        at += 1;
        let sort = sorts.remove(pick(seed, week, at, sorts.len()));
        let able: Vec<(ArtifactId, ArtifactId)> = answers.iter().filter_map(|(team, of)| Some((*team, of[sort]?))).collect();
        if able.is_empty() {
            continue;
        }
        let (team, document) = able[pick(seed, week, at + 100, able.len())];
        let Some(href) = here.href(document) else { continue };
        let eyebrow = Some(asked(here, team, (week, at + 200)));
        cards.push(CardView { title: here.say(QUESTIONS[sort].0), href, eyebrow, ..CardView::default() });
    }
    cards
}

/// Questions that documents themselves say they answer, each asked of somebody whom the document concerns.
fn own(here: Here<'_>, week: i64) -> Vec<CardView> {
    let model = here.whole();
    let questions = |id: ArtifactId| {
        let asked = model.list(id, Meaning::Answers).iter().filter_map(Value::as_text);
        asked.map(move |question| (id, question))
    };
    let mut all: Vec<(ArtifactId, &str)> = shown(model, Meaning::Answers).into_iter().flat_map(questions).collect();
    let seed = here.plan.site.title.as_str();
    let mut cards = Vec::new();
    while cards.len() < OWN_A_WEEK && !all.is_empty() {
        let at = cards.len() + 300;
        let (document, question) = all.remove(pick(seed, week, at, all.len()));
        all.retain(|(id, _)| *id != document);
        let concerns = |team: &ArtifactId| {
            let stream = stream_of(model, document);
            team_of(model, document).map_or(stream.is_none() || stream_of(model, *team) == stream, |own| own == *team)
        };
        let concerned: Vec<ArtifactId> = teams(model).into_iter().filter(concerns).collect();
        let team = concerned.get(pick(seed, week, at + 100, concerned.len()));
        let Some(href) = here.href(document) else { continue };
        let title = question.to_owned();
        cards.push(CardView {
            title,
            href,
            eyebrow: team.map(|team| asked(here, *team, (week, at + 200))),
            ..CardView::default()
        });
    }
    cards
}

/// Somebody in a team, with the team's name.
fn asked(here: Here<'_>, team: ArtifactId, (week, at): (i64, usize)) -> String {
    let model = here.whole();
    let people: Vec<ArtifactId> = model
        .list(team, Meaning::Members)
        .iter()
        .filter_map(|member| model.behind(member))
        .filter(|person| model.is_published(*person))
        .collect();
    let who =
        people.get(pick(&here.plan.site.title, week, at, people.len())).map(|person| model.artifact(*person).title.as_str());
    let team = &model.artifact(team).title;
    who.map_or_else(|| team.clone(), |who| format!("{who}, {team}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_week_begins_on_monday_and_keeps_its_number() {
        let day = |text: &str| crate::quantity::date(text).ok().map(week);
        let monday = day("2026-04-13");
        assert_eq!(day("2026-04-15"), monday);
        assert_eq!(day("2026-04-19"), monday);
        assert_eq!(monday.map(|(_, monday)| monday.to_string()).as_deref(), Some("2026-04-13"));
        assert_ne!(day("2026-04-20").map(|(number, _)| number), monday.map(|(number, _)| number));
    }

    #[test]
    fn a_pick_is_the_same_for_everybody_and_moves_with_the_week() {
        assert_eq!(pick("Kestrel", 1, 1, 10), pick("Kestrel", 1, 1, 10));
        let weeks: std::collections::BTreeSet<usize> = (0..40).map(|week| pick("Kestrel", week, 1, 10)).collect();
        assert!(weeks.len() > 5);
        assert_eq!(pick("Kestrel", 1, 1, 0), 0);
    }
}
