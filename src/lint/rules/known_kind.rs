//! `kind:` words that are one slip away from a kind.

use crate::finding::{ByPhase, Level, Signal};
use crate::lint::{Check, Draft, Rule, Sink};
use crate::model::{Document, Model};

pub(super) static RULE: Rule = Rule {
    id: "known-kind",
    level: ByPhase::all(Level::Error),
    signal: Signal::Core,
    needs_today: false,
    needs_phase: false,
    page: include_str!("known_kind.md"),
    check: Check::Document(check),
};

fn check(_model: &Model, document: &Document, sink: &mut Sink) {
    for (written, span, near) in &document.unknown_kinds {
        let draft = Draft::at(*span, format!("there is no kind '{written}'; did you mean '{near}'?"))
            .help(format!("Write `kind: {near}`."))
            .unsafe_fix(format!("write `{near}`"), *span, near.clone());
        sink.report(draft);
    }
}
