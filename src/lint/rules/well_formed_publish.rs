//! Markers that mean to keep something from the site, and are misspelt.

use crate::finding::{ByPhase, Level, Signal};
use crate::lint::{Check, Draft, Rule, Sink};
use crate::model::{Document, Model};

pub(super) static RULE: Rule = Rule {
    id: "well-formed-publish",
    level: ByPhase::all(Level::Error),
    signal: Signal::Core,
    needs_today: false,
    needs_phase: false,
    page: include_str!("well_formed_publish.md"),
    check: Check::Document(check),
};

fn check(model: &Model, document: &Document, sink: &mut Sink) {
    // Where nobody speaks to us, `publish` is the word of another tool.
    if model.config.source.is_none() && model.artifacts.is_empty() {
        return;
    }
    for (span, meant) in document.misspelt_markers(&model.sources.file(document.source).text) {
        let message = "this is taken for a marker that keeps something from the site".to_owned();
        sink.report(Draft::at(span, message).help(format!("Write `{meant}`, or `publish: true` where it may be seen.")));
    }
}
