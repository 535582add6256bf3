//! Two targets for one thing that nothing can meet together.

use std::collections::BTreeMap;

use crate::finding::{ByPhase, Level, Signal};
use crate::lint::{Check, Draft, Policy, Rule, Sink};
use crate::model::Model;

use crate::lint::ask::requirements;

pub(super) static RULE: Rule = Rule {
    id: "compatible-requirements",
    level: ByPhase::all(Level::Error),
    signal: Signal::Core,
    needs_today: false,
    needs_phase: false,
    page: include_str!("compatible_requirements.md"),
    check: Check::Graph(check),
};

fn check(model: &Model, _policy: &Policy, sink: &mut Sink) {
    let all = requirements::all(model);
    let mut first: BTreeMap<_, Vec<&requirements::Requirement<'_>>> = BTreeMap::new();
    for later in &all {
        let known = first.entry((later.of, &later.measure, &later.scenario)).or_default();
        // The first two with different bounds stand for the rest, so that many alike cost no more than a few.
        if let Some(earlier) = known.iter().find(|earlier| earlier.excludes(later)) {
            let message = format!("{} is asked for here, and {} elsewhere: nothing can be both", later.written, earlier.written);
            let draft = Draft::at(later.place, message)
                .also(earlier.place, "the other target")
                .help("Agree on one of them, or write the situation in which each holds.")
                .about(later.document);
            sink.report(draft);
        } else if known.len() < 2 {
            known.push(later);
        }
    }
}
