//! `owner:`, which could be a person or a team.

use crate::finding::{ByPhase, Level, Signal};
use crate::lint::{ArtifactSubject, Check, Draft, Rule, Sink};

pub(super) static RULE: Rule = Rule {
    id: "unambiguous-owner",
    level: ByPhase::all(Level::Warning),
    signal: Signal::Core,
    needs_today: false,
    needs_phase: false,
    page: include_str!("unambiguous_owner.md"),
    check: Check::Artifact(check),
};

fn check(subject: &ArtifactSubject<'_>, sink: &mut Sink) {
    if subject.kind.fields.get("accountable").is_none() {
        return;
    }
    let Some(stray) = subject.artifact.record.strays.iter().find(|stray| stray.key == "owner") else { return };
    let draft = Draft::at(stray.span, "`owner` could mean a person or a team")
        .help("Write `accountable` for the person, `team` for the team.");
    sink.report(draft);
}
