//! Lists that are shorter than the kind asks for.

use crate::finding::{ByPhase, Level, Signal};
use crate::lint::{ArtifactSubject, Check, Draft, Rule, Sink};

pub(super) static RULE: Rule = Rule {
    id: "enough-list-items",
    level: ByPhase::all(Level::Warning),
    signal: Signal::Core,
    needs_today: false,
    needs_phase: false,
    page: include_str!("enough_list_items.md"),
    check: Check::Artifact(check),
};

fn check(subject: &ArtifactSubject<'_>, sink: &mut Sink) {
    if subject.artifact.parent.is_some() {
        return;
    }
    for given in &subject.artifact.record.fields {
        let items = given.value.as_list();
        let bounds = if items.is_empty() { None } else { subject.kind.fields.get(&given.name).and_then(|field| field.of.list) };
        let Some(bounds) = bounds else { continue };
        if items.len() < bounds.least {
            let message = format!("{} has {} of at least {}", given.name, items.len(), bounds.least);
            sink.report(Draft::at(given.key, message).help("Add what is missing."));
        }
    }
}
