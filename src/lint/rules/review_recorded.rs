//! Active documents that were never confirmed.

use crate::finding::{ByPhase, Level, Signal};
use crate::kind::Meaning;
use crate::lint::ask::is_live_document;
use crate::lint::{Check, Draft, MeaningSubject, Rule, Sink};

pub(super) static RULE: Rule = Rule {
    id: "review-recorded",
    level: ByPhase::all(Level::Warning),
    signal: Signal::Useful,
    needs_today: false,
    needs_phase: false,
    page: include_str!("review_recorded.md"),
    check: Check::Meaning(Meaning::ReviewedOn, check),
};

fn check(subject: &MeaningSubject<'_>, sink: &mut Sink) {
    let asked = subject.artifact.kind.asks_for_review || subject.artifact.value(Meaning::ReviewEvery).is_some();
    if subject.given.is_some() || !asked || !is_live_document(&subject.artifact) {
        return;
    }
    let message = format!("{} is active and was never marked as reviewed", subject.artifact.title());
    let help = "Read it with the people it binds, then set `reviewed` to that day; or mark it `status: draft`.";
    sink.report(Draft::at(subject.artifact.head(), message).help(help));
}
