//! People in many teams at once.

use crate::finding::{ByPhase, Level, Signal};
use std::collections::BTreeMap;

use crate::lint::{Check, Draft, Policy, Rule, Sink};
use crate::model::{ArtifactId, Model};
use crate::source::Span;

use crate::lint::ask::{as_number, members, names, teams};

pub(super) static RULE: Rule = Rule {
    id: "few-teams-per-person",
    level: ByPhase::all(Level::Warning),
    signal: Signal::Useful,
    needs_today: false,
    needs_phase: true,
    page: include_str!("few_teams_per_person.md"),
    check: Check::Graph(check),
};

fn check(model: &Model, _policy: &Policy, sink: &mut Sink) {
    let Some(most) = model.config.organisation.expectations.number("teams_per_person_most") else { return };
    let mut places: BTreeMap<ArtifactId, Vec<(ArtifactId, Span)>> = BTreeMap::new();
    for team in teams(model) {
        for member in members(model, team).into_iter().filter(|member| !member.coming) {
            places.entry(member.person).or_default().push((team, member.entry.span));
        }
    }
    for (person, places) in places {
        let Some(((team, span), others)) = places.split_last() else { continue };
        if as_number(places.len()) <= most {
            continue;
        }
        let list = names(model, places.iter().map(|(team, _)| *team));
        let name = &model.artifact(person).title;
        let message = format!("{name} is in {} teams: {list} (expected {most} or fewer)", places.len());
        let mut draft = Draft::at(*span, message).help("Let one team go, or let this one ask when it needs help.").about(*team);
        for (team, span) in others {
            draft = draft.also(*span, format!("in {} too", model.artifact(*team).title));
        }
        sink.report(draft);
    }
}
