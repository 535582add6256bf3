//! Links by a name that several documents share.

use crate::finding::{ByPhase, Level, Signal};
use crate::lint::{Check, Draft, Policy, Rule, Sink};
use crate::model::{ArtifactId, LinkTarget, Model};

pub(super) static RULE: Rule = Rule {
    id: "unambiguous-link",
    level: ByPhase::all(Level::Warning),
    signal: Signal::Useful,
    needs_today: false,
    needs_phase: false,
    page: include_str!("unambiguous_link.md"),
    check: Check::Graph(check),
};

/// How many documents are shown beside the finding.
const SHOWN: usize = 3;

fn check(model: &Model, _policy: &Policy, sink: &mut Sink) {
    for link in model.graph.links.iter() {
        let LinkTarget::Shared(several) = &link.leads_to else { continue };
        let document = model.document(link.document);
        let Some(written) = document.markdown().map(|markdown| &markdown.outline.links[link.index]) else { continue };
        let name = written.destination.split('|').next().unwrap_or_default().trim();
        let reference = |id: &ArtifactId| {
            let artifact = model.artifact(*id);
            format!("`[[{}:{}]]`", artifact.kind_name, artifact.id)
        };
        let ways: Vec<String> = several.iter().take(SHOWN).map(reference).collect();
        let mut draft = Draft::at(written.target_span, format!("'{name}' is the name of {} documents", several.len()))
            .help(format!("Write the one you mean: {}.", ways.join(" or ")));
        for id in several.iter().take(SHOWN) {
            draft = draft.also(model.artifact(*id).head, format!("'{}'", model.artifact(*id).title));
        }
        sink.report(draft);
    }
}
