//! `chat: #payments`: YAML reads the value as a comment.

use crate::finding::{ByPhase, Level, Signal};
use crate::lint::offer;
use crate::lint::{Check, Draft, Rule, Sink};
use crate::model::{Document, Model};
use crate::source::Span;
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
        if let FaultKind::SwallowedHash { text, .. } = &fault.kind {
            // What follows another `#` is a comment in earnest.
            let value = text.split(" #").next().unwrap_or(text).trim_end();
            let end = fault.span.start + u32::try_from(value.len()).unwrap_or(0);
            let span = Span::new(fault.span.source, fault.span.start, end.min(fault.span.end));
            let draft = Draft::at(fault.span, fault.kind.in_words())
                .label("swallowed")
                .help(format!("Put it in quotes: `{}`.", offer::quoted(value)))
                .fix("quote the value", span, offer::quoted(value));
            sink.report(draft);
        }
    }
}
