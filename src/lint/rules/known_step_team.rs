//! Steps of a map that belong to nobody we know.

use crate::finding::{ByPhase, Level, Signal};
use crate::kind::Meaning;
use crate::lint::guess::Guesses;
use crate::lint::{Check, Draft, Policy, Rule, Sink};
use crate::model::Model;

use crate::lint::ask::field_of;

pub(super) static RULE: Rule = Rule {
    id: "known-step-team",
    level: ByPhase::all(Level::Error),
    signal: Signal::Core,
    needs_today: false,
    needs_phase: false,
    page: include_str!("known_step_team.md"),
    check: Check::Graph(check),
};

fn check(model: &Model, _policy: &Policy, sink: &mut Sink) {
    let teams: Vec<_> = model.with_meaning(Meaning::Members).collect();
    let mut guesses = Guesses::new(model);
    for reference in model.graph.references.iter().filter(|reference| model.is_dangling(reference)) {
        if field_of(model, reference).is_none_or(|field| field.means != Some(Meaning::StepTeam)) {
            continue;
        }
        let written = &reference.reference.written;
        let draft =
            Draft::at(reference.span, format!("'{written}' does the step, and no team is called so")).about(reference.from);
        sink.report(match guesses.of(&reference.reference.id, &teams) {
            Some(guess) => draft.help(format!("Did you mean `{}`?", guess.id)).mend(guess.fix(model, reference.span, written)),
            None => draft.help("Write down the team, or name the one that does the step."),
        });
    }
}
