//! Value streams without an investment mix.

use crate::finding::{ByPhase, Level, Signal};
use crate::kind::Meaning;
use crate::lint::{Check, Policy, Rule, Sink};
use crate::model::Model;

use crate::lint::ask::coverage;

pub(super) static RULE: Rule = Rule {
    id: "stream-mix-present",
    level: ByPhase::each([Level::Off, Level::Info, Level::Warning, Level::Error]),
    signal: Signal::Useful,
    needs_today: false,
    needs_phase: true,
    page: include_str!("stream_mix_present.md"),
    check: Check::Graph(check),
};

fn check(model: &Model, _policy: &Policy, sink: &mut Sink) {
    let lacking = coverage::streams_without(model, Meaning::Shares);
    let help = "Agree with product and technology which share of the time goes where.";
    coverage::ask(model, lacking, "has no investment mix", help, sink);
}
