//! Two teams with a contract for each direction.

use crate::finding::{ByPhase, Level, Signal};
use crate::lint::{Check, Draft, Policy, Rule, Sink};
use crate::model::Model;
use crate::model::native::Handoffs;

pub(super) static RULE: Rule = Rule {
    id: "one-handoff-per-pair",
    level: ByPhase::all(Level::Warning),
    signal: Signal::Useful,
    needs_today: false,
    needs_phase: false,
    page: include_str!("one_handoff_per_pair.md"),
    check: Check::Graph(check),
};

fn check(model: &Model, _policy: &Policy, sink: &mut Sink) {
    let handoffs = Handoffs::of(model);
    for later in handoffs.contracts().iter().filter(|contract| !contract.returns) {
        let mut opposite = handoffs.covering(later.to, later.from).filter(|earlier| !earlier.returns && earlier.id < later.id);
        let Some(earlier) = opposite.next() else { continue };
        let [one, other] = [earlier, later].map(|contract| &model.artifact(contract.from).title);
        let draft = Draft::at(later.place, format!("{one} and {other} hand work to each other in two contracts"))
            .also(earlier.place, "and the other way")
            .help("Make it one contract with `returns: true`, or one team for the whole.")
            .about(later.id);
        sink.report(draft);
    }
}
