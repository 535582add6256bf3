//! Services that nobody keeps any more, since their team is gone.

use std::collections::BTreeSet;

use crate::finding::{ByPhase, Level, Signal};
use crate::kind::{Base, Meaning};
use crate::lint::{Check, Draft, Policy, Rule, Sink};
use crate::model::{ArtifactId, Model};

use crate::lint::ask::{claiming, stream_of};

pub(super) static RULE: Rule = Rule {
    id: "lasting-steward",
    level: ByPhase::all(Level::Warning),
    signal: Signal::Core,
    needs_today: false,
    needs_phase: false,
    page: include_str!("lasting_steward.md"),
    check: Check::Graph(check),
};

fn check(model: &Model, _policy: &Policy, sink: &mut Sink) {
    let offered: Vec<ArtifactId> = model.with_meaning(Meaning::OwnedServices).collect();
    let kept: BTreeSet<&str> =
        offered.iter().filter(|team| model.is_active(**team)).flat_map(|team| services(model, *team)).map(|(_, id)| id).collect();
    for team in offered.iter().filter(|team| model.is_retired(**team)) {
        for (service, _) in services(model, *team).filter(|(_, id)| !kept.contains(id)) {
            let (artifact, team) = (model.artifact(service), model.artifact(*team));
            let draft = Draft::at(artifact.head, format!("nobody keeps {} since {} is gone", artifact.title, team.title))
                .help("Move it to the page of a team in force, or mark it as deprecated.")
                .about(service);
            sink.report(draft);
        }
    }
    for bet in model.with_meaning(Meaning::Verdict) {
        let given = |meaning| model.meaning(bet, meaning);
        let Some(verdict) = given(Meaning::Verdict).filter(|field| field.value.as_text() == Some("persevere")) else { continue };
        let Some(stream) = stream_of(model, bet).filter(|_| given(Meaning::OwningTeam).is_none()) else { continue };
        if model.is_active(stream) && !claiming(model, stream).is_empty() || model.artifact(stream).partial {
            continue;
        }
        let (artifact, stream) = (model.artifact(bet), model.artifact(stream));
        let draft = Draft::at(verdict.value.span, format!("{} was kept, and no team serves {}", artifact.title, stream.title))
            .also(stream.head, "without a team")
            .help("Say with `team:` who keeps it, or take it out of the product.")
            .about(bet);
        sink.report(draft);
    }
}

/// The services of a team that are still used, each with its id.
fn services(model: &Model, team: ArtifactId) -> impl Iterator<Item = (ArtifactId, &str)> {
    let kind = model.catalogue.get(model.artifact(team).kind);
    let declares = kind.fields.meaning(Meaning::OwnedServices).and_then(|field| match &field.of.base {
        Base::Record(of) => kind.record(of)?.declares.as_deref(),
        _ => None,
    });
    let document = model.document(model.artifact(team).document);
    document.artifacts.iter().filter_map(move |id| {
        let artifact = model.artifact(*id);
        let gone = model.meaning(*id, Meaning::Lifecycle).and_then(|field| field.value.as_text()) == Some("deprecated");
        (artifact.parent == Some(team) && declares == Some(&*artifact.kind_name) && !gone).then_some((*id, artifact.id.as_str()))
    })
}
