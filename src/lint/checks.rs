//! The checks that kinds declare, run like any other rule.

use crate::expr::{Data, Datum, Expr, Outcome};
use crate::kind::Check;
use crate::model::{self, ArtifactId, CheckScope, Document, Model, Record};
use crate::source::Span;
use crate::syntax::{Block, FaultKind};

use super::memory::Checked;
use super::{Draft, Sink};

/// The steps that one check may take for all elements of a list together.
const STEPS: usize = 30_000_000;

/// Runs the checks of its kind on an artifact, and notes whom they ask about if somebody wants to know.
pub(super) fn all(model: &Model, id: ArtifactId, note: bool) -> Checked {
    let kind = model.catalogue.get(model.artifact(id).kind);
    if kind.checks().is_empty() {
        return Checked { drafts: Vec::new(), asked: note.then(|| vec![id]) };
    }
    let mut scope = CheckScope::new(model, id);
    let (mut sink, mut drafts) = (Sink::default(), Vec::new());
    for (at, check) in kind.checks().iter().enumerate() {
        run((model, id), check, &mut scope, &mut sink);
        sink.hand_over(|draft| drafts.push((at, draft)));
    }
    let asked = scope.asked();
    let of_kinds = || asked.kinds.iter().flat_map(|kind| model.of_kind(*kind).map(|(id, _)| id));
    Checked { drafts, asked: note.then(|| asked.artifacts.iter().copied().chain(of_kinds()).collect()) }
}

/// Runs one check on one artifact, whose scope this is; names that other checks gave are forgotten.
fn run<'m>(of: (&Model, ArtifactId), check: &'m Check, scope: &mut CheckScope<'m>, sink: &mut Sink) {
    let mut report = |found: Result<Option<Draft>, String>| match found {
        Ok(None) => {}
        Ok(Some(draft)) => sink.report(draft),
        Err(message) => sink.report(failed(of, check, &message)),
    };
    if check.needs_every_line && has_unread_line(of) {
        return;
    }
    scope.clear();
    let Some(each) = &check.each else {
        return report(once(of, check, None, scope));
    };
    match value(each, scope) {
        Ok(list) => {
            let items = list.and_then(|list| list.elements()).unwrap_or_default();
            let before = scope.steps();
            for item in items.iter().filter(|item| !is_malformed(item)) {
                if scope.steps() - before > STEPS {
                    return report(Err(format!("for all elements it takes more than {STEPS} steps")));
                }
                scope.clear();
                scope.bind("it", item.clone());
                report(once(of, check, Some(item), scope));
            }
        }
        Err(message) => report(Err(message)),
    }
}

/// What a check says about an artifact, or one element of its list; or why it cannot be worked out.
fn once<'m>(
    (model, id): (&Model, ArtifactId),
    check: &'m Check,
    item: Option<&Datum>,
    scope: &mut CheckScope<'m>,
) -> Result<Option<Draft>, String> {
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
        Outcome::Unknown | Outcome::Failed { .. } => None,
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
fn value(expr: &Expr, scope: &CheckScope<'_>) -> Result<Option<Datum>, String> {
    let outcome = expr.evaluate(scope);
    match (scope.failure(), outcome) {
        (Some(message), _) | (None, Outcome::Failed { message, .. }) => Err(message),
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
/// to look at.
fn failed((model, id): (&Model, ArtifactId), check: &Check, message: &str) -> Draft {
    let artifact = model.artifact(id);
    let (place, help) = if model.catalogue.get(artifact.kind).builtin {
        (artifact.head, "Divide the document, or leave the check out for it with a waiver.")
    } else {
        (check.span, "Mend the expression, or guard it with `when`.")
    };
    Draft::at(place, format!("`{}` cannot be worked out: {message}", check.id))
        .why("A check that fails says nothing about the document it looked at.")
        .help(help)
}
