//! Decisions in force that answer the same question.

use crate::finding::{ByPhase, Level, Signal};
use std::collections::BTreeMap;

use crate::kind::Meaning;
use crate::lint::{Check, Draft, Policy, Rule, Sink};
use crate::model::{ArtifactId, Model};
use crate::syntax::kebab;

pub(super) static RULE: Rule = Rule {
    id: "one-decision-per-topic",
    level: ByPhase::all(Level::Error),
    signal: Signal::Core,
    needs_today: false,
    needs_phase: false,
    page: include_str!("one_decision_per_topic.md"),
    check: Check::Graph(check),
};

fn check(model: &Model, _policy: &Policy, sink: &mut Sink) {
    let mut first: BTreeMap<String, ArtifactId> = BTreeMap::new();
    for (id, artifact) in model.iter().filter(|(id, _)| model.is_active(*id)) {
        let Some(topic) = model.meaning(id, Meaning::Topic) else { continue };
        let Some(words) = topic.value.as_text() else { continue };
        let key = kebab(words);
        let Some(earlier) = first.get(&key).copied() else {
            first.insert(key, id);
            continue;
        };
        let other = model.artifact(earlier);
        let place = model.meaning(earlier, Meaning::Topic).map_or(other.head, |field| field.value.span);
        let draft = Draft::at(topic.value.span, format!("{} and {} both decide '{words}'", other.title, artifact.title))
            .also(place, "decided here too")
            .help("Let the later one supersede the earlier, or give each its own question.")
            .about(id);
        sink.report(draft);
    }
}
