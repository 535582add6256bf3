//! Value streams and teams that do not name each other.

use crate::finding::{ByPhase, Level, Signal};
use crate::kind::Meaning;
use crate::lint::{Check, Draft, Policy, Rule, Sink};
use crate::model::{ArtifactId, Model};

use crate::lint::ask::{serving, stream_aligned, stream_of, with_parents};

pub(super) static RULE: Rule = Rule {
    id: "stream-teams-agree",
    level: ByPhase::all(Level::Warning),
    signal: Signal::Useful,
    needs_today: false,
    needs_phase: false,
    page: include_str!("stream_teams_agree.md"),
    check: Check::Graph(check),
};

fn check(model: &Model, _policy: &Policy, sink: &mut Sink) {
    for (stream, serving) in serving(model) {
        let artifact = model.artifact(stream);
        let Some(listed) = model.meaning(stream, Meaning::ServingTeams).filter(|_| !artifact.partial) else { continue };
        // One that leads nowhere may be meant for any team.
        let is_whole = model.list(stream, Meaning::ServingTeams).iter().all(|entry| model.behind(entry).is_some());
        let aligned = |team: &&ArtifactId| stream_aligned(model, **team) == Some(true);
        for team in serving.claiming.difference(&serving.listed).filter(aligned).filter(|_| is_whole) {
            let Some(claim) = model.meaning(*team, Meaning::ValueStream) else { continue };
            let name = &model.artifact(*team).title;
            let draft =
                Draft::at(listed.value.span, format!("{} does not list {name}, which says that it serves it", artifact.title))
                    .also(claim.value.span, format!("{name} says so here"))
                    .help("Correct the side that is wrong.")
                    .about(stream);
            sink.report(draft);
        }
        for team in serving.listed.difference(&serving.claiming).filter(aligned) {
            let Some(claim) = model.meaning(*team, Meaning::ValueStream) else { continue };
            let inner = stream_of(model, *team).is_none_or(|own| with_parents(model, own).contains(&stream));
            if inner {
                continue;
            }
            let name = &model.artifact(*team).title;
            let place = model.list(stream, Meaning::ServingTeams).iter().find(|entry| model.behind(entry) == Some(*team));
            let message = format!("{} lists {name}, which says that it serves another stream", artifact.title);
            let draft = Draft::at(place.map_or(listed.value.span, |entry| entry.span), message)
                .also(claim.value.span, format!("{name} says so here"))
                .help("Correct the side that is wrong.")
                .about(stream);
            sink.report(draft);
        }
    }
}
