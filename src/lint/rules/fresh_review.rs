//! Reviews that ran out.

use super::living_document;
use crate::finding::{ByPhase, Level, Signal};
use crate::kind::Meaning;
use crate::lint::ask::is_live_document;
use crate::lint::{Check, Draft, MeaningSubject, Rule, Sink};
use crate::model::Review;

pub(super) static RULE: Rule = Rule {
    id: "fresh-review",
    level: ByPhase::all(Level::Warning),
    signal: Signal::Core,
    needs_today: true,
    needs_phase: false,
    page: include_str!("fresh_review.md"),
    check: Check::Meaning(Meaning::ReviewedOn, check),
};

fn check(subject: &MeaningSubject<'_>, sink: &mut Sink) {
    let Some(given) = subject.given.filter(|_| is_live_document(&subject.artifact)) else { return };
    let model = subject.artifact.model();
    let (reviewed, due) = match model.review(subject.artifact.id) {
        Review::Overdue { reviewed, due } => (reviewed, due),
        Review::Forgotten { reviewed } if !living_document::speaks(&subject.artifact) => {
            let Some(due) = model.review_due(subject.artifact.id) else { return };
            (reviewed, due)
        }
        Review::Fresh | Review::Forgotten { .. } => return,
    };
    let days = due.days_until(model.as_of);
    let late = if days == 1 { "a day".to_owned() } else { format!("{days} days") };
    let draft = Draft::at(given.value.span, format!("last reviewed on {reviewed}, {late} overdue"))
        .help("Read it with the people it binds, change what is wrong, and update `reviewed`.");
    sink.report(draft);
}
