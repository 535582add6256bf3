//! Pages about skills that name people.

use crate::finding::{ByPhase, Level, Signal};
use crate::lint::{Check, Draft, Rule, Sink};
use crate::model::Model;

pub(super) static RULE: Rule = Rule {
    id: "private-skill-levels",
    level: ByPhase::all(Level::Info),
    signal: Signal::Noisy,
    needs_today: false,
    needs_phase: false,
    page: include_str!("private_skill_levels.md"),
    check: Check::Config(check),
};

fn check(model: &Model, sink: &mut Sink) {
    let Some(named) = model.config.organisation.names_in_skills.as_ref().filter(|named| named.value) else { return };
    let draft = Draft::at(named.span, "the site shows what each person can and cannot do")
        .help("Take the line away, and pages count; or ask everybody who is named.");
    sink.report(draft);
}
