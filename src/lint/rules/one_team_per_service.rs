//! Services of two teams.

use crate::finding::{ByPhase, Level, Signal};
use std::collections::BTreeMap;

use crate::kind::Meaning;
use crate::lint::{Check, Draft, Policy, Rule, Sink};
use crate::model::{ArtifactId, Model};

pub(super) static RULE: Rule = Rule {
    id: "one-team-per-service",
    level: ByPhase::all(Level::Error),
    signal: Signal::Core,
    needs_today: false,
    needs_phase: false,
    page: include_str!("one_team_per_service.md"),
    check: Check::Graph(check),
};

fn check(model: &Model, _policy: &Policy, sink: &mut Sink) {
    let mut owners: BTreeMap<(&str, &str), Vec<(ArtifactId, ArtifactId)>> = BTreeMap::new();
    for (id, artifact) in model.iter() {
        let Some(team) = artifact.parent.filter(|team| model.is_active(*team)) else { continue };
        if model.list(team, Meaning::OwnedServices).iter().any(|owned| owned.span == artifact.record.span) {
            owners.entry((&artifact.kind_name, &artifact.id)).or_default().push((team, id));
        }
    }
    for ((_, name), owners) in owners {
        let Some(((first, first_entry), others)) = owners.split_first() else { continue };
        for (team, entry) in others.iter().filter(|(team, _)| team != first) {
            let (one, two) = (&model.artifact(*first).title, &model.artifact(*team).title);
            let draft = Draft::at(model.artifact(*entry).head, format!("{name} belongs to {two} and to {one}"))
                .label(two)
                .also(model.artifact(*first_entry).head, one)
                .help("Leave it with the team that decides how it changes; the other contributes.")
                .about(*team);
            sink.report(draft);
        }
    }
}
