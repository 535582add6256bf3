//! The checks that kinds declare, run like any other rule.

use std::cell::Cell;

use crate::expr::{Data, Datum, Expr, Failure, Outcome, Toll};
use crate::kind::Check;
use crate::model::{self, ArtifactId, CheckScope, Document, Model, Record};
use crate::source::Span;
use crate::syntax::{Block, FaultKind};

use super::ask::two_currencies;
use super::memory::Checked;
use super::tolls::Tolls;
use super::{Draft, Sink};

/// The steps that one check may take for all elements of a list together.
const STEPS: usize = 30_000_000;

/// Runs the checks of its kind on an artifact, those left out that took too much already, and notes whom they ask about if somebody
/// wants to know.
pub(super) fn all(model: &Model, id: ArtifactId, tolls: &Tolls, note: bool) -> Checked {
    let kind = model.artifact(id).kind;
    let checks = model.catalogue.get(kind).checks();
    if checks.is_empty() {
        return Checked { drafts: Vec::new(), tolls: Vec::new(), asked: note.then(|| vec![id]) };
    }
    let mut scope = CheckScope::new(model, id);
    let most = tolls.most(kind);
    let (mut sink, mut drafts, mut taken) = (Sink::default(), Vec::new(), Vec::new());
    for (at, check) in checks.iter().enumerate() {
        if tolls.is_over(kind, at) {
            continue;
        }
        let toll = run((model, id), check, &mut scope, &mut sink, most);
        if most.is_some() {
            tolls.take(kind, at, toll);
            taken.push((at, toll));
        }
        sink.hand_over(|draft| drafts.push((at, draft)));
    }
    let asked = scope.asked();
    let of_kinds = || asked.kinds.iter().flat_map(|kind| model.of_kind(*kind).map(|(id, _)| id));
    let asked = note.then(|| asked.artifacts.iter().copied().chain(of_kinds()).collect());
    Checked { drafts, tolls: taken, asked }
}

/// Runs one check on one artifact, whose scope this is, and says what it took; names that other checks gave are forgotten. It ends
/// where it took more than `most`, if that matters.
fn run<'m>(of: (&Model, ArtifactId), check: &'m Check, scope: &mut CheckScope<'m>, sink: &mut Sink, most: Option<Toll>) -> Toll {
    let exceeded = Cell::new(false);
    let mut report = |found: Result<Option<Draft>, Failure>| match found {
        Ok(None) => {}
        Ok(Some(draft)) => sink.report(draft),
        Err(failure) => {
            exceeded.set(exceeded.get() || failure.exceeded);
            sink.report(failed(of, check, &failure.message));
        }
    };
    if check.needs_every_line && has_unread_line(of) {
        return Toll::default();
    }
    scope.clear();
    let before = scope.steps();
    let toll = |scope: &CheckScope<'_>, elements: usize| match (most, exceeded.get()) {
        (Some(_), true) => Toll::BOUNDLESS,
        _ => Toll::of(scope.steps() - before, elements),
    };
    let Some(each) = &check.each else {
        report(once(of, check, None, scope));
        return toll(scope, 1);
    };
    let list = match value(each, scope) {
        Ok(list) => list.and_then(|list| list.elements()).unwrap_or_default(),
        Err(failure) => {
            report(Err(failure));
            return toll(scope, 1);
        }
    };
    let (start, mut elements) = (scope.steps(), 1);
    for item in list.iter().filter(|item| !is_malformed(item)) {
        if most.is_some_and(|most| toll(scope, elements) > most) {
            return Toll::BOUNDLESS;
        }
        if scope.steps() - start > STEPS {
            let message = format!("for all elements it takes more than {STEPS} steps");
            report(Err(Failure { range: 0..0, message, exceeded: true }));
            break;
        }
        scope.clear();
        scope.bind("it", item.clone());
        report(once(of, check, Some(item), scope));
        elements += 1;
    }
    toll(scope, elements)
}

