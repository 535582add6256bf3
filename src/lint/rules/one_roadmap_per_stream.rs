//! Value streams with more than one roadmap.

use crate::finding::{ByPhase, Level, Signal};
use std::collections::BTreeMap;

use crate::kind::Meaning;
use crate::lint::{Check, Draft, Policy, Rule, Sink};
use crate::model::{ArtifactId, Model};

use crate::lint::ask::stream_of;

pub(super) static RULE: Rule = Rule {
    id: "one-roadmap-per-stream",
    level: ByPhase::all(Level::Error),
    signal: Signal::Core,
    needs_today: false,
    needs_phase: false,
    page: include_str!("one_roadmap_per_stream.md"),
    check: Check::Graph(check),
};

fn check(model: &Model, _policy: &Policy, sink: &mut Sink) {
    let mut first: BTreeMap<ArtifactId, ArtifactId> = BTreeMap::new();
    for (id, artifact) in model.iter().filter(|(id, artifact)| artifact.parent.is_none() && model.is_active(*id)) {
        let fields = &model.catalogue.get(artifact.kind).fields;
        let of_a_team = model.meaning(id, Meaning::OwningTeam).is_some();
        let Some(stream) = stream_of(model, id).filter(|_| fields.meaning(Meaning::PlannedNow).is_some() && !of_a_team) else {
            continue;
        };
        let Some(earlier) = first.get(&stream).copied() else {
            first.insert(stream, id);
            continue;
        };
        let (name, other) = (&model.artifact(stream).title, model.artifact(earlier));
        let draft = Draft::at(artifact.head, format!("{name} has two roadmaps: {} and {}", other.title, artifact.title))
            .also(other.head, "the other one")
            .help("Merge them, so that technical and product work compete on one page.")
            .about(id);
        sink.report(draft);
    }
}
