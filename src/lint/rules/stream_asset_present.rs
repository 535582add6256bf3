//! Value streams about which no asset says anything.

use crate::finding::{ByPhase, Level, Signal};
use crate::lint::ask::{coverage, portfolio};
use crate::lint::{Check, Policy, Rule, Sink};
use crate::model::Model;

pub(super) static RULE: Rule = Rule {
    id: "stream-asset-present",
    level: ByPhase::each([Level::Off, Level::Off, Level::Warning, Level::Warning]),
    signal: Signal::Useful,
    needs_today: false,
    needs_phase: true,
    page: include_str!("stream_asset_present.md"),
    check: Check::Graph(check),
};

fn check(model: &Model, _policy: &Policy, sink: &mut Sink) {
    let help = "Write the page of its product, or name the stream as `value_stream` or `scope` in what there is.";
    coverage::ask(model, portfolio::streams_without(model), "has no value, economic or strategy asset of its own", help, sink);
}
