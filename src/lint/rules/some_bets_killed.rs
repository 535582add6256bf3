//! Organisations in which every bet wins.

use crate::finding::{ByPhase, Level, Signal};
use crate::kind::Meaning;
use crate::lint::{Check, Draft, Policy, Rule, Sink};
use crate::model::Model;

use crate::lint::ask::{as_number, bets};

pub(super) static RULE: Rule = Rule {
    id: "some-bets-killed",
    level: ByPhase::all(Level::Info),
    signal: Signal::Noisy,
    needs_today: true,
    needs_phase: true,
    page: include_str!("some_bets_killed.md"),
    check: Check::Graph(check),
};

fn check(model: &Model, _policy: &Policy, sink: &mut Sink) {
    let Some(enough) = model.config.organisation.expectations.number("decided_bets_least") else { return };
    let verdict = |id| model.meaning(id, Meaning::Verdict);
    let decided = bets::decided_this_year(model);
    let kept = |id| verdict(id).and_then(|field| field.value.as_text()) == Some("persevere");
    if as_number(decided.len()) < enough || !decided.iter().all(|(_, id)| kept(*id)) {
        return;
    }
    let Some((newest, last)) = decided.first().and_then(|(_, id)| Some((*id, verdict(*id)?))) else { return };
    let message = format!("{} bets were decided within a year, and none was stopped or turned", decided.len());
    let draft = Draft::at(last.value.span, message)
        .label("the latest of them")
        .help("Look at the two that came off least, and ask what would have had to happen to stop them.")
        .about(newest);
    sink.report(draft);
}
