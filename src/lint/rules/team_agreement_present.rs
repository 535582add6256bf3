//! Teams without a working agreement.

use crate::finding::{ByPhase, Level, Signal};
use crate::kind::Meaning;
use crate::lint::{Check, Draft, Policy, Rule, Sink};
use crate::model::Model;

use crate::lint::ask::coverage;
use crate::lint::ask::teams;

pub(super) static RULE: Rule = Rule {
    id: "team-agreement-present",
    level: ByPhase::each([Level::Info, Level::Warning, Level::Error, Level::Error]),
    signal: Signal::Core,
    needs_today: false,
    needs_phase: true,
    page: include_str!("team_agreement_present.md"),
    check: Check::Graph(check),
};

fn check(model: &Model, _policy: &Policy, sink: &mut Sink) {
    if coverage::is_asked_for_the_first(model, Meaning::Norms) {
        return;
    }
    let Some(agreed) = coverage::owners(model, Meaning::Norms, Meaning::OwningTeam) else { return };
    for team in teams(model).into_iter().filter(|team| !agreed.contains(team)) {
        let artifact = model.artifact(team);
        // Leaders are asked for their agreement by a check of their own.
        if model.catalogue.get(artifact.kind).fields.meaning(Meaning::Leads).is_some() {
            continue;
        }
        let draft = Draft::at(artifact.head, format!("{} has no working agreement", artifact.title))
            .help("Sit together for an hour: who answers for what, three norms, and what happens when you disagree.")
            .about(team);
        sink.report(draft);
    }
}
