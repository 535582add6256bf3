//! Teams that many others wait for.

use crate::finding::{ByPhase, Level, Signal};
use std::collections::BTreeMap;

use crate::lint::{Check, Draft, Policy, Rule, Sink};
use crate::model::{ArtifactId, Model};
use crate::source::Span;

use crate::lint::ask::dependencies;
use crate::lint::ask::{as_number, names};

pub(super) static RULE: Rule = Rule {
    id: "spread-dependencies",
    level: ByPhase::all(Level::Info),
    signal: Signal::Useful,
    needs_today: false,
    needs_phase: true,
    page: include_str!("spread_dependencies.md"),
    check: Check::Graph(check),
};

fn check(model: &Model, policy: &Policy, sink: &mut Sink) {
    let Some(most) = model.config.organisation.expectations.number("dependents_most").filter(|_| policy.phase.is_some()) else {
        return;
    };
    let mut waiting: BTreeMap<ArtifactId, BTreeMap<ArtifactId, Span>> = BTreeMap::new();
    for dependency in dependencies::all(model).into_iter().filter(dependencies::Dependency::costs) {
        waiting.entry(dependency.other).or_default().entry(dependency.team).or_insert(dependency.place);
    }
    for (team, dependents) in waiting {
        if as_number(dependents.len()) <= most {
            continue;
        }
        let list = names(model, dependents.keys().copied());
        let artifact = model.artifact(team);
        let message = format!("{} teams wait for {}: {list} (expected {most} or fewer)", dependents.len(), artifact.title);
        let mut draft = Draft::at(artifact.head, message)
            .help("Let them help themselves: offer as a service what they wait for most.")
            .about(team);
        for (dependent, span) in dependents {
            draft = draft.also(span, format!("{} waits here", model.artifact(dependent).title));
        }
        sink.report(draft);
    }
}
