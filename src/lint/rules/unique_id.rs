//! Two documents with one id.

use crate::finding::{ByPhase, Level, Signal};
use std::collections::BTreeMap;

use crate::lint::{Check, Draft, Policy, Rule, Sink};
use crate::model::{ArtifactId, Model};

pub(super) static RULE: Rule = Rule {
    id: "unique-id",
    level: ByPhase::all(Level::Error),
    signal: Signal::Core,
    needs_today: false,
    needs_phase: false,
    page: include_str!("unique_id.md"),
    check: Check::Graph(check),
};

fn check(model: &Model, _policy: &Policy, sink: &mut Sink) {
    let mut by_address: BTreeMap<(&str, &str), Vec<ArtifactId>> = BTreeMap::new();
    for (id, artifact) in model.iter().filter(|(_, artifact)| artifact.parent.is_none()) {
        by_address.entry((&artifact.kind_name, &artifact.id)).or_default().push(id);
    }
    for ids in by_address.into_values() {
        let (first, others) = ids.split_first().map_or((None, [].as_slice()), |(first, others)| (Some(*first), others));
        let Some(first) = first else { continue };
        for other in others {
            let (first, other_artifact) = (model.artifact(first), model.artifact(*other));
            let elsewhere = &model.document(first.document).path;
            let place = |artifact: &crate::model::Artifact| artifact.written_id.unwrap_or(artifact.head);
            let draft = Draft::at(place(other_artifact), format!("{} is also defined in {elsewhere}", first.address()))
                .also(place(first), "first here")
                .help("Rename one, or merge the two.")
                .about(*other);
            sink.report(draft);
        }
    }
}
