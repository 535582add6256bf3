//! Interactions that the two sides describe differently.

use crate::finding::{ByPhase, Level, Signal};
use std::collections::BTreeMap;

use crate::lint::{Check, Draft, Policy, Rule, Sink};
use crate::model::{ArtifactId, Model};

use crate::lint::ask::interactions::{self, Interaction};

pub(super) static RULE: Rule = Rule {
    id: "agreed-interaction-mode",
    level: ByPhase::all(Level::Error),
    signal: Signal::Core,
    needs_today: false,
    needs_phase: false,
    page: include_str!("agreed_interaction_mode.md"),
    check: Check::Graph(check),
};

fn check(model: &Model, _policy: &Policy, sink: &mut Sink) {
    let mut pairs: BTreeMap<(ArtifactId, ArtifactId), (Vec<Interaction<'_>>, Vec<Interaction<'_>>)> = BTreeMap::new();
    for interaction in interactions::all(model) {
        let (team, other) = (interaction.team, interaction.other);
        if team < other {
            pairs.entry((team, other)).or_default().0.push(interaction);
        } else {
            pairs.entry((other, team)).or_default().1.push(interaction);
        }
    }
    for (one, other) in pairs.values() {
        let ([first, ..], [second, ..]) = (one.as_slice(), other.as_slice()) else { continue };
        let said: Vec<&str> = one.iter().filter_map(|interaction| interaction.mode).collect();
        if said.is_empty() || other.iter().any(|interaction| interaction.mode.is_none_or(|mode| said.contains(&mode))) {
            if let ([first], [second]) = (one.as_slice(), other.as_slice()) {
                same_side(model, first, second, sink);
            }
            continue;
        }
        let (here, there) = (&model.artifact(first.team).title, &model.artifact(second.team).title);
        let [this, that] = [first, second].map(|side| side.mode.unwrap_or_default());
        let draft = Draft::at(second.place, format!("{here} says {this}, {there} says {that}"))
            .label(that)
            .also(first.place, this)
            .help("Talk about what you expect of each other, then write the same on both pages.")
            .about(second.team);
        sink.report(draft);
    }
}

/// One mode, and both say that they have the same end of it.
fn same_side(model: &Model, first: &Interaction<'_>, second: &Interaction<'_>, sink: &mut Sink) {
    let Some(side) = first.side.filter(|side| second.side == Some(*side)) else { return };
    let (here, there) = (&model.artifact(first.team).title, &model.artifact(second.team).title);
    let draft = Draft::at(second.place, format!("{here} and {there} both say that they are the {side}"))
        .label(side)
        .also(first.place, side)
        .help("Agree who has which end, then write it on both pages.")
        .about(second.team);
    sink.report(draft);
}
