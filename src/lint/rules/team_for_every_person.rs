//! People in no team.

use crate::finding::{ByPhase, Level, Signal};
use std::collections::BTreeSet;

use crate::kind::Meaning;
use crate::lint::{Check, Draft, Policy, Rule, Sink};
use crate::model::{ArtifactId, Model};

use crate::lint::ask::{members, teams};

pub(super) static RULE: Rule = Rule {
    id: "team-for-every-person",
    level: ByPhase::all(Level::Warning),
    signal: Signal::Core,
    needs_today: false,
    needs_phase: true,
    page: include_str!("team_for_every_person.md"),
    check: Check::Graph(check),
};

fn check(model: &Model, _policy: &Policy, sink: &mut Sink) {
    let teams = teams(model);
    let unread = teams.iter().any(|team| model.artifact(*team).partial);
    let placed: BTreeSet<ArtifactId> = teams.iter().flat_map(|team| members(model, *team)).map(|member| member.person).collect();
    let Some(kind) = model.catalogue.find("person").filter(|_| !unread && !placed.is_empty()) else { return };
    for (id, person) in model.of_kind(kind).filter(|(id, _)| !placed.contains(id)) {
        let date = |meaning| model.meaning(id, meaning).and_then(|field| field.value.as_date());
        let gone = date(Meaning::LeftOn).is_some_and(|left| left <= model.as_of);
        let coming = date(Meaning::JoinedOn).is_some_and(|joined| joined > model.as_of);
        if gone || coming {
            continue;
        }
        let draft = Draft::at(person.head, format!("{} is in no team", person.title))
            .help("Add the person to the members of a team, or write the day of leaving in `left`.")
            .about(id);
        sink.report(draft);
    }
}
