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
        let (write, title, brackets) = match &fault.kind {
            FaultKind::Wikilink { target } => (target.clone(), "write the bare id", "brackets"),
            FaultKind::Wikilinks { targets } => (format!("[{}]", targets.join(", ")), "write the bare ids", "double brackets"),
            _ => continue,
        };
        let draft = Draft::at(fault.span, fault.kind.in_words())
            .help(format!("Write `{write}` here; {brackets} are for text."))
            .fix(title, fault.span, write);
        sink.report(draft);
    }
}
