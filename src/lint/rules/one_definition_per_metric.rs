//! Metrics that are defined twice and differ.

use crate::finding::{ByPhase, Level, Signal};
use std::collections::BTreeMap;

use crate::kind::{Meaning, Name};
use crate::lint::{Check, Draft, Policy, Rule, Sink};
use crate::model::{ArtifactId, Model, Value};

pub(super) static RULE: Rule = Rule {
    id: "one-definition-per-metric",
    level: ByPhase::all(Level::Error),
    signal: Signal::Core,
    needs_today: false,
    needs_phase: false,
    page: include_str!("one_definition_per_metric.md"),
    check: Check::Graph(check),
};

fn check(model: &Model, _policy: &Policy, sink: &mut Sink) {
    let mut by_id: BTreeMap<(&str, &str), Vec<ArtifactId>> = BTreeMap::new();
    let named = model.iter().filter(|(_, artifact)| !artifact.id.is_empty());
    for (id, artifact) in named.filter(|(id, _)| model.is_metric(*id) && !model.is_retired(*id)) {
        by_id.entry((&artifact.kind_name, &artifact.id)).or_default().push(id);
    }
    for definitions in by_id.into_values() {
        let Some((first, others)) = definitions.split_first() else { continue };
        for other in others.iter().filter(|other| [*first, **other].iter().any(|id| model.artifact(*id).parent.is_some())) {
            if let Some((name, here, there)) = difference(model, *other, *first) {
                let (this, that) = (model.artifact(*other), model.artifact(*first));
                let words = |value: &Value| model.sources.slice(value.span).trim().to_owned();
                let message =
                    format!("{} has {name} {} here and {} in {}", this.id, words(here), words(there), place(model, *first));
                let draft = Draft::at(here.span, message)
                    .also(there.span, format!("{} in {}", words(there), model.document(that.document).path))
                    .help("Define it once, and refer to it everywhere else by its id.")
                    .about(*other);
                sink.report(draft);
            }
        }
    }
}

/// The first thing about a metric that two definitions say differently.
fn difference(model: &Model, one: ArtifactId, other: ArtifactId) -> Option<(&Name, &Value, &Value)> {
    let matters = [Meaning::MetricType, Meaning::MetricDirection, Meaning::MetricTarget, Meaning::MetricDue];
    matters.into_iter().find_map(|meaning| {
        let (one, other) = (model.meaning(one, meaning)?, model.meaning(other, meaning)?);
        let differ = !one.value.data.says_the_same(&other.value.data) && one.value.is_known() && other.value.is_known();
        differ.then_some((&one.name, &one.value, &other.value))
    })
}

/// The document that defines an artifact, as messages name it.
fn place(model: &Model, id: ArtifactId) -> String {
    let owner = model.root(id);
    if owner == id { model.document(model.artifact(id).document).path.clone() } else { model.artifact(owner).title.clone() }
}
