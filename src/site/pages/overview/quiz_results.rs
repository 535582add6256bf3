//! How the quiz went, from the counts that somebody wrote down. Nobody's name is in them, and none is asked for.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::diagram::{ColumnView, Inline};
use crate::model::Model;
use crate::quantity;
use crate::source::{SourceFile, SourceId};
use crate::syntax::{typed, yaml};

use super::super::super::here::Here;
use super::super::super::view::{BlockView, Section};
use super::read::table;

/// Where the counts stand: a list of `{date, question, asked, answered, knew_asset_exists}`.
const FILES: [&str; 2] = ["quiz-results.yaml", "quiz-results.yml"];

/// One time that people were asked.
#[derive(Debug, Clone, Deserialize)]
struct Round {
    date: String,
    /// Which one; all of that week unless given.
    question: Option<String>,
    /// How many people.
    asked: u32,
    /// How many of them could answer.
    answered: u32,
    /// How many knew where the answer stands.
    knew_asset_exists: Option<u32>,
}

/// The section about it; nothing where nobody counted.
pub(super) fn section(here: Here<'_>) -> Option<Section> {
    let model = here.whole();
    let is_there = |(id, file): &(SourceId, &SourceFile)| FILES.contains(&file.path.as_str()) && !model.sources.is_retired(*id);
    let (source, file) = model.sources.iter().find(is_there)?;
    let blocks = match rounds(model, source) {
        Some(rounds) => shown(here, rounds),
        None => {
            let text = here.fill("file_is_no_list_of_date", &[("file", &file.path)]);
            vec![BlockView::Empty { text }]
        }
    };
    Some(Section::new(here.say("how_it_went"), "results", blocks))
}

fn rounds(model: &Model, source: SourceId) -> Option<Vec<Round>> {
    let text = &model.sources.file(source).text;
    let root = yaml::parse_whole(source, text).into_iter().find_map(|document| document.root)?;
    let mut rounds: Vec<Round> = typed::read(&root).ok()?;
    rounds.retain(|round| round.asked > 0);
    rounds.sort_by(|a, b| a.date.cmp(&b.date));
    Some(rounds)
}

fn shown(here: Here<'_>, rounds: Vec<Round>) -> Vec<BlockView> {
    let mut by_question: BTreeMap<String, Vec<Round>> = BTreeMap::new();
    for round in rounds {
        let question = round.question.clone().unwrap_or_else(|| here.say("all_questions_of_the_week"));
        by_question.entry(question).or_default().push(round);
    }
    let rows = by_question.into_iter().map(|(question, rounds)| {
        let over_time: Vec<String> =
            rounds.iter().map(|round| format!("{} {}", day(here, &round.date), share(round.answered, round.asked))).collect();
        let asked: u32 = rounds.iter().map(|round| round.asked).sum();
        let answered: u32 = rounds.iter().map(|round| round.answered).sum();
        let knew: Option<u32> = rounds.iter().map(|round| round.knew_asset_exists).sum();
        vec![
            vec![Inline::text(question)],
            vec![Inline::number(asked.to_string())],
            vec![Inline::number(share(answered, asked))],
            knew.map(|knew| Inline::number(share(knew, asked))).into_iter().collect(),
            vec![Inline::text(over_time.join(", "))],
        ]
    });
    let mut titles = here.columns(["question", "asked", "could_answer", "knew_where_to_look", "over_time"]);
    titles[1..4].iter_mut().for_each(|column| *column = ColumnView::numbers(&column.title));
    table(here, here.word("how_many_could_answer"), titles, rows.collect())
}

fn day(here: Here<'_>, written: &str) -> String {
    quantity::date(written).map_or_else(|_| written.to_owned(), |on| here.date(on).text)
}

fn share(part: u32, of: u32) -> String {
    format!("{:.0}%", f64::from(part.min(of)) / f64::from(of) * 100.0)
}
