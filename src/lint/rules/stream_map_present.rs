//! Value streams that nobody has mapped.

use crate::finding::{ByPhase, Level, Signal};
use crate::kind::Meaning;
use crate::lint::{Check, Draft, Policy, Rule, Sink};
use crate::model::Model;

use crate::lint::ask::coverage;

pub(super) static RULE: Rule = Rule {
    id: "stream-map-present",
    level: ByPhase::each([Level::Off, Level::Info, Level::Warning, Level::Warning]),
    signal: Signal::Useful,
    needs_today: false,
    needs_phase: true,
    page: include_str!("stream_map_present.md"),
    check: Check::Graph(check),
};

fn check(model: &Model, _policy: &Policy, sink: &mut Sink) {
    for stream in coverage::streams_without(model, Meaning::Steps) {
        let artifact = model.artifact(stream);
        let draft = Draft::at(artifact.head, format!("{} has never been mapped", artifact.title))
            .help("Follow one item from idea to use; half a day, sticky notes and rough numbers are enough.")
            .about(stream);
        sink.report(draft);
    }
}
