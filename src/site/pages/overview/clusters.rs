//! Teams in groups that a picture can hold: all of them while they are few, else neighbouring streams together.

use std::collections::BTreeMap;

use crate::diagram::Inline;
use crate::model::{ArtifactId, Model};
use crate::words::Words;

use super::super::super::here::Here;
use super::super::super::view::{BlockView, GridCell, GridView, Mark, Section};
use super::address;
use super::read::{stream_of, teams};

/// The most teams of one picture.
const MOST: usize = 40;

/// Some teams that are shown together.
#[derive(Debug)]
pub(super) struct Cluster {
    /// The streams they serve.
    pub(super) title: String,
    pub(super) teams: Vec<ArtifactId>,
}

/// Every team in exactly one cluster; teams of a stream stay together while there is room.
pub(super) fn clusters(model: &Model, words: &Words) -> Vec<Cluster> {
    let teams = teams(model);
    if teams.len() <= MOST {
        return vec![Cluster { title: words.say("all_teams"), teams }];
    }
    let mut found: Vec<Vec<ArtifactId>> = Vec::new();
    for stream in teams.chunk_by(|a, b| stream_of(model, *a) == stream_of(model, *b)) {
        for part in stream.chunks(MOST) {
            match found.last_mut() {
                Some(last) if last.len() + part.len() <= MOST => last.extend(part),
                _ => found.push(part.to_vec()),
            }
        }
    }
    found.into_iter().map(|teams| Cluster { title: title(model, words, &teams), teams }).collect()
}

/// The titles of the parts that follow the first page; none while one page holds all teams.
pub(super) fn parts(model: &Model, words: &Words) -> Vec<String> {
    let clusters = clusters(model, words);
    if clusters.len() > 1 { clusters.into_iter().map(|cluster| cluster.title).collect() } else { Vec::new() }
}

/// `Onboard to Payouts`, by the first and the last stream.
fn title(model: &Model, words: &Words, teams: &[ArtifactId]) -> String {
    let name = |team: Option<&ArtifactId>| {
        let stream = team.and_then(|team| stream_of(model, *team));
        stream.map_or_else(|| words.say("teams_without_a_stream"), |stream| model.artifact(stream).title.clone())
    };
    let (first, last) = (name(teams.first()), name(teams.last()));
    if first == last { first } else { words.fill("first_to_last", &[("first", &first), ("last", &last)]) }
}

/// Clusters against clusters: how many relations run between them, and how many of those are at fault.
pub(super) fn overall(
    here: Here<'_>,
    page: &str,
    titles: &[&str],
    relations: impl Iterator<Item = (usize, usize, bool)>,
    fault: &str,
) -> Section {
    let mut counts: BTreeMap<(usize, usize), (usize, usize)> = BTreeMap::new();
    for (from, to, is_fault) in relations {
        let (all, bad) = counts.entry((from, to)).or_default();
        *all += 1;
        *bad += usize::from(is_fault);
    }
    let link = |at: usize| Inline::link(titles[at], here.to(&address(page, at + 1)));
    let rows = (0..titles.len()).map(|from| {
        let cell = |to: usize| match counts.get(&(from, to)) {
            None => GridCell::default(),
            Some((all, 0)) => GridCell::new(if from == to { Mark::Good } else { Mark::Info }, all.to_string()),
            Some((all, bad)) => {
                let note =
                    here.fill("all_in_all_bad_fault", &[("all", &all.to_string()), ("bad", &bad.to_string()), ("fault", fault)]);
                GridCell { note: Some(note), ..GridCell::new(Mark::Warn, format!("{all} ({bad})")) }
            }
        };
        (link(from), (0..titles.len()).map(cell).collect())
    });
    let grid = GridView {
        caption: here.say("how_much_runs_between_the_parts"),
        corner: here.say("from_to"),
        columns: (0..titles.len()).map(link).collect(),
        rows: rows.collect(),
        legend: vec![
            (Mark::Good, here.say("inside_one_part")),
            (Mark::Info, here.say("between_two_parts")),
            (Mark::Warn, here.fill("some_of_them_fault_in_brackets", &[("fault", fault)])),
        ],
        upright: true,
    };
    Section::new(here.say("parts_of_the_organisation"), "parts", vec![BlockView::Grid(grid)])
}
