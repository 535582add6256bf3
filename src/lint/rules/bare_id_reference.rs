//! `team: [[payments]]`: YAML reads brackets as a list in a list.

use crate::finding::{ByPhase, Level, Signal};
use crate::lint::{Check, Draft, Rule, Sink};
use crate::model::{Document, Model};
use crate::syntax::FaultKind;

pub(super) static RULE: Rule = Rule {
    id: "bare-id-reference",
    level: ByPhase::all(Level::Error),
    signal: Signal::Core,
    needs_today: false,
    needs_phase: false,
    page: include_str!("bare_id_reference.md"),
    check: Check::Document(check),
};

fn check(_model: &Model, document: &Document, sink: &mut Sink) {
    for fault in &document.faults {
        if let FaultKind::Wikilink { target } = &fault.kind {
            let draft = Draft::at(fault.span, format!("[[{target}]] is a list in a list in YAML"))
                .help(format!("Write `{target}` here; brackets are for text."))
                .fix("write the bare id", fault.span, target.clone());
            sink.report(draft);
        }
    }
}
