//! Organisations that write down nothing about why they do it this way.

use crate::finding::{ByPhase, Level, Signal};
use crate::lint::ask::portfolio;
use crate::lint::{Check, Draft, Policy, Rule, Sink};
use crate::model::Model;

pub(super) static RULE: Rule = Rule {
    id: "strategy-asset-present",
    level: ByPhase::each([Level::Off, Level::Warning, Level::Error, Level::Error]),
    signal: Signal::Useful,
    needs_today: false,
    needs_phase: true,
    page: include_str!("strategy_asset_present.md"),
    check: Check::Graph(check),
};

fn check(model: &Model, _policy: &Policy, sink: &mut Sink) {
    let Some(place) = portfolio::missing(model, "strategy") else { return };
    let help = "Begin with a target customer profile, or with a map of what customers need.";
    sink.report(Draft::at(place, "nothing in force says why these customers are served in this way").help(help));
}
