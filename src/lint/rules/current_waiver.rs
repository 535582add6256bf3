//! Waivers that have ended.

use crate::finding::{ByPhase, Level, Signal};
use crate::lint::{Check, Draft, Policy, Rule, Sink};
use crate::model::Model;
use crate::quantity::Date;

pub(super) static RULE: Rule = Rule {
    id: "current-waiver",
    level: ByPhase::all(Level::Warning),
    signal: Signal::Core,
    needs_today: true,
    needs_phase: false,
    page: include_str!("current_waiver.md"),
    check: Check::Graph(check),
};

fn check(model: &Model, _policy: &Policy, sink: &mut Sink) {
    let ended = |until: Option<Date>| until.filter(|until| *until <= model.as_of);
    let draft = |span, rule: &str, until| {
        Draft::at(span, format!("the waiver of '{rule}' ended on {until}"))
            .help("Mend what the rule asks for, renew the waiver with a reason, or remove it.")
    };
    for (id, artifact) in model.iter() {
        for waiver in artifact.waivers.iter().filter(|waiver| waiver.reason.is_some()) {
            if let Some(until) = ended(waiver.until) {
                sink.report(draft(waiver.span, &waiver.rule, until).about(id));
            }
        }
    }
    for waiver in model.config.waive.iter().filter(|waiver| waiver.reason.is_some()) {
        if let Some(until) = waiver.until.as_ref().and_then(|until| ended(Some(until.value))) {
            sink.report(draft(waiver.rule.span, &waiver.rule.value, until));
        }
    }
}
