//! Value streams that two teams of leaders lead.

use crate::finding::{ByPhase, Level, Signal};
use crate::lint::{Check, Draft, Policy, Rule, Sink};
use crate::model::Model;

use crate::lint::ask::leaders;

pub(super) static RULE: Rule = Rule {
    id: "one-leadership-per-stream",
    level: ByPhase::all(Level::Warning),
    signal: Signal::Core,
    needs_today: false,
    needs_phase: false,
    page: include_str!("one_leadership_per_stream.md"),
    check: Check::Graph(check),
};

fn check(model: &Model, _policy: &Policy, sink: &mut Sink) {
    for (stream, led) in leaders::of_streams(model).unwrap_or_default() {
        let Some(((first, there), others)) = led.split_first() else { continue };
        for (team, place) in others.iter().filter(|(team, _)| team != first) {
            let [name, one, other] = [stream, *first, *team].map(|id| &model.artifact(id).title);
            let draft = Draft::at(*place, format!("{name} is led by {one} and by {other}"))
                .also(*there, "led by these too")
                .help("Leave it with those who answer for its result; the others are asked.")
                .about(*team);
            sink.report(draft);
        }
    }
}
