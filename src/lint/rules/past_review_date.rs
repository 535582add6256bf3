//! Reviews dated in the future.

use crate::finding::{ByPhase, Level, Signal};
use crate::kind::Meaning;
use crate::lint::{Check, Draft, MeaningSubject, Rule, Sink};

pub(super) static RULE: Rule = Rule {
    id: "past-review-date",
    level: ByPhase::all(Level::Error),
    signal: Signal::Core,
    needs_today: true,
    needs_phase: false,
    page: include_str!("past_review_date.md"),
    check: Check::Meaning(Meaning::ReviewedOn, check),
};

fn check(subject: &MeaningSubject<'_>, sink: &mut Sink) {
    let Some(given) = subject.given else { return };
    if let Some(day) = given.value.as_date().filter(|day| *day > subject.artifact.model().as_of) {
        let draft = Draft::at(given.value.span, format!("reviewed on {day}, which is in the future"))
            .help("Write the day on which you confirmed it; when it is due next is worked out.");
        sink.report(draft);
    }
}
