//! Lists that are shorter than the kind asks for.

use crate::finding::{ByPhase, Level, Signal};
use crate::lint::ask::lists;
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
    for list in lists::of(subject).iter().filter(|list| list.count > 0 && list.count < list.bounds.least) {
        let message = format!("{} has {} of at least {}", list.field.name, list.count, list.bounds.least);
        sink.report(Draft::at(list.place, message).help("Add what is missing."));
    }
}
