//! Metrics that nothing refers to.

use crate::finding::{ByPhase, Level, Signal};
use crate::kind::Meaning;
use crate::lint::ask::is_live_document;
use crate::lint::{Check, Draft, MeaningSubject, Rule, Sink};

pub(super) static RULE: Rule = Rule {
    id: "metric-in-use",
    level: ByPhase::all(Level::Info),
    signal: Signal::Useful,
    needs_today: false,
    needs_phase: false,
    page: include_str!("metric_in_use.md"),
    check: Check::Meaning(Meaning::MetricType, check),
};

fn check(subject: &MeaningSubject<'_>, sink: &mut Sink) {
    if !is_live_document(&subject.artifact) {
        return;
    }
    let artifact = subject.artifact.artifact;
    let taken_twice = subject.artifact.model().graph.at(artifact.kind, &artifact.id).len() > 1;
    if !taken_twice && subject.artifact.model().referring(subject.artifact.id).next().is_none() {
        let message = format!("no team, value stream or tree refers to {}", subject.artifact.title());
        let help = format!("Refer to `{}` where it steers something, or archive it.", artifact.id);
        sink.report(Draft::at(subject.artifact.head(), message).help(help));
    }
}
