//! Goals that move the value of no product.

use crate::finding::{ByPhase, Level, Signal};
use crate::kind::Meaning;
use crate::lint::{Check, Draft, Policy, Rule, Sink};
use crate::model::{ArtifactId, Model};
use crate::source::Span;

pub(super) static RULE: Rule = Rule {
    id: "goal-traces-to-product",
    level: ByPhase::all(Level::Warning),
    signal: Signal::Useful,
    needs_today: false,
    needs_phase: false,
    page: include_str!("goal_traces_to_product.md"),
    check: Check::Graph(check),
};

fn check(model: &Model, _policy: &Policy, sink: &mut Sink) {
    if model.with_meaning(Meaning::Goal).next().is_none() {
        return;
    }
    let threads = model.threads();
    if threads.products.iter().all(|thread| thread.metric.is_none()) {
        return;
    }
    for (at, goal) in threads.goals.iter().enumerate() {
        let Some(place) = metric_of(model, goal.of).filter(|_| threads.of_goal(at).is_empty()) else { continue };
        let metric = &model.artifact(goal.metric).id;
        let message = format!("{metric} is the value of no product, and of nothing that one adds to");
        let help = "Name the product whose `value_metric` it is, or say with `drives` or `parent` how the numbers hang together.";
        sink.report(Draft::at(place, message).help(help).about(goal.of));
    }
}

/// Where a document that states a goal names its metric.
fn metric_of(model: &Model, id: ArtifactId) -> Option<Span> {
    let goal = &model.meaning(id, Meaning::Goal)?.value;
    let named = goal.as_record().and_then(|record| model.meaning_in(id, record, Meaning::MovedMetric));
    Some(named.unwrap_or(goal).span)
}
