//! Teams in groups that a picture can hold: all of them while they are few, else neighbouring streams together.

use std::collections::BTreeMap;

use crate::model::{ArtifactId, Model};

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
pub(super) fn clusters(model: &Model) -> Vec<Cluster> {
    let teams = teams(model);
    if teams.len() <= MOST {
        return vec![Cluster { title: "All teams".to_owned(), teams }];
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
    found.into_iter().map(|teams| Cluster { title: title(model, &teams), teams }).collect()
}

/// In which cluster each team is.
pub(super) fn members(clusters: &[Cluster]) -> BTreeMap<ArtifactId, usize> {
    clusters.iter().enumerate().flat_map(|(at, cluster)| cluster.teams.iter().map(move |team| (*team, at))).collect()
}

/// The titles of the parts that follow the first page; none while one page holds all teams.
pub(super) fn parts(model: &Model) -> Vec<String> {
    let clusters = clusters(model);
    if clusters.len() > 1 { clusters.into_iter().map(|cluster| cluster.title).collect() } else { Vec::new() }
}

/// `Onboard to Payouts`, by the first and the last stream.
fn title(model: &Model, teams: &[ArtifactId]) -> String {
    let name = |team: Option<&ArtifactId>| {
        let stream = team.and_then(|team| stream_of(model, *team));
        stream.map_or_else(|| "teams without a stream".to_owned(), |stream| model.artifact(stream).title.clone())
    };
    let (first, last) = (name(teams.first()), name(teams.last()));
    if first == last { first } else { format!("{first} to {last}") }
}
