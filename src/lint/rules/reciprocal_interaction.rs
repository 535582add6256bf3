//! Interactions that one side has written down.

use crate::finding::{ByPhase, Level, Signal};
use crate::lint::offer;
use crate::lint::{Check, Draft, Policy, Rule, Sink};
use crate::model::{ArtifactId, Model, Target};

use crate::lint::ask::interactions;

pub(super) static RULE: Rule = Rule {
    id: "reciprocal-interaction",
    level: ByPhase::each([Level::Off, Level::Off, Level::Warning, Level::Warning]),
    signal: Signal::Useful,
    needs_today: false,
    needs_phase: true,
    page: include_str!("reciprocal_interaction.md"),
    check: Check::Graph(check),
};

fn check(model: &Model, _policy: &Policy, sink: &mut Sink) {
    for interaction in interactions::all(model) {
        let (team, other) = (interaction.team, interaction.other);
        if !model.is_active(other) || model.artifact(other).partial || interactions::acknowledges(model, other, team) {
            continue;
        }
        if names_nobody(model, other) {
            continue;
        }
        let (here, there) = (&model.artifact(team).title, &model.artifact(other).title);
        let mode = interaction.mode.map_or("an interaction".to_owned(), interactions::in_words);
        let draft = Draft::at(interaction.place, format!("{here} says {mode} with {there}, and {there} says nothing"))
            .also(model.artifact(other).head, "does not mention it")
            .help(format!(
                "Add it to {there}'s interactions, or `{}` to its `confirmed`, once both agree.",
                model.artifact(team).id
            ))
            .about(team)
            .mend(offer::interaction(model, other, team, interaction.mode));
        sink.report(draft);
    }
}

/// Whether one of a team's interactions leads nowhere: it may be the answer, and has a finding of its own.
fn names_nobody(model: &Model, team: ArtifactId) -> bool {
    let own = model.graph.references_of(team).iter();
    let mut of_interactions = own.filter(|reference| reference.path.first().is_some_and(|name| name == "interactions"));
    of_interactions.any(|reference| !matches!(reference.target, Target::Artifact(_)))
}
