//! A field with two sources in one document.

use crate::finding::{ByPhase, Level, Signal};
use crate::lint::{ArtifactSubject, Check, Draft, Rule, Sink};

pub(super) static RULE: Rule = Rule {
    id: "single-source",
    level: ByPhase::all(Level::Error),
    signal: Signal::Core,
    needs_today: false,
    needs_phase: false,
    page: include_str!("single_source.md"),
    check: Check::Artifact(check),
};

fn check(subject: &ArtifactSubject<'_>, sink: &mut Sink) {
    for double in &subject.artifact.doubles {
        let message = if double.both_headings {
            format!("'{}' has two sections", double.heading)
        } else {
            format!("'{}' is in the front matter and under '{}'", double.field, double.heading)
        };
        let draft = Draft::at(double.second, message)
            .label("and here")
            .also(double.first, "here")
            .help("Keep one; the first one counts.");
        sink.report(draft);
    }
}
