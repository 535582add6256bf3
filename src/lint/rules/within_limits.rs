//! A file that is larger or deeper than any document needs to be.

use crate::finding::{ByPhase, Level, Signal};
use crate::lint::{Check, Draft, Rule, Sink};
use crate::model::{Document, Model};
use crate::syntax::FaultKind;

pub(super) static RULE: Rule = Rule {
    id: "within-limits",
    level: ByPhase::all(Level::Error),
    signal: Signal::Core,
    needs_today: false,
    needs_phase: false,
    page: include_str!("within_limits.md"),
    check: Check::Document(check),
};

fn check(_model: &Model, document: &Document, sink: &mut Sink) {
    for fault in &document.faults {
        if let FaultKind::OverLimit(_) = &fault.kind {
            let draft = Draft::at(fault.span, fault.kind.in_words()).help("Split the document; the rest of it was not read.");
            sink.report(draft);
        }
    }
}
