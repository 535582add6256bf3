//! References to artifacts that nobody declares.

use crate::finding::{ByPhase, Level, Signal};
use crate::kind::{Kind, Meaning};
use crate::lint::offer;
use crate::lint::{Check, Draft, Policy, Rule, Sink};
use crate::model::{FieldReference, LinkTarget, Model};
use crate::source::Span;
use crate::syntax::{nearest, only_nearest};

use crate::lint::ask::field_of;

pub(super) static RULE: Rule = Rule {
    id: "live-reference",
    level: ByPhase::all(Level::Error),
    signal: Signal::Core,
    needs_today: false,
    needs_phase: false,
    page: include_str!("live_reference.md"),
    check: Check::Graph(check),
};

fn check(model: &Model, _policy: &Policy, sink: &mut Sink) {
    let dangling = |reference: &&FieldReference| model.is_dangling(reference) && !spoken_for(model, reference);
    for reference in model.graph.references.iter().filter(dangling) {
        let field = reference.path.join(".");
        let written = &reference.reference.written;
        let draft =
            Draft::at(reference.span, format!("`{field}` points at '{written}', which does not exist")).about(reference.from);
        if written.contains(", ") {
            let fix = offer::word(model, false, reference.span, written, &format!("[{written}]"));
            sink.report(draft.help(format!("If these are several, write a list: `[{written}]`.")).mend(fix));
            continue;
        }
        let kinds = reference.reference.kind.as_deref().into_iter().chain(reference.reference.allowed.iter().map(String::as_str));
        let kinds: Vec<&Kind> = kinds.filter_map(|word| model.catalogue.find(word)).map(|id| model.catalogue.get(id)).collect();
        sink.report(with_near(model, draft, &kinds, &reference.reference.id, Some(reference.span)));
    }
    for link in model.graph.links.iter() {
        let LinkTarget::NoArtifact { kind, id } = &link.leads_to else { continue };
        let kind = model.catalogue.get(*kind);
        let draft = Draft::at(link.span, format!("'{}:{id}' does not exist", kind.name));
        let written = model.document(link.document).markdown().and_then(|markdown| markdown.outline.links.get(link.index));
        // Where a link by reference leads stands elsewhere.
        let place = written.filter(|written| written.target_span != written.span).map(|written| written.target_span);
        sink.report(with_near(model, draft, &[kind], id, place));
    }
}

/// `known-accountable-owner` speaks about accountable people, `owned-service` about services, `known-step-team` about steps.
fn spoken_for(model: &Model, reference: &FieldReference) -> bool {
    let means = field_of(model, reference).and_then(|field| field.means);
    matches!(means, Some(Meaning::UsedService | Meaning::StepTeam | Meaning::AccountableOwner))
}

/// Names the one that is near to an id, and writes it at its place where no other is as near.
fn with_near(model: &Model, draft: Draft, kinds: &[&Kind], id: &str, place: Option<Span>) -> Draft {
    let of_kind = || model.iter().filter(|(_, artifact)| kinds.iter().any(|kind| kind.name == artifact.kind_name));
    let ids: Vec<&str> = of_kind().map(|(_, artifact)| artifact.id.as_str()).collect();
    let by_title = offer::titled(model, of_kind().map(|(id, _)| id), id);
    match by_title.or_else(|| nearest(id, ids.iter().copied())) {
        Some(near) => {
            let certain = by_title.or_else(|| only_nearest(id, ids.iter().copied()));
            let fix = place.zip(certain).and_then(|(span, near)| offer::word(model, by_title.is_some(), span, id, near));
            draft.help(format!("Did you mean `{near}`?")).mend(fix)
        }
        None if id.contains(char::is_whitespace) => {
            draft.help("Write the id of a document here, not words about it; if there is no such document, write that first.")
        }
        None => draft.help("Correct the id, or write the document."),
    }
}
