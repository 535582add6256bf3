//! Which streams and teams have a document of some sort, for the rules that ask for one.

use std::collections::BTreeSet;

use crate::kind::Meaning;
use crate::model::{ArtifactId, Model};

use super::{streams, with_parents};

/// What documents with a field of one meaning point at through a field of another; nothing where such a document was not wholly read.
pub(in crate::lint) fn owners(model: &Model, having: Meaning, through: Meaning) -> Option<BTreeSet<ArtifactId>> {
    let mut found = BTreeSet::new();
    for (id, artifact) in model.iter().filter(|(_, artifact)| artifact.parent.is_none()) {
        let fields = &model.catalogue.get(artifact.kind).fields;
        if fields.meaning(having).is_none() || fields.meaning(through).is_none() || model.is_retired(id) {
            continue;
        }
        match model.meaning(id, through).map(|field| model.behind(&field.value)) {
            Some(Some(owner)) => {
                found.insert(owner);
            }
            _ if artifact.partial => return None,
            Some(None) | None => {}
        }
    }
    Some(found)
}

/// The streams in force for which, and for whose larger streams, there is no document with a field of some meaning.
pub(in crate::lint) fn streams_without(model: &Model, having: Meaning) -> Vec<ArtifactId> {
    let Some(covered) = owners(model, having, Meaning::ValueStream) else { return Vec::new() };
    let lacks = |stream: &ArtifactId| with_parents(model, *stream).iter().all(|outer| !covered.contains(outer));
    streams(model).into_iter().filter(lacks).collect()
}
