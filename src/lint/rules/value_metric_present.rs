//! Metrics without one that measures value.

use crate::finding::{ByPhase, Level, Signal};
use crate::kind::Meaning;
use crate::lint::ask::{is_live_document, metrics};
use crate::lint::{Check, Draft, MeaningSubject, Rule, Sink};

pub(super) static RULE: Rule = Rule {
    id: "value-metric-present",
    level: ByPhase::each([Level::Warning, Level::Error, Level::Error, Level::Error]),
    signal: Signal::Core,
    needs_today: false,
    needs_phase: false,
    page: include_str!("value_metric_present.md"),
    check: Check::Meaning(Meaning::Metrics, check),
};

fn check(subject: &MeaningSubject<'_>, sink: &mut Sink) {
    if !is_live_document(&subject.artifact) {
        return;
    }
    let (model, title) = (subject.artifact.model(), subject.artifact.title());
    let help = "Add the result for customer or company that would move if you succeed; the others stay as supporting metrics.";
    let Some(given) = subject.given else {
        if !subject.field.of.required {
            let draft = Draft::at(subject.artifact.head(), format!("{title} has no metric that measures value"));
            sink.report(draft.help(help));
        }
        return;
    };
    let told: Vec<Option<&str>> = metrics(model, subject.artifact.id).iter().map(|metric| metric.tells(model)).collect();
    let least = subject.field.of.list.map_or(0, |bounds| bounds.least);
    if told.is_empty() && least > 0 {
        // `enough-list-items` speaks about an empty list.
        return;
    }
    if told.contains(&None) || told.contains(&Some("value")) || told.len() < given.value.as_list().len() {
        return;
    }
    let mut types: Vec<&str> = told.into_iter().flatten().collect();
    let message = match types.len() {
        0 => format!("{title} has no metric that measures value"),
        1 => format!("the only metric of {title} is a {} metric, not one that measures value", types[0]),
        count => {
            types.sort_unstable();
            types.dedup();
            format!("{title} has {count} metrics, and none measures value ({})", types.join(", "))
        }
    };
    sink.report(Draft::at(given.key, message).help(help));
}
