//! `kind:` words that are one slip away from a kind, and lists that open with another word than their file has.

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

fn check(model: &Model, document: &Document, sink: &mut Sink) {
    for (written, span, near) in &document.unknown_kinds {
        let is_list = model.catalogue.iter().any(|(_, kind)| kind.plural == *near);
        let (message, help) = if is_list {
            (format!("the list of {near} opens with '{written}'"), format!("Write `{near}:`."))
        } else {
            (format!("there is no kind '{written}'; did you mean '{near}'?"), format!("Write `kind: {near}`."))
        };
        let draft = Draft::at(*span, message).help(help).unsafe_fix(format!("write `{near}`"), *span, near.clone());
        sink.report(draft);
    }
}
