//! Two teams with a contract for each direction.

use crate::finding::{ByPhase, Level, Signal};
use crate::lint::{Check, Draft, Policy, Rule, Sink};
use crate::model::Model;

use crate::lint::ask::handoffs;

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
    let contracts = handoffs::all(model);
    for (at, later) in contracts.iter().enumerate().filter(|(_, contract)| !contract.returns) {
        let opposite = |earlier: &&handoffs::Handoff| !earlier.returns && (earlier.from, earlier.to) == (later.to, later.from);
        let Some(earlier) = contracts[..at].iter().find(opposite) else { continue };
        let [one, other] = [earlier, later].map(|contract| &model.artifact(contract.from).title);
        let draft = Draft::at(later.place, format!("{one} and {other} hand work to each other in two contracts"))
            .also(earlier.place, "and the other way")
            .help("Make it one contract with `returns: true`, or one team for the whole.")
            .about(later.id);
        sink.report(draft);
    }
}
