//! Lines of a graph that are not `A -> B`.

use crate::finding::{ByPhase, Level, Signal};
use crate::lint::{ArtifactSubject, Check, Draft, Rule, Sink};
use crate::model::Misfit;

pub(super) static RULE: Rule = Rule {
    id: "well-formed-edge",
    level: ByPhase::all(Level::Error),
    signal: Signal::Core,
    needs_today: false,
    needs_phase: false,
    page: include_str!("well_formed_edge.md"),
    check: Check::Artifact(check),
};

fn check(subject: &ArtifactSubject<'_>, sink: &mut Sink) {
    subject.each_malformed(&mut |_, value, malformed| {
        if malformed.why == Misfit::NotAnEdge {
            let draft = Draft::at(value.span, format!("'{}' does not lead from one thing to another", malformed.written));
            sink.report(draft.help("Write `from -> to`."));
        }
    });
}
