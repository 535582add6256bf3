//! Organisations that write down nothing about how they earn.

use crate::finding::{ByPhase, Level, Signal};
use crate::lint::ask::portfolio;
use crate::lint::{Check, Draft, Policy, Rule, Sink};
use crate::model::Model;

pub(super) static RULE: Rule = Rule {
    id: "economic-model-asset-present",
    level: ByPhase::each([Level::Off, Level::Warning, Level::Error, Level::Error]),
    signal: Signal::Useful,
    needs_today: false,
    needs_phase: true,
    page: include_str!("economic_model_asset_present.md"),
    check: Check::Graph(check),
};

fn check(model: &Model, _policy: &Policy, sink: &mut Sink) {
    let Some(place) = portfolio::missing(model, "economics") else { return };
    let help = "Begin with a flywheel of four steps, or with what a customer is worth.";
    sink.report(Draft::at(place, "nothing in force says how the company earns, and what that costs").help(help));
}
