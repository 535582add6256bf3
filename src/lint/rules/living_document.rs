//! Documents that nobody confirms and nobody cites.

use crate::finding::{ByPhase, Level, Signal};
use crate::kind::Meaning;
use crate::lint::{ArtifactSubject, Check, Draft, MeaningSubject, Rule, Sink};

use crate::lint::ask::is_live_document;
use crate::model::Review;

pub(super) static RULE: Rule = Rule {
    id: "living-document",
    level: ByPhase::each([Level::Off, Level::Info, Level::Warning, Level::Warning]),
    signal: Signal::Useful,
    needs_today: true,
    needs_phase: false,
    page: include_str!("living_document.md"),
    check: Check::Meaning(Meaning::ReviewedOn, check),
};

fn check(subject: &MeaningSubject<'_>, sink: &mut Sink) {
    let Some(given) = subject.given.filter(|_| is_live_document(&subject.artifact)) else { return };
    let Review::Forgotten { reviewed } = subject.artifact.model().review(subject.artifact.id) else { return };
    let title = subject.artifact.title();
    let draft = Draft::at(given.value.span, format!("nobody cites {title}, and nobody has reviewed it since {reviewed}"))
        .help("Use it in the next decision and confirm it, or archive it: `status: archived`.");
    sink.report(draft);
}

/// Whether this rule reports on an artifact, so that the overdue review need not be reported too.
pub(super) fn speaks(subject: &ArtifactSubject<'_>) -> bool {
    let path = &subject.document().path;
    subject.policy.level(RULE.facts(), path, Some(&subject.artifact.kind_name)).0 != Level::Off
}
