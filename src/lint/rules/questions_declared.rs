//! Documents that do not say what they answer.

use crate::finding::{ByPhase, Level, Signal};
use crate::kind::Meaning;
use crate::lint::ask::is_live_document;
use crate::lint::{Check, Draft, MeaningSubject, Rule, Sink};

pub(super) static RULE: Rule = Rule {
    id: "questions-declared",
    level: ByPhase::all(Level::Info),
    signal: Signal::Noisy,
    needs_today: false,
    needs_phase: false,
    page: include_str!("questions_declared.md"),
    check: Check::Meaning(Meaning::Answers, check),
};

fn check(subject: &MeaningSubject<'_>, sink: &mut Sink) {
    let given = subject.given.is_some_and(|given| !given.value.as_list().is_empty());
    if given || !subject.artifact.kind.ask().is_empty() || !is_live_document(&subject.artifact) {
        return;
    }
    let message = format!("{} does not say which questions it answers", subject.artifact.title());
    let help = "Write two or three under `answers`, as a newcomer would ask them.";
    sink.report(Draft::at(subject.artifact.head(), message).help(help));
}
