//! `title: foo: bar`: YAML wants the value in quotes.

use crate::finding::{ByPhase, Level, Signal};
use crate::lint::offer;
use crate::lint::{Check, Draft, Rule, Sink};
use crate::model::{Data, Document, Misfit, Model};
use crate::source::Span;
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

fn check(model: &Model, document: &Document, sink: &mut Sink) {
    for fault in &document.faults {
        if let FaultKind::SplitAtColon { text } = &fault.kind {
            sink.report(split(fault.span, text));
        }
    }
    let artifacts = document.artifacts.iter().map(|id| model.artifact(*id));
    for artifact in artifacts.filter(|artifact| artifact.parent.is_none() && artifact.malformed) {
        artifact.record.each_value(&mut |value| {
            if matches!(&value.data, Data::Malformed(malformed) if malformed.why == Misfit::SplitAtColon) {
                sink.report(split(value.span, model.sources.slice(value.span)));
            }
        });
    }
}

fn split(span: Span, text: &str) -> Draft {
    Draft::at(span, format!("'{text}' has a colon, which begins a new value in YAML")).help("Put the value in quotes.").fix(
        "quote the value",
        span,
        offer::quoted(text),
    )
}
