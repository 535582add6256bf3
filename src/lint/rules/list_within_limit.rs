//! Lists that are longer than the kind allows.

use crate::finding::{ByPhase, Level, Signal};
use crate::lint::{ArtifactSubject, Check, Draft, Rule, Sink};

pub(super) static RULE: Rule = Rule {
    id: "list-within-limit",
    level: ByPhase::all(Level::Warning),
    signal: Signal::Core,
    needs_today: false,
    needs_phase: false,
    page: include_str!("list_within_limit.md"),
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
        let Some(most) = bounds.most else { continue };
        if items.len() > most {
            let message = format!("{} has {} of at most {}", given.name, items.len(), most);
            sink.report(Draft::at(given.key, message).help("Keep the ones that matter most."));
        }
    }
}
