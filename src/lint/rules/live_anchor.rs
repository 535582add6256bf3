//! Links to a heading that a page does not have.

use crate::finding::{ByPhase, Level, Signal};
use crate::lint::offer;
use crate::lint::{Check, Draft, Policy, Rule, Sink};
use crate::model::{LinkTarget, Model};

pub(super) static RULE: Rule = Rule {
    id: "live-anchor",
    level: ByPhase::all(Level::Error),
    signal: Signal::Core,
    needs_today: false,
    needs_phase: false,
    page: include_str!("live_anchor.md"),
    check: Check::Graph(check),
};

fn check(model: &Model, _policy: &Policy, sink: &mut Sink) {
    for link in model.graph.links.iter() {
        let LinkTarget::NoAnchor(page, missing) = &link.leads_to else { continue };
        let document = model.document(link.document);
        let Some(written) = document.markdown().map(|markdown| &markdown.outline.links[link.index]) else { continue };
        let (page, anchor) = (&model.document(*page).path, &missing.name);
        let draft = Draft::at(written.target_span, format!("'{page}' has no heading '#{anchor}'"));
        sink.report(match &missing.near {
            Some(near) => {
                let fix = offer::word(model, false, written.target_span, anchor, near);
                draft.help(format!("Did you mean `#{near}`?")).mend(fix.filter(|_| written.target_span != written.span))
            }
            None => draft.help("Link to a heading that is there, or to the page alone."),
        });
    }
}
