//! Dependencies that the other team does not know of.

use crate::finding::{ByPhase, Level, Signal};
use crate::lint::{Check, Draft, Policy, Rule, Sink};
use crate::model::Model;

use crate::lint::ask::{dependencies, interactions};

pub(super) static RULE: Rule = Rule {
    id: "acknowledged-dependency",
    level: ByPhase::all(Level::Info),
    signal: Signal::Core,
    needs_today: false,
    needs_phase: false,
    page: include_str!("acknowledged_dependency.md"),
    check: Check::Graph(check),
};

fn check(model: &Model, _policy: &Policy, sink: &mut Sink) {
    for dependency in dependencies::all(model) {
        let (team, other) = (dependency.team, dependency.other);
        let reported = interactions::mentions(model, team, other);
        if reported || !model.is_active(other) || model.artifact(other).partial || interactions::acknowledges(model, other, team)
        {
            continue;
        }
        let (here, there) = (&model.artifact(team).title, &model.artifact(other).title);
        let draft = Draft::at(dependency.place, format!("{here} depends on {there}, and {there} does not know"))
            .also(model.artifact(other).head, format!("does not mention {here}"))
            .help(format!("Tell them; they add `{}` to `confirmed`, or an interaction.", model.artifact(team).id))
            .about(team);
        sink.report(draft);
    }
}
