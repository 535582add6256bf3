//! A key that is given twice in one mapping.

use crate::finding::{ByPhase, Level, Signal};
use crate::lint::{Check, Draft, Rule, Sink};
use crate::model::{Document, Model};
use crate::syntax::FaultKind;

pub(super) static RULE: Rule = Rule {
    id: "unique-key",
    level: ByPhase::all(Level::Error),
    signal: Signal::Core,
    needs_today: false,
    needs_phase: false,
    page: include_str!("unique_key.md"),
    check: Check::Document(check),
};

fn check(_model: &Model, document: &Document, sink: &mut Sink) {
    for fault in &document.faults {
        if let FaultKind::DuplicateKey { key, first } = &fault.kind {
            let draft = Draft::at(fault.span, format!("'{key}' is given twice"))
                .label("and again here")
                .also(*first, "first here, which is the one that counts")
                .help("Keep one.");
            sink.report(draft);
        }
    }
}
