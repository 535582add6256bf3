//! Causal links without a sign.

use crate::finding::{ByPhase, Level, Signal};
use crate::lint::{ArtifactSubject, Check, Draft, Rule, Sink};
use crate::model::Misfit;

pub(super) static RULE: Rule = Rule {
    id: "signed-edge",
    level: ByPhase::all(Level::Error),
    signal: Signal::Core,
    needs_today: false,
    needs_phase: false,
    page: include_str!("signed_edge.md"),
    check: Check::Artifact(check),
};

fn check(subject: &ArtifactSubject<'_>, sink: &mut Sink) {
    subject.each_malformed(&mut |_, value, malformed| {
        if malformed.why == Misfit::Unsigned {
            let draft = Draft::at(value.span, format!("'{}' does not say which way it pushes", malformed.written));
            sink.report(draft.help("Write `A -> +B` when both move together, `A -> -B` when they move apart."));
        }
    });
}
