//! People planned for more than all of their time.

use crate::finding::{ByPhase, Level, Signal};
use std::collections::BTreeMap;

use crate::lint::{Check, Draft, Policy, Rule, Sink};
use crate::model::{ArtifactId, Model};
use crate::quantity::Quantity;
use crate::source::Span;

use crate::lint::ask::{members, names, teams};

pub(super) static RULE: Rule = Rule {
    id: "allocation-within-capacity",
    level: ByPhase::all(Level::Error),
    signal: Signal::Core,
    needs_today: false,
    needs_phase: true,
    page: include_str!("allocation_within_capacity.md"),
    check: Check::Graph(check),
};

/// What rounding may add.
const ROUNDING: f64 = 0.05;

fn check(model: &Model, _policy: &Policy, sink: &mut Sink) {
    let Some(most) = model.config.organisation.expectations.number("allocation_most") else { return };
    let mut planned: BTreeMap<ArtifactId, Vec<(ArtifactId, f64, Span)>> = BTreeMap::new();
    for team in teams(model) {
        for member in members(model, team).into_iter().filter(|member| !member.coming) {
            if let Some(share) = member.allocation {
                planned.entry(member.person).or_default().push((team, share, member.entry.span));
            }
        }
    }
    for (person, shares) in planned {
        let sum: f64 = shares.iter().map(|(_, share, _)| share).sum();
        let Some(((team, _, span), others)) = shares.split_last() else { continue };
        if sum <= most + ROUNDING + 1e-9 {
            continue;
        }
        let name = &model.artifact(person).title;
        let list = names(model, shares.iter().map(|(team, ..)| *team));
        let message = format!("{name} is planned for {} in {list}", Quantity::percent(sum * 100.0));
        let mut draft =
            Draft::at(*span, message).help("Agree with the teams which of them gets less, and write that down.").about(*team);
        for (team, share, span) in others {
            draft = draft.also(*span, format!("{} in {}", Quantity::percent(share * 100.0), model.artifact(*team).title));
        }
        sink.report(draft);
    }
}
