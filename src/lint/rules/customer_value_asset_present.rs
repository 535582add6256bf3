//! Organisations that write down nothing about the value they create.

use crate::finding::{ByPhase, Level, Signal};
use crate::lint::ask::portfolio;
use crate::lint::{Check, Draft, Policy, Rule, Sink};
use crate::model::Model;

pub(super) static RULE: Rule = Rule {
    id: "customer-value-asset-present",
    level: ByPhase::each([Level::Off, Level::Warning, Level::Error, Level::Error]),
    signal: Signal::Useful,
    needs_today: false,
    needs_phase: true,
    page: include_str!("customer_value_asset_present.md"),
    check: Check::Graph(check),
};

fn check(model: &Model, _policy: &Policy, sink: &mut Sink) {
    let Some(place) = portfolio::missing(model, "customer") else { return };
    let help = "Begin with the page of one product, or with one persona.";
    sink.report(Draft::at(place, "nothing in force says what value is created for customers").help(help));
}
