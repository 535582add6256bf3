//! Kinds of documents that an organisation of this phase keeps, and this one has not begun.

use crate::finding::{ByPhase, Level, Signal};
use crate::lint::{Check, Draft, Policy, Rule, Sink};
use crate::model::Model;

use crate::lint::ask::coverage;

pub(super) static RULE: Rule = Rule {
    id: "expected-artifact-present",
    level: ByPhase::all(Level::Warning),
    signal: Signal::Core,
    needs_today: false,
    needs_phase: true,
    page: include_str!("expected_artifact_present.md"),
    check: Check::Graph(check),
};

fn check(model: &Model, _policy: &Policy, sink: &mut Sink) {
    let Some(phase) = model.config.organisation.phase else { return };
    for (place, kind) in coverage::absent_kinds(model) {
        let message = format!("there is no {} yet, and an organisation in {} has one", kind.title.to_lowercase(), phase.word());
        let draft = Draft::at(place, message)
            .help(format!("Begin with `orgdocs new {} \"A title\"`; half a page is enough.", kind.name))
            .level(kind.expected);
        sink.report(draft);
    }
}
