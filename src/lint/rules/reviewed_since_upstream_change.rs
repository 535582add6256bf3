//! Documents confirmed before something they build on changed.

use crate::finding::{ByPhase, Level, Signal};
use std::collections::BTreeSet;

use crate::kind::Meaning;
use crate::lint::{Check, Draft, MeaningSubject, Rule, Sink};
use crate::model::{ArtifactId, FieldReference, Model, Target, Value};
use crate::quantity::Date;
use crate::source::Span;

use crate::lint::ask::{field_of, is_live_document};

pub(super) static RULE: Rule = Rule {
    id: "reviewed-since-upstream-change",
    level: ByPhase::all(Level::Info),
    signal: Signal::Useful,
    needs_today: false,
    needs_phase: false,
    page: include_str!("reviewed_since_upstream_change.md"),
    check: Check::Meaning(Meaning::ReviewedOn, check),
};

fn check(subject: &MeaningSubject<'_>, sink: &mut Sink) {
    let (model, id) = (subject.artifact.model(), subject.artifact.id);
    let Some(given) = subject.given.filter(|_| is_live_document(&subject.artifact)) else { return };
    let Some(reviewed) = given.value.as_date() else { return };
    let mut seen: BTreeSet<ArtifactId> = BTreeSet::new();
    for reference in model.graph.references_of(id).iter().filter(|reference| builds_on(model, reference)) {
        let Target::Artifact(target) = reference.target else { continue };
        let upstream = model.root(target);
        if upstream == id || !seen.insert(upstream) {
            continue;
        }
        let Some((day, place)) = last_change(model, upstream).filter(|(day, _)| *day > reviewed) else { continue };
        let name = &model.artifact(upstream).title;
        let draft = Draft::at(given.value.span, format!("{name} changed on {day}, after this was reviewed"))
            .also(place, "the change")
            .help("Read both again, change what is no longer true, and update `reviewed`.");
        sink.report(draft);
    }
}

/// The day of the newest change that a document records, and its place.
fn last_change(model: &Model, id: ArtifactId) -> Option<(Date, Span)> {
    let days =
        |entry: &Value| entry.as_record()?.fields.iter().find_map(|field| field.value.as_date()).map(|day| (day, entry.span));
    model.list(id, Meaning::Changes).iter().filter_map(days).filter(|(day, _)| *day <= model.as_of).max()
}

/// Whether a reference says that a document rests on another, and not that it is past or somebody's.
fn builds_on(model: &Model, reference: &FieldReference) -> bool {
    let aside =
        [Meaning::SupersededBy, Meaning::AccountableOwner, Meaning::ResponsiblePeople, Meaning::Members, Meaning::AgreedBy];
    field_of(model, reference).and_then(|field| field.means).is_none_or(|means| !aside.contains(&means))
}
