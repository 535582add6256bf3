//! Who refers to a document.

use crate::model::{ArtifactId, Incoming, Model};

/// The document's artifact that an artifact stands in: itself, or the outermost one that declares it.
pub(in crate::lint) fn root(model: &Model, id: ArtifactId) -> ArtifactId {
    let mut at = id;
    while let Some(parent) = model.artifact(at).parent {
        at = parent;
    }
    at
}

/// What refers to a document or to anything it declares, from outside of it; nothing in place of an ordinary page.
pub(in crate::lint) fn citing(model: &Model, id: ArtifactId) -> Vec<Option<ArtifactId>> {
    let document = model.document(model.artifact(id).document);
    let own = document.artifacts.iter().copied().filter(|inner| root(model, *inner) == id);
    let mut found: Vec<Option<ArtifactId>> = Vec::new();
    for incoming in own.flat_map(|inner| model.graph.incoming(inner)) {
        let from = match incoming {
            Incoming::Reference(at) => Some(root(model, model.graph.references[*at].from)),
            Incoming::Link(at) => model.graph.links[*at].from.map(|from| root(model, from)),
        };
        if from != Some(id) {
            found.push(from);
        }
    }
    found
}
