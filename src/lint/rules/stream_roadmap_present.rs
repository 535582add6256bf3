//! Value streams without a roadmap.

use crate::finding::{ByPhase, Level, Signal};
use crate::kind::Meaning;
use crate::lint::{Check, Policy, Rule, Sink};
use crate::model::Model;

use crate::lint::ask::coverage;

pub(super) static RULE: Rule = Rule {
    id: "stream-roadmap-present",
    level: ByPhase::each([Level::Info, Level::Warning, Level::Error, Level::Error]),
    signal: Signal::Useful,
    needs_today: false,
    needs_phase: true,
    page: include_str!("stream_roadmap_present.md"),
    check: Check::Graph(check),
};

fn check(model: &Model, _policy: &Policy, sink: &mut Sink) {
    let lacking = coverage::streams_without(model, Meaning::PlannedNow);
    let help = "Write what is now, next and later, each with the metric that it is to move.";
    coverage::ask(model, lacking, "has no roadmap", help, sink);
}
