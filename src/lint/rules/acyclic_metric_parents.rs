//! Metrics that are a part of themselves.

use crate::finding::{ByPhase, Level, Signal};
use crate::lint::{Check, Policy, Rule, Sink};
use crate::model::Model;

use crate::lint::ask::parents;

pub(super) static RULE: Rule = Rule {
    id: "acyclic-metric-parents",
    level: ByPhase::all(Level::Error),
    signal: Signal::Core,
    needs_today: false,
    needs_phase: false,
    page: include_str!("acyclic_metric_parents.md"),
    check: Check::Graph(check),
};

fn check(model: &Model, _policy: &Policy, sink: &mut Sink) {
    for ring in parents::rings(model, Model::is_metric) {
        sink.report(ring.help("Take the parent of one of them away."));
    }
}
