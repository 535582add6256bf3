//! Value streams that nobody has mapped.

use crate::finding::{ByPhase, Level, Signal};
use crate::kind::Meaning;
use crate::lint::{Check, Policy, Rule, Sink};
use crate::model::Model;

use crate::lint::ask::coverage;

pub(super) static RULE: Rule = Rule {
    id: "stream-map-present",
    level: ByPhase::each([Level::Off, Level::Info, Level::Warning, Level::Warning]),
    signal: Signal::Useful,
    needs_today: false,
    needs_phase: true,
    page: include_str!("stream_map_present.md"),
    check: Check::Graph(check),
};

fn check(model: &Model, _policy: &Policy, sink: &mut Sink) {
    let lacking = coverage::streams_without(model, Meaning::Steps);
    let help = "Follow one item from idea to use; half a day, sticky notes and rough numbers are enough.";
    coverage::ask(model, lacking, "has never been mapped", help, sink);
}
