//! Teams whose work reaches nobody that is written down.

use crate::finding::{ByPhase, Level, Signal};
use crate::kind::Meaning;
use crate::lint::{Check, Draft, Policy, Rule, Sink};
use crate::model::{ArtifactId, Model, Target};

pub(super) static RULE: Rule = Rule {
    id: "team-traces-to-value",
    level: ByPhase::each([Level::Off, Level::Info, Level::Warning, Level::Warning]),
    signal: Signal::Useful,
    needs_today: false,
    needs_phase: true,
    page: include_str!("team_traces_to_value.md"),
    check: Check::Graph(check),
};

fn check(model: &Model, _policy: &Policy, sink: &mut Sink) {
    if model.with_meaning(Meaning::ValueMetric).next().is_none() {
        return;
    }
    for team in model.with_meaning(Meaning::TeamType).filter(|team| model.is_active(*team)) {
        let artifact = model.artifact(team);
        let kind_of_team = model.meaning(team, Meaning::TeamType).and_then(|field| field.value.as_text());
        // A team that is aligned to no stream has a rule of its own.
        if artifact.partial || kind_of_team == Some("stream-aligned") || reaches_somebody(model, team) {
            continue;
        }
        let message = format!("no product, value stream or other team has to do with {}", artifact.title);
        let help =
            "Name the team where a product or stream is described, or the teams that use what it offers under `interactions`.";
        sink.report(Draft::at(artifact.head, message).help(help).about(team));
    }
}

/// Whether a team serves a stream, an asset names it, or another team has to do with it.
fn reaches_somebody(model: &Model, team: ArtifactId) -> bool {
    let is_value = |other: ArtifactId| {
        let kind = model.catalogue.get(model.artifact(other).kind);
        let is_other_team = model.is_team(other) && other != team;
        is_other_team || kind.is_asset() || kind.fields.meaning(Meaning::ServingTeams).is_some()
    };
    let outgoing = model.graph.references_of(team).iter().any(|reference| match reference.target {
        Target::Artifact(to) => is_value(model.root(to)),
        // Whom a broken reference was to lead to is not known.
        Target::WrongKind(_) | Target::Missing | Target::Unsure => true,
    });
    let own = model.document(model.artifact(team).document).artifacts.iter().copied().filter(|id| model.root(*id) == team);
    let incoming = || own.into_iter().flat_map(|id| model.referring(id)).any(|reference| is_value(model.root(reference.from)));
    model.meaning(team, Meaning::ValueStream).is_some() || outgoing || incoming()
}
