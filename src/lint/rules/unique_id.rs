//! Two documents with one id.

use crate::finding::{ByPhase, Level, Signal};
use crate::lint::{Check, Draft, Policy, Rule, Sink};
use crate::model::Model;

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
    for (first, artifact) in model.iter().filter(|(_, artifact)| artifact.parent.is_none()) {
        let same = model.graph.at(artifact.kind, &artifact.id);
        let mut documents = same.iter().filter(|id| model.artifact(**id).parent.is_none());
        if documents.next() != Some(&first) {
            continue;
        }
        for other in documents {
            let other_artifact = model.artifact(*other);
            let elsewhere = &model.document(artifact.document).path;
            let place = |artifact: &crate::model::Artifact| artifact.written_id.unwrap_or(artifact.head);
            let draft = Draft::at(place(other_artifact), format!("{} is also defined in {elsewhere}", artifact.address()))
                .also(place(artifact), "first here")
                .help("Rename one, or merge the two.")
                .about(*other);
            sink.report(draft);
        }
    }
}
