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
    for field in subject.kind.fields.iter() {
        let (Some(bounds), Some(given)) = (field.of.list, subject.artifact.record.field(&field.name)) else { continue };
        let items = given.value.as_list();
        let Some(most) = bounds.most else { continue };
        if items.len() > most {
            let message = format!("{} has {} of at most {}", field.name, items.len(), most);
            sink.report(Draft::at(given.key, message).help("Keep the ones that matter most."));
        }
    }
}
