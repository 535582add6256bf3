//! `chat: #payments`: YAML reads the value as a comment.

use crate::finding::{ByPhase, Level, Signal};
use crate::lint::{Check, Draft, Rule, Sink};
use crate::model::{Document, Model};
use crate::syntax::FaultKind;

pub(super) static RULE: Rule = Rule {
    id: "quoted-hash",
    level: ByPhase::all(Level::Error),
    signal: Signal::Core,
    needs_today: false,
    needs_phase: false,
    page: include_str!("quoted_hash.md"),
    check: Check::Document(check),
};

fn check(_model: &Model, document: &Document, sink: &mut Sink) {
    for fault in &document.faults {
        if let FaultKind::SwallowedHash { key, text } = &fault.kind {
            let draft = Draft::at(fault.span, format!("'{key}' is empty: YAML read '{text}' as a comment"))
                .label("swallowed")
                .help(format!("Write `{key}: \"{text}\"`."))
                .fix("quote the value", fault.span, format!("\"{}\"", text.replace('"', "\\\"")));
            sink.report(draft);
        }
    }
}
