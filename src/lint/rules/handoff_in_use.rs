//! Contracts about work that nothing shows changing teams.

use std::collections::BTreeSet;

use crate::finding::{ByPhase, Level, Signal};
use crate::lint::{Check, Draft, Policy, Rule, Sink};
use crate::model::native::Handoffs;
use crate::model::{ArtifactId, Model};

use crate::lint::ask::{dependencies, interactions};

pub(super) static RULE: Rule = Rule {
    id: "handoff-in-use",
    level: ByPhase::all(Level::Info),
    signal: Signal::Core,
    needs_today: false,
    needs_phase: false,
    page: include_str!("handoff_in_use.md"),
    check: Check::Graph(check),
};

fn check(model: &Model, _policy: &Policy, sink: &mut Sink) {
    let handoffs = Handoffs::of(model);
    if handoffs.contracts().is_empty() {
        return;
    }
    let seen = handoffs.boundaries(model).into_iter().map(|boundary| (boundary.from, boundary.to));
    let waiting = dependencies::all(model).into_iter().map(|dependency| (dependency.team, dependency.other));
    let working = interactions::all(model).into_iter().map(|interaction| (interaction.team, interaction.other));
    let pairs: BTreeSet<(ArtifactId, ArtifactId)> =
        seen.chain(waiting).chain(working).flat_map(|(one, other)| [(one, other), (other, one)]).collect();
    for contract in handoffs.contracts().iter().filter(|contract| !pairs.contains(&(contract.from, contract.to))) {
        let named = model.referring(contract.id).any(|reference| model.root(reference.from) != contract.id);
        if named || contract.from == contract.to || model.artifact(contract.id).partial {
            continue;
        }
        let [from, to] = [contract.from, contract.to].map(|team| &model.artifact(team).title);
        let draft = Draft::at(contract.place, format!("no map, dependency or interaction shows {from} handing over to {to}"))
            .help("Draw the flow that it is on; or delete it, and be glad that the work no longer changes teams.")
            .about(contract.id);
        sink.report(draft);
    }
}
