//! Value streams that are a part of themselves.

use crate::finding::{ByPhase, Level, Signal};
use crate::lint::{Check, Policy, Rule, Sink};
use crate::model::Model;

use crate::lint::ask::is_stream;
use crate::lint::ask::parents;

pub(super) static RULE: Rule = Rule {
    id: "acyclic-streams",
    level: ByPhase::all(Level::Error),
    signal: Signal::Core,
    needs_today: false,
    needs_phase: false,
    page: include_str!("acyclic_streams.md"),
    check: Check::Graph(check),
};

fn check(model: &Model, _policy: &Policy, sink: &mut Sink) {
    for ring in parents::rings(model, is_stream) {
        sink.report(ring.help("Take the parent of one of them away."));
    }
}
