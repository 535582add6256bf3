//! Work that passes through many teams.

use crate::finding::{ByPhase, Level, Signal};
use crate::kind::Meaning;
use crate::lint::{Check, Draft, MeaningSubject, Rule, Sink};
use crate::model::{ArtifactId, Value};
use crate::source::Span;

use crate::lint::ask::as_number;

pub(super) static RULE: Rule = Rule {
    id: "short-handoff-chain",
    level: ByPhase::all(Level::Warning),
    signal: Signal::Useful,
    needs_today: false,
    needs_phase: true,
    page: include_str!("short_handoff_chain.md"),
    check: Check::Meaning(Meaning::Steps, check),
};

fn check(subject: &MeaningSubject<'_>, sink: &mut Sink) {
    let (model, id) = (subject.artifact.model(), subject.artifact.id);
    let Some(given) = subject.given.filter(|_| subject.artifact.is_active()) else { return };
    let Some(most) = model.config.organisation.expectations.number("handoff_chain_most") else { return };
    let mut chain: Vec<(ArtifactId, Span)> = Vec::new();
    for step in given.value.as_list().iter().filter_map(Value::as_record) {
        let Some(value) = model.meaning_in(id, step, Meaning::StepTeam) else { continue };
        if let Some(team) = model.behind(value).filter(|team| chain.iter().all(|(known, _)| known != team)) {
            chain.push((team, value.span));
        }
    }
    if as_number(chain.len()) <= most {
        return;
    }
    let Some(((_, last), _)) = chain.split_last() else { return };
    let way: Vec<&str> = chain.iter().map(|(team, _)| model.artifact(*team).title.as_str()).collect();
    let message = format!("one item passes through {} teams: {} (expected {most} or fewer)", chain.len(), way.join(" → "));
    let draft = Draft::at(*last, message).help("Ask which of these teams could do it from end to end, and what it would need.");
    sink.report(draft);
}
