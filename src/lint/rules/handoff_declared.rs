//! Work that changes teams with nothing agreed about it.

use std::collections::BTreeSet;

use crate::finding::{ByPhase, Level, Signal};
use crate::lint::{Check, Draft, Policy, Rule, Sink};
use crate::model::native::{Handoffs, Seen};
use crate::model::{ArtifactId, Model};

pub(super) static RULE: Rule = Rule {
    id: "handoff-declared",
    level: ByPhase::each([Level::Off, Level::Info, Level::Warning, Level::Error]),
    signal: Signal::Core,
    needs_today: false,
    needs_phase: true,
    page: include_str!("handoff_declared.md"),
    check: Check::Graph(check),
};

fn check(model: &Model, _policy: &Policy, sink: &mut Sink) {
    let boundaries = Handoffs::of(model).boundaries(model);
    let mut told: BTreeSet<(ArtifactId, ArtifactId, ArtifactId)> = BTreeSet::new();
    for boundary in boundaries.iter().filter(|boundary| boundary.contract.is_none()) {
        let [giver, taker] = [boundary.from, boundary.to].map(|team| &model.artifact(team).title);
        let (about, message, label) = match &boundary.seen {
            Seen::Map { map, giving, taking, .. } => (
                *map,
                format!("{giver} hands over to {taker} between '{giving}' and '{taking}', and no handoff says how"),
                "from here",
            ),
            Seen::Service(service) => {
                let name = &model.artifact(*service).title;
                (*service, format!("{giver} builds {name} and {taker} runs it, and no handoff says how"), "built here")
            }
        };
        if model.artifact(about).partial || !told.insert((about, boundary.from, boundary.to)) {
            continue;
        }
        let [from, to] = boundary.places;
        let draft = Draft::at(to, message)
            .also(from, label)
            .help("Write down together what is needed, what comes back and how long it takes; or keep the step in one team.")
            .about(about);
        sink.report(draft);
    }
}
