//! Teams without a working agreement.

use crate::finding::{ByPhase, Level, Signal};
use crate::kind::Meaning;
use crate::lint::{Check, Policy, Rule, Sink};
use crate::model::Model;

use crate::lint::ask::coverage;

pub(super) static RULE: Rule = Rule {
    id: "team-agreement-present",
    level: ByPhase::each([Level::Info, Level::Warning, Level::Error, Level::Error]),
    signal: Signal::Core,
    needs_today: false,
    needs_phase: true,
    page: include_str!("team_agreement_present.md"),
    check: Check::Graph(check),
};

fn check(model: &Model, _policy: &Policy, sink: &mut Sink) {
    let lacking = coverage::teams_without(model, Meaning::Norms);
    let help = "Sit together for an hour: who answers for what, three norms, and what happens when you disagree.";
    coverage::ask(model, lacking, "has no working agreement", help, sink);
}
