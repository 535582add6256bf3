//! Value streams without an opportunity tree.

use crate::finding::{ByPhase, Level, Signal};
use crate::kind::Meaning;
use crate::lint::{Check, Policy, Rule, Sink};
use crate::model::Model;

use crate::lint::ask::coverage;

pub(super) static RULE: Rule = Rule {
    id: "stream-tree-present",
    level: ByPhase::each([Level::Info, Level::Warning, Level::Warning, Level::Warning]),
    signal: Signal::Useful,
    needs_today: false,
    needs_phase: true,
    page: include_str!("stream_tree_present.md"),
    check: Check::Graph(check),
};

fn check(model: &Model, _policy: &Policy, sink: &mut Sink) {
    let lacking = coverage::streams_without(model, Meaning::Outcome);
    let help = "Write down one outcome and the three needs of customers that you heard most.";
    coverage::ask(model, lacking, "has no opportunity tree", help, sink);
}
