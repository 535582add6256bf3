//! Services in production of which nobody said what they must do.

use crate::finding::{ByPhase, Level, Signal};
use std::collections::BTreeSet;

use crate::kind::Meaning;
use crate::lint::{Check, Draft, Policy, Rule, Sink};
use crate::model::{ArtifactId, Model};

use crate::lint::ask::{stream_of, with_parents};

pub(super) static RULE: Rule = Rule {
    id: "service-requirements-present",
    level: ByPhase::each([Level::Off, Level::Info, Level::Warning, Level::Warning]),
    signal: Signal::Useful,
    needs_today: false,
    needs_phase: true,
    page: include_str!("service_requirements_present.md"),
    check: Check::Graph(check),
};

fn check(model: &Model, _policy: &Policy, sink: &mut Sink) {
    let mut covered: BTreeSet<ArtifactId> = BTreeSet::new();
    for (id, artifact) in model.iter().filter(|(id, artifact)| artifact.parent.is_none() && model.is_active(*id)) {
        if model.catalogue.get(artifact.kind).fields.meaning(Meaning::Requirements).is_none() {
            continue;
        }
        match model.meaning(id, Meaning::AppliesTo) {
            Some(field) => covered.extend(model.behind(&field.value)),
            // What is asked of everything, or was not wholly read.
            None => return,
        }
    }
    for (id, service) in model.iter().filter(|(id, _)| !covered.contains(id)) {
        let Some(team) = service.parent.filter(|team| model.is_team(*team) && model.is_active(*team)) else { continue };
        let in_production = model.meaning(id, Meaning::Lifecycle).and_then(|field| field.value.as_text()) == Some("production");
        let owned = model.list(team, Meaning::OwnedServices).iter().any(|entry| entry.span == service.record.span);
        let streams = stream_of(model, team).map(|stream| with_parents(model, stream)).unwrap_or_default();
        if !in_production || !owned || streams.iter().any(|stream| covered.contains(stream)) {
            continue;
        }
        let draft = Draft::at(service.head, format!("{} is in production, with no requirements", service.title))
            .help("Write down what it must be able to do, each with a number and a check.")
            .about(team);
        sink.report(draft);
    }
}
