//! `accountable: @ada`: a value cannot start with `@` in YAML.

use crate::finding::{ByPhase, Level, Signal};
use crate::lint::{Check, Draft, Rule, Sink};
use crate::model::{Document, Model};
use crate::syntax::FaultKind;

pub(super) static RULE: Rule = Rule {
    id: "bare-handle",
    level: ByPhase::all(Level::Error),
    signal: Signal::Core,
    needs_today: false,
    needs_phase: false,
    page: include_str!("bare_handle.md"),
    check: Check::Document(check),
};

fn check(_model: &Model, document: &Document, sink: &mut Sink) {
    for fault in &document.faults {
        if let FaultKind::AtHandle { handle } = &fault.kind {
            let bare = handle.trim_start_matches('@');
            let draft = Draft::at(fault.span, format!("'{handle}' cannot start a value in YAML"))
                .help(format!("Write `{bare}` here; `@{bare}` is for text."))
                .fix("drop the @", fault.span, bare);
            sink.report(draft);
        }
    }
}
