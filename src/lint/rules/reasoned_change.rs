//! Changes to what many rely on, with no word about why.

use crate::finding::{ByPhase, Level, Signal};
use crate::history::{Change, Changes};
use crate::kind::Meaning;
use crate::lint::ask::is_live_document;
use crate::lint::{ArtifactSubject, Check, Draft, Policy, Rule, Sink};
use crate::model::{ArtifactId, Model, Value};
use crate::quantity::{Date, date};

pub(super) static RULE: Rule = Rule {
    id: "reasoned-change",
    level: ByPhase::all(Level::Info),
    signal: Signal::Noisy,
    needs_today: true,
    needs_phase: false,
    page: include_str!("reasoned_change.md"),
    check: Check::Graph(check),
};

/// A commit that changes more documents than this is a sweep through all of them, and says nothing about one.
const SWEEP: usize = 30;

/// Days around a change within which a reason is one for it.
const NEAR: i64 = 31;

/// Keys whose lines change when a document is only confirmed or filed.
const FILING: [&str; 8] = ["reviewed", "review_every", "status", "tags", "waive", "accountable", "responsible", "informed"];

fn check(model: &Model, policy: &Policy, sink: &mut Sink) {
    if !policy.is_on_somewhere(RULE.facts()) {
        return;
    }
    let Ok(changes) = model.lately() else { return };
    for (id, _) in model.iter() {
        let subject = ArtifactSubject::new(model, policy, id);
        if !is_live_document(&subject) || !gives_reasons(&subject) {
            continue;
        }
        let Some(day) = changed(model, changes, id).filter(|day| !has_reason(model, id, *day)) else { continue };
        let place = model.meaning(id, Meaning::Changes).map_or(subject.head(), |field| field.key);
        let draft = Draft::at(place, format!("{} was changed on {day}, and nobody wrote down why", subject.title()))
            .help("Add to `changes` the day, what is different and what you learned that made you change it.")
            .about(id);
        sink.report(draft);
    }
}

/// Whether others rely on it: it fulfils the contract of its group, or has said before why it changed.
fn gives_reasons(subject: &ArtifactSubject<'_>) -> bool {
    !subject.kind.satisfies.is_empty() || subject.value(Meaning::Changes).is_some()
}

/// The last day on which more than the filing of a document changed.
fn changed(model: &Model, changes: &Changes, id: ArtifactId) -> Option<Date> {
    let path = &model.document(model.artifact(id).document).path;
    let is_about_it = |change: &&Change| !change.created && change.together <= SWEEP;
    let says_more = |change: &&Change| {
        let mut lines = change.added.iter().chain(&change.removed).filter(|line| !line.is_empty());
        lines.any(|line| line.split_once(':').is_none_or(|(key, _)| !FILING.contains(&key)))
    };
    changes.of(path).iter().filter(is_about_it).find(says_more).and_then(|change| date(&change.day).ok())
}

/// Whether an entry under changes, or a decision that refers to it, is near that day or later.
fn has_reason(model: &Model, id: ArtifactId, day: Date) -> bool {
    let since = day.plus_days(-NEAR);
    let in_time = |on: Option<Date>| on.is_none_or(|on| on >= since);
    let told = model.list(id, Meaning::Changes).iter().filter_map(|entry| entry.as_record());
    let decided = |from: ArtifactId| model.meaning(from, Meaning::DecidedOn).is_some_and(|on| in_time(on.value.as_date()));
    told.map(|entry| entry.get("date").and_then(Value::as_date)).any(in_time)
        || model.citing(id).into_iter().flatten().any(decided)
}
