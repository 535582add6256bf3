//! `owner:`, which could be a person or a team.

use crate::edit::Fix;
use crate::finding::{ByPhase, Level, Signal};
use crate::kind::Meaning;
use crate::lint::offer;
use crate::lint::{ArtifactSubject, Check, Draft, Rule, Sink};
use crate::model::ArtifactId;
use crate::source::Span;

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
    sink.report(draft.mend(meant(subject, stray.span)));
}

/// The key that says what the value is: somebody's name, or a team's.
fn meant(subject: &ArtifactSubject<'_>, key: Span) -> Option<Fix> {
    let model = subject.model;
    let rest = model.sources.file(key.source).text.get(key.end as usize..)?.lines().next()?;
    let name = rest.trim_start().strip_prefix(':')?.split(" #").next()?.trim().trim_matches(['"', '\'']);
    let named = |ids: Vec<ArtifactId>| {
        let by_id = ids.iter().any(|id| model.artifact(*id).id == name);
        by_id || offer::titled(model, ids.into_iter(), name).is_some()
    };
    let person = named(model.people().map(|kind| model.of_kind(kind).map(|(id, _)| id).collect()).unwrap_or_default());
    let team = named(model.with_meaning(Meaning::Members).collect());
    let field = match (person, team) {
        (true, false) => subject.kind.fields.meaning(Meaning::AccountableOwner)?,
        (false, true) => subject.kind.fields.get("team")?,
        _ => return None,
    };
    let free = subject.artifact.record.field(&field.name).is_none() && !subject.artifact.record.is_misspelt(&field.name);
    free.then(|| offer::word(model, true, key, "owner", &field.name)).flatten()
}
