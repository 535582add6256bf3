//! YAML that no reading accepts.

use crate::finding::{ByPhase, Level, Signal};
use crate::lint::{Check, Draft, Rule, Sink};
use crate::model::{Document, Model};
use crate::syntax::FaultKind;

pub(super) static RULE: Rule = Rule {
    id: "well-formed-yaml",
    level: ByPhase::all(Level::Error),
    signal: Signal::Core,
    needs_today: false,
    needs_phase: false,
    page: include_str!("well_formed_yaml.md"),
    check: Check::Document(check),
};

fn check(_model: &Model, document: &Document, sink: &mut Sink) {
    for fault in &document.faults {
        let help = match &fault.kind {
            FaultKind::Syntax { .. } => None,
            FaultKind::UnclosedFrontMatter => Some("Close it with a line of three hyphens."),
            FaultKind::UnknownAlias { .. } => Some("Define it with `&`, or put the value in quotes."),
            FaultKind::Tab => Some("Indent with spaces."),
            _ => continue,
        };
        let draft = Draft::at(fault.span, fault.kind.in_words());
        sink.report(match help {
            Some(help) => draft.help(help),
            None => draft,
        });
    }
}
