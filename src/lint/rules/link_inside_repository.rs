//! Links whose path leaves the repository.

use crate::finding::{ByPhase, Level, Signal};
use crate::lint::{Check, Draft, Policy, Rule, Sink};
use crate::model::{LinkTarget, Model};

pub(super) static RULE: Rule = Rule {
    id: "link-inside-repository",
    level: ByPhase::all(Level::Error),
    signal: Signal::Core,
    needs_today: false,
    needs_phase: false,
    page: include_str!("link_inside_repository.md"),
    check: Check::Graph(check),
};

fn check(model: &Model, _policy: &Policy, sink: &mut Sink) {
    for link in model.graph.links.iter().filter(|link| link.leads_to == LinkTarget::Outside) {
        let document = model.document(link.document);
        let Some(written) = document.markdown().map(|markdown| &markdown.outline.links[link.index]) else { continue };
        let draft = Draft::at(written.target_span, format!("'{}' leads out of the repository", written.destination))
            .help("Link to its public address instead.");
        sink.report(draft);
    }
}
