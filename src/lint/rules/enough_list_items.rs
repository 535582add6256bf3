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
    subject.each_limited(&mut |field, given| {
        let least = field.of.list.map_or(0, |bounds| bounds.least);
        let size = given.value.size();
        if size > 0 && size < least {
            let message = format!("{} has {size} of at least {least}", field.name);
            sink.report(Draft::at(given.key, message).help("Add what is missing."));
        }
    });
}
