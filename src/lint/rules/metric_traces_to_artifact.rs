//! Metrics that teams count, and that move nothing else that is written down.

use std::collections::BTreeSet;

use crate::finding::{ByPhase, Level, Signal};
use crate::kind::Meaning;
use crate::lint::{Check, Draft, Policy, Rule, Sink};
use crate::model::{ArtifactId, Model};

pub(super) static RULE: Rule = Rule {
    id: "metric-traces-to-artifact",
    level: ByPhase::all(Level::Info),
    signal: Signal::Useful,
    needs_today: false,
    needs_phase: false,
    page: include_str!("metric_traces_to_artifact.md"),
    check: Check::Graph(check),
};

/// Types of metrics that are there to tell of value; how a team flows or feels needs no product.
const OF_VALUE: [&str; 2] = ["value", "leading"];

/// What a document has that says what a number is for: it serves customers, plans, or steers a stream or those who lead it.
const STEERS: [Meaning; 7] = [
    Meaning::ServingTeams,
    Meaning::Leads,
    Meaning::ValueMetric,
    Meaning::Goal,
    Meaning::Outcome,
    Meaning::MovedMetric,
    Meaning::PlannedNow,
];

fn check(model: &Model, _policy: &Policy, sink: &mut Sink) {
    if model.with_meaning(Meaning::ValueMetric).next().is_none() {
        return;
    }
    let reached = reached(model);
    for (id, artifact) in model.iter() {
        let tells = model.meaning(id, Meaning::MetricType).and_then(|field| field.value.as_text());
        let of_value = tells.is_some_and(|tells| OF_VALUE.contains(&tells));
        if !of_value || artifact.parent.is_some() || artifact.partial || !model.is_active(id) {
            continue;
        }
        // A number that nobody refers to has a rule of its own.
        let Some(user) = model.referring(id).map(|reference| model.root(reference.from)).next() else { continue };
        if model.with_coarser(id).iter().all(|metric| !reached.contains(metric)) {
            let message = format!("{} moves nothing that is written down", artifact.title);
            let draft = Draft::at(artifact.head, message)
                .also(model.artifact(user).head, "it is used here, and that is all")
                .help("Say with `drives` or `parent` what it moves, or name it where a product, stream or goal has its number.")
                .about(id);
            sink.report(draft);
        }
    }
}

/// The metrics that a product, stream, goal or asset names.
fn reached(model: &Model) -> BTreeSet<ArtifactId> {
    let steers = |from: ArtifactId| {
        let kind = model.catalogue.get(model.artifact(from).kind);
        kind.is_asset() || STEERS.iter().any(|meaning| kind.fields.meaning(*meaning).is_some())
    };
    let leads_to =
        |reference: &crate::model::FieldReference| model.target(&reference.reference).filter(|id| model.is_metric(*id));
    let named = model.graph.references.iter().filter(|reference| steers(model.root(reference.from))).filter_map(leads_to);
    let own = model.iter().filter(|(id, artifact)| artifact.parent.is_some_and(steers) && model.is_metric(*id)).map(|(id, _)| id);
    named.chain(own).collect()
}
