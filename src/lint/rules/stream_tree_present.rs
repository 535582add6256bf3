//! Value streams without an opportunity tree.

use crate::finding::{ByPhase, Level, Signal};
use crate::kind::Meaning;
use crate::lint::{Check, Draft, Policy, Rule, Sink};
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
    for stream in coverage::streams_without(model, Meaning::Outcome) {
        let artifact = model.artifact(stream);
        let draft = Draft::at(artifact.head, format!("{} has no opportunity tree", artifact.title))
            .help("Write down one outcome and the three needs of customers that you heard most.")
            .about(stream);
        sink.report(draft);
    }
}
