//! Documents that work out another one, and are about something else.

use crate::finding::{ByPhase, Level, Signal};
use crate::kind::{Base, Meaning};
use crate::lint::ask::{is_live_document, names};
use crate::lint::{Check, Draft, MeaningSubject, Rule, Sink};
use crate::model::{ArtifactId, Data, Model, Value};

pub(super) static RULE: Rule = Rule {
    id: "detail-agrees-with-parent",
    level: ByPhase::all(Level::Warning),
    signal: Signal::Useful,
    needs_today: false,
    needs_phase: false,
    page: include_str!("detail_agrees_with_parent.md"),
    check: Check::Meaning(Meaning::Details, check),
};

fn check(subject: &MeaningSubject<'_>, sink: &mut Sink) {
    let (model, id) = (subject.artifact.model(), subject.artifact.id);
    let Some(given) = subject.given.filter(|_| is_live_document(&subject.artifact)) else { return };
    let Some(coarser) = model.behind(&given.value).filter(|coarser| *coarser != id) else { return };
    let outer = model.artifact(coarser);
    if outer.kind != subject.artifact.artifact.kind {
        return;
    }
    // What every document of the kind has to name says what it is about.
    let about = subject.artifact.kind.fields.iter().filter(|field| field.of.required && matches!(field.of.base, Base::Ref(_)));
    for field in about {
        let (Some(here), Some(there)) = (subject.artifact.artifact.record.field(&field.name), outer.record.field(&field.name))
        else {
            continue;
        };
        let (own, theirs) = (behind(model, &here.value), behind(model, &there.value));
        // One of them leads nowhere, which is said elsewhere.
        if own.is_empty() || theirs.is_empty() {
            continue;
        }
        let is_within = |one: &ArtifactId| model.with_coarser(*one).iter().any(|known| theirs.contains(known));
        if !own.iter().any(is_within) {
            let message =
                format!("it works out {}, which is about {} and not {}", outer.title, names(model, theirs), names(model, own));
            let draft = Draft::at(here.value.span, message)
                .also(there.value.span, format!("{} says this", outer.title))
                .help(format!("Correct `{}`, or take `details` away.", field.name));
            sink.report(draft);
        }
    }
}

/// What one reference or a list of them leads to.
fn behind(model: &Model, value: &Value) -> Vec<ArtifactId> {
    match &value.data {
        Data::List(items) => model.behind_all(items),
        _ => model.behind(value).into_iter().collect(),
    }
}
