//! Responsibilities that two teams of a value stream own.

use crate::finding::{ByPhase, Level, Signal};
use std::collections::BTreeMap;

use crate::kind::Meaning;
use crate::lint::{Check, Draft, Policy, Rule, Sink};
use crate::model::{ArtifactId, Model};
use crate::source::Span;
use crate::syntax::kebab;

use crate::lint::ask::stream_of;

pub(super) static RULE: Rule = Rule {
    id: "one-team-per-responsibility",
    level: ByPhase::all(Level::Warning),
    signal: Signal::Useful,
    needs_today: false,
    needs_phase: false,
    page: include_str!("one_team_per_responsibility.md"),
    check: Check::Graph(check),
};

/// A team, its agreement, and the row in it.
type Owner = (ArtifactId, ArtifactId, Span);

fn check(model: &Model, _policy: &Policy, sink: &mut Sink) {
    let general: Vec<String> = model.config.organisation.responsibilities.iter().map(|name| kebab(name)).collect();
    if general.is_empty() {
        // Nobody has said what every team does for itself, so an equal row says nothing.
        return;
    }
    let mut owners: BTreeMap<(ArtifactId, String), Vec<Owner>> = BTreeMap::new();
    for (id, _) in model.iter().filter(|(id, artifact)| artifact.parent.is_none() && model.is_active(*id)) {
        let team = model.meaning(id, Meaning::OwningTeam).and_then(|field| model.behind(&field.value));
        let Some((team, stream)) = team.and_then(|team| Some((team, stream_of(model, team)?))) else { continue };
        for row in model.responsibilities(id).filter(|row| !general.contains(&row.name)) {
            owners.entry((stream, row.name)).or_default().push((team, id, row.place));
        }
    }
    for ((stream, name), rows) in owners {
        let Some(((first, _, place), others)) = rows.split_first() else { continue };
        for (team, agreement, span) in others.iter().filter(|(team, ..)| team != first) {
            let [one, two, of] = [*first, *team, stream].map(|id| &model.artifact(id).title);
            let draft = Draft::at(*span, format!("{one} and {two} of {of} both own '{}'", name.replace('-', " ")))
                .label(two)
                .also(*place, one)
                .help("Give it to one of them; the other says under `Not us` who does it.")
                .about(*agreement);
            sink.report(draft);
        }
    }
}
