//! Documents that nothing leads to.

use crate::finding::{ByPhase, Level, Signal};
use crate::kind::Meaning;
use crate::lint::{ArtifactSubject, Check, Draft, Rule, Sink};

pub(super) static RULE: Rule = Rule {
    id: "linked-document",
    level: ByPhase::each([Level::Off, Level::Info, Level::Warning, Level::Warning]),
    signal: Signal::Useful,
    needs_today: false,
    needs_phase: true,
    page: include_str!("linked_document.md"),
    check: Check::Artifact(check),
};

fn check(subject: &ArtifactSubject<'_>, sink: &mut Sink) {
    let owned = subject.kind.fields.meaning(Meaning::AccountableOwner).is_some();
    let named_right = subject.document().unknown_kinds.is_empty();
    if !named_right || !owned || subject.artifact.parent.is_some() || !subject.is_active() {
        return;
    }
    let (model, id) = (subject.model(), subject.id);
    let of_itself = model.is_team(id) || model.is_metric(id);
    if !of_itself && model.citing(id).is_empty() {
        let draft = Draft::at(subject.head(), format!("nothing leads to {}", subject.title()))
            .help("Link it from its team or value stream, or archive it.");
        sink.report(draft);
    }
}
