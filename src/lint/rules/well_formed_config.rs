//! Mistakes in `orgdocs.yaml`.

use crate::finding::{ByPhase, Level, Signal};
use crate::lint::words::sentence;
use crate::lint::{Check, Draft, Rule, Sink};
use crate::model::Model;

pub(super) static RULE: Rule = Rule {
    id: "well-formed-config",
    level: ByPhase::all(Level::Error),
    signal: Signal::Core,
    needs_today: false,
    needs_phase: false,
    page: include_str!("well_formed_config.md"),
    check: Check::Config(check),
};

fn check(model: &Model, sink: &mut Sink) {
    for fault in &model.config.faults {
        let draft = Draft::at(fault.span, fault.message.clone());
        sink.report(match &fault.help {
            Some(help) => draft.help(sentence(help)),
            None => draft,
        });
    }
}
