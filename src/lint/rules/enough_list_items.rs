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
    for field in subject.kind.fields.iter() {
        let (Some(bounds), Some(given)) = (field.of.list, subject.artifact.record.field(&field.name)) else { continue };
        let items = given.value.as_list();
        let too_few = !items.is_empty() && items.len() < bounds.least;
        if too_few {
            let message = format!("{} has {} of at least {}", field.name, items.len(), bounds.least);
            sink.report(Draft::at(given.key, message).help("Add what is missing."));
        }
    }
}
