//! Services that are used and belong to nobody.

use crate::finding::{ByPhase, Level, Signal};
use crate::kind::Meaning;
use crate::lint::guess::Guesses;
use crate::lint::{Check, Draft, Policy, Rule, Sink};
use crate::model::Model;

use crate::lint::ask::field_of;

pub(super) static RULE: Rule = Rule {
    id: "owned-service",
    level: ByPhase::all(Level::Error),
    signal: Signal::Core,
    needs_today: false,
    needs_phase: false,
    page: include_str!("owned_service.md"),
    check: Check::Graph(check),
};

fn check(model: &Model, _policy: &Policy, sink: &mut Sink) {
    let mut guesses = Guesses::new(model);
    for reference in model.graph.references.iter().filter(|reference| model.is_dangling(reference)) {
        let used = field_of(model, reference).is_some_and(|field| field.means == Some(Meaning::UsedService));
        let kinds: Vec<_> = reference.reference.allowed.iter().filter_map(|word| model.catalogue.find(word)).collect();
        if !used || !model.is_active(reference.from) || !kinds.iter().any(|kind| model.graph.is_populated(*kind)) {
            continue;
        }
        let id = &reference.reference.id;
        let draft = Draft::at(reference.span, format!("{id} is used, and no team owns it")).about(reference.from);
        let services: Vec<_> = kinds.iter().flat_map(|kind| model.graph.of_kind(*kind)).copied().collect();
        sink.report(match guesses.of(id, &services) {
            Some(guess) => {
                let fix = guess.fix(model, reference.span, &reference.reference.written);
                draft.help(format!("Did you mean `{}`?", guess.id)).mend(fix)
            }
            None => draft.help("List it on the page of the team that decides how it changes."),
        });
    }
}
