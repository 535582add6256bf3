//! The checks that kinds declare, run like any other rule.

use crate::expr::{Data, Datum, Outcome};
use crate::kind::Check;
use crate::model::{self, ArtifactId, CheckScope, Model, Record};

use super::memory::Checked;
use super::{ArtifactSubject, Draft, Policy, Sink};

/// Runs the checks of its kind on an artifact, and notes whom they ask about if somebody wants to know.
pub(super) fn all(model: &Model, policy: &Policy, id: ArtifactId, note: bool) -> Checked {
    let subject = ArtifactSubject::new(model, policy, id);
    if subject.kind.checks().is_empty() {
        return Checked { drafts: Vec::new(), asked: note.then(|| vec![id]) };
    }
    let mut scope = CheckScope::new(model, id);
    let (mut sink, mut drafts) = (Sink::default(), Vec::new());
    for (at, check) in subject.kind.checks().iter().enumerate() {
        run(&subject, check, &mut scope, &mut sink);
        sink.hand_over(|draft| drafts.push((at, draft)));
    }
    let asked = scope.asked();
    Checked { drafts, asked: (note && !asked.everybody).then_some(asked.artifacts) }
}

/// Runs one check on one artifact, whose scope this is; names that other checks gave are forgotten.
fn run<'m>(subject: &ArtifactSubject<'m>, check: &'m Check, scope: &mut CheckScope<'m>, sink: &mut Sink) {
    scope.clear();
    let Some(each) = &check.each else {
        return once(subject, check, None, scope, sink);
    };
    match each.evaluate(scope) {
        Outcome::Known(value) => {
            let items = value.elements().unwrap_or_default();
            for item in items.iter().filter(|item| !is_malformed(item)) {
                scope.clear();
                scope.bind("it", item.clone());
                once(subject, check, Some(item), scope, sink);
            }
        }
        Outcome::Unknown => {}
        Outcome::Failed { message, .. } => failed(check, &message, sink),
    }
}

fn once<'m>(subject: &ArtifactSubject<'m>, check: &'m Check, item: Option<&Datum>, scope: &mut CheckScope<'m>, sink: &mut Sink) {
    for (name, expr) in &check.lets {
        match expr.evaluate(scope) {
            Outcome::Known(value) => scope.bind(name, value),
            Outcome::Unknown => scope.bind(name, Datum::missing()),
            Outcome::Failed { message, .. } => return failed(check, &message, sink),
        }
    }
    if let Some(when) = &check.when {
        match when.evaluate(scope) {
            Outcome::Known(value) if value.is_true() => {}
            Outcome::Known(_) | Outcome::Unknown => return,
            Outcome::Failed { message, .. } => return failed(check, &message, sink),
        }
    }
    match check.assert.evaluate(scope) {
        Outcome::Known(value) if value.is_false() => {}
        Outcome::Known(_) | Outcome::Unknown => return,
        Outcome::Failed { message, .. } => return failed(check, &message, sink),
    }
    let at = check.at.as_ref().and_then(|at| match at.evaluate(scope) {
        Outcome::Known(value) => value.origin,
        Outcome::Unknown | Outcome::Failed { .. } => None,
    });
    let span = at.or_else(|| item.and_then(|item| item.origin)).unwrap_or(subject.artifact.head);
    let mut draft = Draft::at(span, check.message.render(scope)).why(check.why.clone()).about(subject.id);
    if let Some(help) = &check.help {
        draft = draft.help(help.render(scope));
    }
    sink.report(draft);
}

/// Whether an element holds a value that could not be read, which has a finding of its own and makes any other one doubtful.
fn is_malformed(item: &Datum) -> bool {
    let Data::Object(object) = &item.data else { return false };
    let record = object.as_any().downcast_ref::<Record>();
    record.is_some_and(|record| record.fields.iter().any(|field| matches!(field.value.data, model::Data::Malformed(_))))
}

/// A check that fails on a document is a mistake in its definition, reported there.
fn failed(check: &Check, message: &str, sink: &mut Sink) {
    let draft = Draft::at(check.span, format!("`{}` cannot be worked out: {message}", check.id))
        .why("A check that fails says nothing about the document it looked at.")
        .help("Mend the expression, or guard it with `when`.");
    sink.report(draft);
}
