//! `owner:`, which could be a person or a team.

use crate::finding::{ByPhase, Level, Signal};
use crate::kind::Meaning;
use crate::lint::ask::{is_live_document, owner};
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
    let Some(written) = owner::ambiguous(subject) else { return };
    let nobody = subject.model().meaning(subject.id, Meaning::AccountableOwner).is_none();
    if nobody && !written.is_team && is_live_document(subject) {
        return;
    }
    let draft = Draft::at(written.key, "`owner` could mean a person or a team").help(HELP);
    sink.report(draft.mend(written.fix));
}

/// What to do about an `owner`, also where nobody else is named.
pub(super) const HELP: &str = "Write `accountable` for the person, `team` for the team.";
