//! Waivers without a reason.

use crate::finding::{ByPhase, Level, Signal};
use crate::lint::{Check, Draft, Policy, Rule, Sink};
use crate::model::Model;

pub(super) static RULE: Rule = Rule {
    id: "reasoned-waiver",
    level: ByPhase::all(Level::Error),
    signal: Signal::Core,
    needs_today: false,
    needs_phase: false,
    page: include_str!("reasoned_waiver.md"),
    check: Check::Graph(check),
};

fn check(model: &Model, _policy: &Policy, sink: &mut Sink) {
    let help = "Say why, and until when; the page shows it.";
    for (id, artifact) in model.iter() {
        for waiver in artifact.waivers.iter().filter(|waiver| waiver.reason.is_none() && !waiver.rule.is_empty()) {
            let draft = Draft::at(waiver.span, format!("'{}' is waived without a reason, so it still applies", waiver.rule));
            sink.report(draft.help(help).about(id));
        }
    }
    for waiver in model.config.waive.iter().filter(|waiver| waiver.reason.is_none()) {
        let message = format!("'{}' is waived without a reason, so it still applies", waiver.rule.value);
        sink.report(Draft::at(waiver.rule.span, message).help(help));
    }
}
