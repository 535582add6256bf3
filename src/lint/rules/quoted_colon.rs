//! `title: foo: bar`: YAML wants the value in quotes.

use crate::finding::{ByPhase, Level, Signal};
use crate::lint::{Check, Draft, Rule, Sink};
use crate::model::{Document, Model};
use crate::syntax::FaultKind;

pub(super) static RULE: Rule = Rule {
    id: "quoted-colon",
    level: ByPhase::all(Level::Error),
    signal: Signal::Core,
    needs_today: false,
    needs_phase: false,
    page: include_str!("quoted_colon.md"),
    check: Check::Document(check),
};

fn check(_model: &Model, document: &Document, sink: &mut Sink) {
    for fault in &document.faults {
        if let FaultKind::SplitAtColon { text } = &fault.kind {
            let draft = Draft::at(fault.span, format!("'{text}' has a colon, which begins a new value in YAML"))
                .help("Put the value in quotes.")
                .fix("quote the value", fault.span, format!("\"{}\"", text.replace('"', "\\\"")));
            sink.report(draft);
        }
    }
}
