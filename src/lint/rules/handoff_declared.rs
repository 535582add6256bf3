//! Work that changes teams with nothing agreed about it.

use crate::finding::{ByPhase, Level, Signal};
use crate::kind::Meaning;
use crate::lint::{Check, Draft, Policy, Rule, Sink};
use crate::model::{ArtifactId, Model, Value};
use crate::source::Span;

use crate::lint::ask::{handoffs, is_team};

pub(super) static RULE: Rule = Rule {
    id: "handoff-declared",
    level: ByPhase::each([Level::Off, Level::Info, Level::Warning, Level::Error]),
    signal: Signal::Core,
    needs_today: false,
    needs_phase: true,
    page: include_str!("handoff_declared.md"),
    check: Check::Graph(check),
};

/// One step of a flow.
struct Step<'m> {
    name: &'m str,
    team: ArtifactId,
    place: Span,
}

fn check(model: &Model, _policy: &Policy, sink: &mut Sink) {
    let contracts = handoffs::all(model);
    for (id, artifact) in model.iter().filter(|(id, artifact)| artifact.parent.is_none() && model.is_active(*id)) {
        // Where a flow should be is a plan; only what is walked today changes hands.
        if artifact.partial || model.meaning(id, Meaning::CurrentState).is_some() {
            continue;
        }
        let steps: Vec<Step<'_>> = model.list(id, Meaning::Steps).iter().filter_map(|entry| step(model, id, entry)).collect();
        let mut told: Vec<(ArtifactId, ArtifactId)> = Vec::new();
        for pair in steps.windows(2) {
            let (from, to) = (pair[0].team, pair[1].team);
            let silent = contracts.iter().all(|contract| !contract.covers(from, to));
            if from == to || !silent || told.contains(&(from, to)) {
                continue;
            }
            told.push((from, to));
            let [giver, taker] = [from, to].map(|team| &model.artifact(team).title);
            let (before, after) = (pair[0].name, pair[1].name);
            let message = format!("{giver} hands over to {taker} between '{before}' and '{after}', and no handoff says how");
            let draft = Draft::at(pair[1].place, message)
                .also(pair[0].place, "from here")
                .help("Write down together what is needed, what comes back and how long it takes; or keep the step in one team.")
                .about(id);
            sink.report(draft);
        }
    }
}

fn step<'m>(model: &'m Model, id: ArtifactId, entry: &'m Value) -> Option<Step<'m>> {
    let record = entry.as_record()?;
    let value = model.meaning_in(id, record, Meaning::StepTeam)?;
    let team = model.behind(value).filter(|team| is_team(model, *team))?;
    let kind = model.catalogue.get(model.artifact(id).kind);
    let name = kind.record(&record.type_name)?.fields.iter().find(|field| field.of.required)?;
    Some(Step { name: record.text(&name.name)?, team, place: value.span })
}
