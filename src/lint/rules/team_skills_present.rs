//! Teams that have not written down what they must be able to do.

use crate::finding::{ByPhase, Level, Signal};
use crate::kind::Meaning;
use crate::lint::{Check, Policy, Rule, Sink};
use crate::model::Model;

use crate::lint::ask::coverage;

pub(super) static RULE: Rule = Rule {
    id: "team-skills-present",
    level: ByPhase::each([Level::Off, Level::Off, Level::Info, Level::Warning]),
    signal: Signal::Useful,
    needs_today: false,
    needs_phase: true,
    page: include_str!("team_skills_present.md"),
    check: Check::Graph(check),
};

fn check(model: &Model, _policy: &Policy, sink: &mut Sink) {
    let lacking = coverage::teams_without(model, Meaning::SkillList);
    let help = "List its skills with the number of people who must have each, and who has it.";
    coverage::ask(model, lacking, "has not written down what it must be able to do", help, sink);
}
