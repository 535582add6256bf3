//! Teams that wait for each other in a ring.

use crate::finding::{ByPhase, Level, Signal};
use crate::lint::{Check, Draft, Policy, Rule, Sink};
use crate::model::Model;
use crate::model::walk::cycles;

use crate::lint::ask::dependencies;

pub(super) static RULE: Rule = Rule {
    id: "acyclic-dependencies",
    level: ByPhase::all(Level::Warning),
    signal: Signal::Core,
    needs_today: false,
    needs_phase: false,
    page: include_str!("acyclic_dependencies.md"),
    check: Check::Graph(check),
};

fn check(model: &Model, _policy: &Policy, sink: &mut Sink) {
    let waiting: Vec<_> = dependencies::all(model).into_iter().filter(dependencies::Dependency::costs).collect();
    let edges: Vec<_> = waiting.iter().map(|dependency| (dependency.team, dependency.other)).collect();
    for ring in cycles(&edges) {
        let links: Vec<_> = ring
            .iter()
            .zip(ring.iter().cycle().skip(1))
            .filter_map(|(from, to)| waiting.iter().find(|dependency| (dependency.team, dependency.other) == (*from, *to)))
            .collect();
        let Some((first, rest)) = links.split_first() else { continue };
        let names: Vec<&str> = ring.iter().chain(ring.first()).map(|team| model.artifact(*team).title.as_str()).collect();
        let mut draft = Draft::at(first.place, format!("teams wait in a ring: {}", names.join(" → ")))
            .help("Give the work in the ring to one team, or let one of them help itself.")
            .about(first.team);
        for link in rest {
            draft = draft
                .also(link.place, format!("{} waits for {}", model.artifact(link.team).title, model.artifact(link.other).title));
        }
        sink.report(draft);
    }
}
