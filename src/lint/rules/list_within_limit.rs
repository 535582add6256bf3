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
    subject.each_limited(&mut |field, given| {
        let most = field.of.list.and_then(|bounds| bounds.most).unwrap_or(usize::MAX);
        let size = given.value.size();
        if size > most {
            let message = format!("{} has {size} of at most {most}", field.name);
            sink.report(Draft::at(given.key, message).help("Keep the ones that matter most."));
        }
    });
}
