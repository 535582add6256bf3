//! Steps of a map that belong to nobody we know.

use crate::finding::{ByPhase, Level, Signal};
use crate::kind::Meaning;
use crate::lint::offer;
use crate::lint::{Check, Draft, Policy, Rule, Sink};
use crate::model::{Model, Target};
use crate::syntax::nearest;

use crate::lint::ask::field_of;

pub(super) static RULE: Rule = Rule {
    id: "known-step-team",
    level: ByPhase::all(Level::Error),
    signal: Signal::Core,
    needs_today: false,
    needs_phase: false,
    page: include_str!("known_step_team.md"),
    check: Check::Graph(check),
};

fn check(model: &Model, _policy: &Policy, sink: &mut Sink) {
    for reference in model.graph.references.iter().filter(|reference| reference.target == Target::Missing) {
        if field_of(model, reference).is_none_or(|field| field.means != Some(Meaning::StepTeam)) {
            continue;
        }
        let written = &reference.reference.written;
        let draft =
            Draft::at(reference.span, format!("'{written}' does the step, and no team is called so")).about(reference.from);
        let teams = model.with_meaning(Meaning::Members).map(|id| model.artifact(id).id.as_str());
        let titled = offer::titled(model, model.with_meaning(Meaning::Members), &reference.reference.id);
        sink.report(match titled.or_else(|| nearest(&reference.reference.id, teams)) {
            Some(near) => draft.help(format!("Did you mean `{near}`?")).mend(offer::word(
                model,
                titled.is_some(),
                reference.span,
                written,
                near,
            )),
            None => draft.help("Write down the team, or name the one that does the step."),
        });
    }
}
