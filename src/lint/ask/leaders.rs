//! Who leads what. A team of leaders is an artifact whose kind has a field for what it leads.

use std::collections::BTreeMap;

use crate::kind::Meaning;
use crate::model::{ArtifactId, Model};
use crate::source::Span;

use super::is_stream;

/// The teams of leaders in force of each value stream, with the places that say so; nothing where one was not wholly read.
pub(in crate::lint) fn of_streams(model: &Model) -> Option<BTreeMap<ArtifactId, Vec<(ArtifactId, Span)>>> {
    let mut found: BTreeMap<ArtifactId, Vec<(ArtifactId, Span)>> = BTreeMap::new();
    for (id, artifact) in model.iter().filter(|(id, artifact)| artifact.parent.is_none() && model.is_active(*id)) {
        if artifact.partial && model.catalogue.get(artifact.kind).fields.meaning(Meaning::Leads).is_some() {
            return None;
        }
        if let Some(field) = model.meaning(id, Meaning::LedBy)
            && let Some(leaders) = model.behind(&field.value)
        {
            found.entry(id).or_default().push((leaders, field.value.span));
        }
        for entry in model.list(id, Meaning::Leads) {
            if let Some(stream) = model.behind(entry).filter(|stream| is_stream(model, *stream)) {
                found.entry(stream).or_default().push((id, entry.span));
            }
        }
    }
    Some(found)
}
