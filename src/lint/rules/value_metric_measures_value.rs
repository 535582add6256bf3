//! Value metrics that count activity.

use crate::finding::{ByPhase, Level, Signal};
use crate::kind::Meaning;
use crate::lint::words::counts_activity;
use crate::lint::{Check, Draft, MeaningSubject, Rule, Sink};

pub(super) static RULE: Rule = Rule {
    id: "value-metric-measures-value",
    level: ByPhase::all(Level::Error),
    signal: Signal::Core,
    needs_today: false,
    needs_phase: false,
    page: include_str!("value_metric_measures_value.md"),
    check: Check::Meaning(Meaning::MetricType, check),
};

fn check(subject: &MeaningSubject<'_>, sink: &mut Sink) {
    let Some(given) = subject.given.filter(|given| given.value.as_text() == Some("value")) else { return };
    let artifact = subject.artifact.artifact;
    let Some(name) = [&artifact.title, &artifact.id].into_iter().find(|name| counts_activity(name)) else { return };
    let draft = Draft::at(artifact.head, format!("'{name}' counts activity, not value"))
        .also(given.value.span, "called a value metric here")
        .help("Ask what changes for the customer when it goes up; make that the value metric, and keep this as `activity`.");
    sink.report(draft);
}
