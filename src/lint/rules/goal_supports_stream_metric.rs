//! Value metrics of teams that move no metric of their stream.

use crate::finding::{ByPhase, Level, Signal};
use std::collections::BTreeSet;

use crate::kind::Meaning;
use crate::lint::{Check, Draft, MeaningSubject, Rule, Sink};

use crate::lint::ask::{metrics, stream_of};

pub(super) static RULE: Rule = Rule {
    id: "goal-supports-stream-metric",
    level: ByPhase::all(Level::Warning),
    signal: Signal::Useful,
    needs_today: false,
    needs_phase: false,
    page: include_str!("goal_supports_stream_metric.md"),
    check: Check::Meaning(Meaning::Metrics, check),
};

fn check(subject: &MeaningSubject<'_>, sink: &mut Sink) {
    let (model, id) = (subject.artifact.model(), subject.artifact.id);
    let Some(stream) = stream_of(model, id).filter(|_| subject.artifact.is_active() && model.is_team(id)) else { return };
    let goals: BTreeSet<String> = metrics(model, stream).into_iter().map(|metric| metric.id).collect();
    if goals.is_empty() || model.artifact(stream).partial {
        return;
    }
    for metric in metrics(model, id) {
        let linked = || {
            let here = metric.entry.as_record().and_then(|record| model.meaning_in(id, record, Meaning::SupportsMetric));
            let there = metric
                .defined
                .and_then(|defined| model.meaning(defined, Meaning::SupportsMetric).or(model.meaning(defined, Meaning::Parent)));
            here.is_some() || there.is_some()
        };
        if metric.tells(model) != Some("value") || goals.contains(&metric.id) || linked() {
            continue;
        }
        let name = &model.artifact(stream).title;
        let draft = Draft::at(metric.place, format!("'{}' moves no metric of {name}", metric.id))
            .also(
                model.meaning(stream, Meaning::Metrics).map_or(model.artifact(stream).head, |field| field.value.span),
                "the stream's metrics",
            )
            .help("Say with `drives` which of them moves when this one does, or ask why you do it.");
        sink.report(draft);
    }
}
