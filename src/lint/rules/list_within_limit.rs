//! Lists that are longer than the kind allows.

use crate::finding::{ByPhase, Level, Signal};
use crate::lint::ask::lists;
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
    for list in lists::of(subject) {
        let Some(most) = list.bounds.most.filter(|most| list.count > *most) else { continue };
        let message = format!("{} has {} of at most {most}", list.field.name, list.count);
        sink.report(Draft::at(list.place, message).help("Keep the ones that matter most."));
    }
}
