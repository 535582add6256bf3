//! References to artifacts that nobody declares.

use std::collections::{BTreeSet, HashSet};

use crate::finding::{ByPhase, Level, Signal};
use crate::kind::{KindId, Meaning};
use crate::lint::guess::Guesses;
use crate::lint::offer;
use crate::lint::{Check, Draft, Policy, Rule, Sink};
use crate::model::{FieldReference, LinkTarget, Model};
use crate::source::Span;

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
    let mut guesses = Guesses::new(model);
    let mut told: HashSet<Span> = HashSet::new();
    for reference in model.graph.references.iter().filter(dangling) {
        told.insert(reference.span);
        let field = reference.path.join(".");
        let written = &reference.reference.written;
        let draft =
            Draft::at(reference.span, format!("`{field}` points at '{written}', which does not exist")).about(reference.from);
        if are_several(written) {
            let list = format!("[{written}]");
            let fix = may_be_list(model, reference).then(|| offer::word(model, false, reference.span, written, &list)).flatten();
            sink.report(draft.help(format!("If these are several, write a list: `{list}`.")).mend(fix));
            continue;
        }
        let kinds = reference.reference.kind.as_deref().into_iter().chain(reference.reference.allowed.iter().map(String::as_str));
        let kinds: BTreeSet<KindId> = kinds.filter_map(|word| model.catalogue.find(word)).collect();
        let instead = match definable(model, reference) {
            Some(field) => format!("or define it: its id, and what is known of it, such as `{field}: …`."),
            None => WRITE_FIRST.to_owned(),
        };
        sink.report(with_guess(draft, &mut guesses, &kinds, (&reference.reference.id, Some(reference.span)), &instead));
    }
    for link in model.graph.links.iter() {
        let LinkTarget::NoArtifact { kind, id } = &link.leads_to else { continue };
        // A link that is a field's whole text was told as that.
        if model.is_torn(*kind) || told.contains(&link.span) {
            continue;
        }
        let draft = Draft::at(link.span, format!("'{}:{id}' does not exist", model.catalogue.get(*kind).name));
        let written = model.document(link.document).markdown().and_then(|markdown| markdown.outline.links.get(link.index));
        // Where a link by reference leads stands elsewhere.
        let place = written.filter(|written| written.target_span != written.span).map(|written| written.target_span);
        sink.report(with_guess(draft, &mut guesses, &[*kind].into(), (id, place), WRITE_FIRST));
    }
}

/// Whether a text looks like ids with commas between them, which YAML reads as a list as soon as it has brackets.
fn are_several(written: &str) -> bool {
    let is_word = |part: &str| {
        let usual = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '/' | ':' | ' ');
        part.starts_with(char::is_alphanumeric)
            && part.ends_with(char::is_alphanumeric)
            && part.chars().all(usual)
            && !part.contains(": ")
    };
    written.contains(", ") && written.split(',').all(|part| is_word(part.trim()))
}

/// Whether brackets make a list of a value: its field takes one, and no quotes would keep it a text.
fn may_be_list(model: &Model, reference: &FieldReference) -> bool {
    let takes_list = field_of(model, reference).is_some_and(|field| field.of.is_list());
    takes_list && model.sources.slice(reference.span).trim() == &*reference.reference.written
}

/// A field of what a reference names, where that may be defined in its place.
fn definable<'m>(model: &'m Model, reference: &FieldReference) -> Option<&'m str> {
    let kind = model.catalogue.get(model.artifact(reference.from).kind);
    let of = kind.record(field_of(model, reference)?.of.base.record()?).filter(|of| of.declares.is_some())?;
    of.fields.iter().map(|field| field.name.as_str()).find(|name| *name != "id")
}

/// `known-accountable-owner` speaks about accountable people, `owned-service` about services, `known-step-team` about steps.
fn spoken_for(model: &Model, reference: &FieldReference) -> bool {
    let means = field_of(model, reference).and_then(|field| field.means);
    matches!(means, Some(Meaning::UsedService | Meaning::StepTeam | Meaning::AccountableOwner))
}

/// What else helps where words stand for a document.
const WRITE_FIRST: &str = "if there is no such document, write that first.";

/// Names the one that is near to an id, and writes it at its place where no other is as near; `instead` helps where it is no id.
fn with_guess(
    draft: Draft,
    guesses: &mut Guesses<'_>,
    kinds: &BTreeSet<KindId>,
    (id, place): (&str, Option<Span>),
    instead: &str,
) -> Draft {
    let model = guesses.model;
    let of_kinds = kinds.iter().flat_map(|kind| model.graph.of_kind(*kind)).copied();
    match guesses.of(id, &of_kinds.collect::<Vec<_>>()) {
        Some(guess) => {
            let fix = place.and_then(|place| guess.fix(model, place, id));
            draft.help(format!("Did you mean `{}`?", guess.id)).mend(fix)
        }
        None if id.contains(char::is_whitespace) => {
            draft.help(format!("Write the id of a document here, not words about it; {instead}"))
        }
        None => draft.help("Correct the id, or write the document."),
    }
}
