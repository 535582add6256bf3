//! `[$3,200]`: YAML cuts the number at its comma.

use crate::finding::{ByPhase, Level, Signal};
use crate::lint::offer;
use crate::lint::{Check, Draft, Rule, Sink};
use crate::model::{Document, Model};
use crate::quantity::meant_number;
use crate::syntax::FaultKind;

pub(super) static RULE: Rule = Rule {
    id: "quoted-comma",
    level: ByPhase::all(Level::Error),
    signal: Signal::Core,
    needs_today: false,
    needs_phase: false,
    page: include_str!("quoted_comma.md"),
    check: Check::Document(check),
};

fn check(_model: &Model, document: &Document, sink: &mut Sink) {
    for fault in &document.faults {
        if let FaultKind::SplitAtComma { text } = &fault.kind {
            let draft = Draft::at(fault.span, format!("YAML cuts '{text}' at its comma")).label("read as two values");
            sink.report(match meant_number(text) {
                Some(number) => draft.help(format!("Write `{number}`: decimals follow a point.")),
                None => draft.help(format!("Write `\"{text}\"`, or leave the comma out.")).fix(
                    "quote the value",
                    fault.span,
                    offer::quoted(text),
                ),
            });
        }
    }
}
