//! Outcomes that are no metric of the value stream.

use crate::finding::{ByPhase, Level, Signal};
use std::collections::BTreeSet;

use crate::kind::Meaning;
use crate::lint::{Check, Draft, MeaningSubject, Rule, Sink};
use crate::model::ArtifactId;

use crate::lint::ask::{claiming, metrics, metrics_within, stream_of};

pub(super) static RULE: Rule = Rule {
    id: "outcome-from-stream-metrics",
    level: ByPhase::all(Level::Warning),
    signal: Signal::Core,
    needs_today: false,
    needs_phase: false,
    page: include_str!("outcome_from_stream_metrics.md"),
    check: Check::Meaning(Meaning::Outcome, check),
};

fn check(subject: &MeaningSubject<'_>, sink: &mut Sink) {
    let (model, id) = (subject.artifact.model(), subject.artifact.id);
    let Some(given) = subject.given.filter(|_| subject.artifact.is_active()) else { return };
    let Some(stream) = stream_of(model, id) else { return };
    let own = model.meaning(id, Meaning::OwningTeam).and_then(|field| model.behind(&field.value));
    let serving = model.behind_all(model.list(stream, Meaning::ServingTeams));
    let sources: BTreeSet<ArtifactId> = claiming(model, stream).into_iter().chain(own).chain(serving).chain([stream]).collect();
    let known: BTreeSet<String> = sources.iter().flat_map(|source| metrics(model, *source)).map(|metric| metric.id).collect();
    if known.is_empty() || sources.iter().any(|source| model.artifact(*source).partial) {
        return;
    }
    for metric in metrics_within(model, id, given) {
        let Some(defined) = metric.defined.filter(|_| !known.contains(&metric.id)) else { continue };
        let leads = [Meaning::SupportsMetric, Meaning::Parent].into_iter().filter_map(|meaning| model.meaning(defined, meaning));
        if leads.filter_map(|field| model.behind(&field.value)).any(|coarser| known.contains(&model.artifact(coarser).id)) {
            continue;
        }
        let name = &model.artifact(stream).title;
        let draft = Draft::at(metric.place, format!("'{}' is no metric of {name} or its teams", metric.id))
            .also(model.artifact(stream).head, "the value stream")
            .help("Choose one of the stream's metrics, or say with `drives` which of them this one moves.");
        sink.report(draft);
    }
}
