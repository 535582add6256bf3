//! Value streams and the teams that serve them. A stream is an artifact whose kind has a field for serving teams.

use std::collections::{BTreeMap, BTreeSet};

use crate::kind::Meaning;
use crate::model::{ArtifactId, Model};

use super::teams;

/// The teams of a stream, as each side says.
#[derive(Debug, Clone, Default)]
pub(in crate::lint) struct Serving {
    /// Teams in the stream's list.
    pub(in crate::lint) listed: BTreeSet<ArtifactId>,
    /// Teams that name the stream.
    pub(in crate::lint) claiming: BTreeSet<ArtifactId>,
}

/// Whether an artifact is a value stream.
pub(in crate::lint) fn is_stream(model: &Model, id: ArtifactId) -> bool {
    model.catalogue.get(model.artifact(id).kind).fields.meaning(Meaning::ServingTeams).is_some()
}

/// The streams in force.
pub(in crate::lint) fn streams(model: &Model) -> Vec<ArtifactId> {
    model.with_meaning(Meaning::ServingTeams).filter(|id| model.is_active(*id)).collect()
}

/// The stream that an artifact says it serves.
pub(in crate::lint) fn stream_of(model: &Model, id: ArtifactId) -> Option<ArtifactId> {
    model.behind(&model.meaning(id, Meaning::ValueStream)?.value).filter(|stream| is_stream(model, *stream))
}

/// The teams in force that say they serve a stream.
pub(in crate::lint) fn claiming(model: &Model, stream: ArtifactId) -> BTreeSet<ArtifactId> {
    let from = model.referring(stream).map(|reference| reference.from);
    let serves = |team: &ArtifactId| model.is_team(*team) && model.is_active(*team) && stream_of(model, *team) == Some(stream);
    from.chain([stream]).filter(serves).collect()
}

/// A stream and the larger ones that it is a part of, from the inside out.
pub(in crate::lint) fn with_parents(model: &Model, stream: ArtifactId) -> Vec<ArtifactId> {
    let mut found = vec![stream];
    let parent = |id| model.meaning(id, Meaning::Parent).and_then(|field| model.behind(&field.value));
    let mut at = stream;
    while let Some(next) = parent(at).filter(|next| !found.contains(next)) {
        found.push(next);
        at = next;
    }
    found
}

/// The teams in force of every stream.
pub(in crate::lint) fn serving(model: &Model) -> BTreeMap<ArtifactId, Serving> {
    let mut found: BTreeMap<ArtifactId, Serving> = streams(model).into_iter().map(|id| (id, Serving::default())).collect();
    for (stream, serving) in &mut found {
        let listed = model.behind_all(model.list(*stream, Meaning::ServingTeams));
        serving.listed = listed.into_iter().filter(|team| model.is_active(*team)).collect();
    }
    for team in teams(model) {
        if let Some(serving) = stream_of(model, team).and_then(|stream| found.get_mut(&stream)) {
            serving.claiming.insert(team);
        }
    }
    found
}

impl Serving {
    /// Every team that one of the sides names.
    pub(in crate::lint) fn all(&self) -> BTreeSet<ArtifactId> {
        self.listed.union(&self.claiming).copied().collect()
    }
}