/// What a check says about an artifact, or one element of its list; or why it cannot be worked out.
fn once<'m>(
    (model, id): (&Model, ArtifactId),
    check: &'m Check,
    item: Option<&Datum>,
    scope: &mut CheckScope<'m>,
) -> Result<Option<Draft>, Failure> {
    check.lets.iter().for_each(|(name, expr)| scope.define(name, expr));
    if let Some(when) = &check.when
        && !value(when, scope)?.is_some_and(|value| value.is_true())
    {
        return Ok(None);
    }
    if !value(&check.assert, scope)?.is_some_and(|value| value.is_false()) {
        return Ok(None);
    }
    let at = check.at.as_ref().and_then(|at| match at.evaluate(scope) {
        Outcome::Known(value) => value.origin,
        Outcome::Unknown | Outcome::Failed(_) => None,
    });
    let at = at.or_else(|| item.and_then(|item| item.origin));
    // What is not there may stand in the part of the document that could not be read.
    if at.is_none() && model.artifact(id).partial {
        return Ok(None);
    }
    let span = at.unwrap_or(model.artifact(id).head);
    let mut draft = Draft::at(span, check.message.render(scope)).why(check.why.clone()).about(id);
    if let Some(help) = &check.help {
        draft = draft.help(help.render(scope));
    }
    if let Some(level) = check.level_in_fence
        && is_fenced(model, span)
    {
        draft = draft.level(level);
    }
    scope.failure().map_or(Ok(Some(draft)), Err)
}

/// Whether its page has a line in a fenced block that could not be read.
fn has_unread_line((model, id): (&Model, ArtifactId)) -> bool {
    let faults = &model.document(model.artifact(id).document).faults;
    faults.iter().any(|fault| matches!(fault.kind, FaultKind::Fence { .. }))
}

/// Whether a value stands in a fenced block of its page.
fn is_fenced(model: &Model, span: Span) -> bool {
    let page = model.document_of(span.source).and_then(Document::markdown);
    page.is_some_and(|page| {
        page.outline.blocks.iter().any(|block| match block {
            Block::Code(code) => code.span.start <= span.start && span.end <= code.span.end,
            _ => false,
        })
    })
}

/// The value of an expression, if it has one, or why it cannot be worked out.
fn value(expr: &Expr, scope: &CheckScope<'_>) -> Result<Option<Datum>, Failure> {
    let outcome = expr.evaluate(scope);
    match (scope.failure(), outcome) {
        (Some(failure), _) | (None, Outcome::Failed(failure)) => Err(failure),
        (None, Outcome::Known(value)) => Ok(Some(value)),
        (None, Outcome::Unknown) => Ok(None),
    }
}

/// Whether an element holds a value that could not be read, which has a finding of its own and makes any other one doubtful.
fn is_malformed(item: &Datum) -> bool {
    let Data::Object(object) = &item.data else { return false };
    let record = object.as_any().downcast_ref::<Record>();
    record.is_some_and(|record| record.fields.iter().any(|field| matches!(field.value.data, model::Data::Malformed(_))))
}

/// A check that fails on a document is a mistake in its definition, reported there; a built-in one only fails where there is too much
/// to look at, or where numbers do not go together.
pub(super) fn failed((model, id): (&Model, ArtifactId), check: &Check, message: &str) -> Draft {
    let artifact = model.artifact(id);
    let currencies = two_currencies(&artifact.record);
    let (place, help) = if !model.catalogue.get(artifact.kind).builtin {
        (check.span, "Mend the expression, or guard it with `when`.")
    } else if let Some((_, second)) = currencies {
        (second, "Write the numbers that belong together in one unit and one currency.")
    } else {
        (artifact.head, "Divide the document, or leave the check out for it with a waiver.")
    };
    Draft::at(place, format!("`{}` cannot be worked out: {message}", check.id))
        .why("A check that fails says nothing about the document it looked at.")
        .help(help)
}
