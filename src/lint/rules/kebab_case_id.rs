//! Ids that are not lower-case words joined by hyphens.

use crate::finding::{ByPhase, Level, Signal};
use crate::lint::{ArtifactSubject, Check, Draft, Rule, Sink};
use crate::syntax::kebab;

pub(super) static RULE: Rule = Rule {
    id: "kebab-case-id",
    level: ByPhase::all(Level::Error),
    signal: Signal::Core,
    needs_today: false,
    needs_phase: false,
    page: include_str!("kebab_case_id.md"),
    check: Check::Artifact(check),
};

fn check(subject: &ArtifactSubject<'_>, sink: &mut Sink) {
    let Some(span) = subject.artifact.written_id else { return };
    let id = &subject.artifact.id;
    let well_formed = |part: &str| !part.is_empty() && part.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit());
    if id.split('-').all(well_formed) {
        return;
    }
    let better = kebab(id);
    let draft = Draft::at(span, format!("id '{id}' is not kebab-case"));
    sink.report(if better.is_empty() {
        draft.help("Use lower-case letters, digits and single hyphens.")
    } else {
        // Writing it here alone would leave everything behind that leads to the old one.
        draft.help(format!("Write `{better}`; `orgdocs mv` renames it everywhere."))
    });
}
