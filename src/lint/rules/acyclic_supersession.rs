//! Documents that replace each other in a ring.

use crate::finding::{ByPhase, Level, Signal};
use crate::kind::Meaning;
use crate::lint::{Check, Draft, Policy, Rule, Sink};
use crate::model::walk::cycles;
use crate::model::{ArtifactId, Model};

pub(super) static RULE: Rule = Rule {
    id: "acyclic-supersession",
    level: ByPhase::all(Level::Error),
    signal: Signal::Core,
    needs_today: false,
    needs_phase: false,
    page: include_str!("acyclic_supersession.md"),
    check: Check::Graph(check),
};

fn check(model: &Model, _policy: &Policy, sink: &mut Sink) {
    let mut edges: Vec<(ArtifactId, ArtifactId)> = Vec::new();
    for (id, _) in model.iter() {
        edges.extend(model.behind_all(model.list(id, Meaning::Supersedes)).into_iter().map(|older| (id, older)));
        let newer = model.meaning(id, Meaning::SupersededBy).and_then(|field| model.behind(&field.value));
        edges.extend(newer.map(|newer| (newer, id)));
    }
    edges.sort();
    edges.dedup();
    for ring in cycles(&edges) {
        let title = |id: &ArtifactId| model.artifact(*id).title.as_str();
        let Some((first, rest)) = ring.split_first() else { continue };
        let message = if rest.is_empty() {
            format!("{} replaces itself", title(first))
        } else {
            let way: Vec<&str> = ring.iter().chain([first]).map(title).collect();
            format!("each replaces the next: {}", way.join(" → "))
        };
        let draft = Draft::at(model.artifact(*first).head, message).about(*first);
        let draft = rest.iter().fold(draft, |draft, id| draft.also(model.artifact(*id).head, "and this one"));
        sink.report(draft.help("Take out the reference that was written the wrong way round."));
    }
}
