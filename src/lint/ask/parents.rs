//! Rings of parents, for the rules that forbid them.

use crate::kind::Meaning;
use crate::lint::Draft;
use crate::model::walk::cycles;
use crate::model::{ArtifactId, Model};

/// A draft for each ring of parents among the artifacts that belong.
pub(in crate::lint) fn rings(model: &Model, belongs: fn(&Model, ArtifactId) -> bool) -> Vec<Draft> {
    let parent = |id: ArtifactId| model.meaning(id, Meaning::Parent);
    let all = model.iter().map(|(id, _)| id).filter(|id| belongs(model, *id));
    let edges: Vec<(ArtifactId, ArtifactId)> = all.filter_map(|id| Some((id, model.behind(&parent(id)?.value)?))).collect();
    let draft = |ring: &Vec<ArtifactId>| {
        let title = |id: &ArtifactId| model.artifact(*id).title.as_str();
        let place = |id: &ArtifactId| parent(*id).map_or(model.artifact(*id).head, |field| field.value.span);
        let (first, rest) = ring.split_first()?;
        let message = if rest.is_empty() {
            format!("{} is a part of itself", title(first))
        } else {
            let way: Vec<&str> = ring.iter().chain([first]).map(title).collect();
            format!("each is a part of the next: {}", way.join(" → "))
        };
        let draft = Draft::at(place(first), message).about(*first);
        Some(rest.iter().fold(draft, |draft, id| draft.also(place(id), format!("the parent of {}", title(id)))))
    };
    cycles(&edges).iter().filter_map(draft).collect()
}
