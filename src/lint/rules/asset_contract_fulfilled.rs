//! Assets that leave out what their group promises to say.

use crate::finding::{ByPhase, Level, Signal};
use crate::lint::ask::is_live_document;
use crate::lint::{ArtifactSubject, Check, Draft, Rule, Sink};

pub(super) static RULE: Rule = Rule {
    id: "asset-contract-fulfilled",
    level: ByPhase::each([Level::Off, Level::Info, Level::Warning, Level::Warning]),
    signal: Signal::Useful,
    needs_today: false,
    needs_phase: false,
    page: include_str!("asset_contract_fulfilled.md"),
    check: Check::Artifact(check),
};

fn check(subject: &ArtifactSubject<'_>, sink: &mut Sink) {
    if !subject.kind.is_asset() || !is_live_document(subject) {
        return;
    }
    for (words, name) in subject.kind.contract() {
        // A required field has its own rule, and so has one that the definition does not have.
        let Some(field) = subject.kind.fields.get(name).filter(|field| !field.of.required) else { continue };
        let given = subject.artifact.record.field(name);
        let is_there = given.is_some_and(|given| !field.of.is_list() || !given.value.as_list().is_empty());
        if is_there || subject.artifact.record.is_misspelt(name) {
            continue;
        }
        let message = format!("{} does not say {words}", subject.title());
        let draft = Draft::at(subject.head(), message).help(format!("Add `{name}`. {}", field.help));
        sink.report(draft);
    }
}
