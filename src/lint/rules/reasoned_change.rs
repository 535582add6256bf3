//! Changes to what many rely on, with no word about why.

use std::cell::Cell;

use crate::finding::{ByPhase, Level, Signal};
use crate::kind::Meaning;
use crate::lint::ask::is_live_document;
use crate::lint::{ArtifactSubject, Check, Draft, Policy, Rule, Sink};
use crate::model::Model;

pub(super) static RULE: Rule = Rule {
    id: "reasoned-change",
    level: ByPhase::all(Level::Info),
    signal: Signal::Noisy,
    needs_today: true,
    needs_phase: false,
    page: include_str!("reasoned_change.md"),
    check: Check::Graph(check),
};

fn check(model: &Model, policy: &Policy, sink: &mut Sink) {
    if !policy.is_on_somewhere(RULE.facts()) {
        return;
    }
    let Ok(changes) = model.lately() else { return };
    let beyond = Cell::new(false);
    for (id, _) in model.iter() {
        let subject = ArtifactSubject::new(model, policy, id, &beyond);
        if !is_live_document(&subject) || !gives_reasons(&subject) {
            continue;
        }
        let Some(day) = model.reworked(changes, id).filter(|day| !model.gave_reason(id, *day)) else { continue };
        let place = model.meaning(id, Meaning::Changes).map_or(subject.head(), |field| field.key);
        let draft = Draft::at(place, format!("{} was changed on {day}, and nobody wrote down why", subject.title()))
            .help("Add to `changes` the day, what is different and what you learned that made you change it.")
            .about(id);
        sink.report(draft);
    }
}

/// Whether others rely on it: it fulfils the contract of its group, or has said before why it changed.
fn gives_reasons(subject: &ArtifactSubject<'_>) -> bool {
    !subject.kind.satisfies.is_empty() || subject.value(Meaning::Changes).is_some()
}
