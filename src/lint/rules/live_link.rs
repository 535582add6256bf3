//! Links that lead nowhere.

use crate::finding::{ByPhase, Level, Signal};
use crate::lint::offer;
use crate::lint::{Check, Draft, Policy, Rule, Sink};
use crate::model::{LinkTarget, Model, path};

pub(super) static RULE: Rule = Rule {
    id: "live-link",
    level: ByPhase::all(Level::Error),
    signal: Signal::Core,
    needs_today: false,
    needs_phase: false,
    page: include_str!("live_link.md"),
    check: Check::Graph(check),
};

fn check(model: &Model, _policy: &Policy, sink: &mut Sink) {
    for link in model.graph.links.iter() {
        let document = model.document(link.document);
        let Some(written) = document.markdown().map(|markdown| &markdown.outline.links[link.index]) else { continue };
        let LinkTarget::NoFile(missing) = &link.leads_to else { continue };
        let mut draft = Draft::at(written.target_span, format!("there is no file '{}'", missing.name));
        if let Some(near) = &missing.near {
            let way = path::relative(path::folder(&document.path), near);
            let anchor = written.destination.find('#').map_or("", |at| &written.destination[at..]);
            let target = format!("{}{anchor}", path::destination(&way));
            let fix = offer::word(model, false, written.target_span, &written.destination, &target);
            draft = draft.help(format!("Did you mean `{way}`?")).mend(fix.filter(|_| written.target_span != written.span));
        } else {
            draft = draft.help("Correct the path, or remove the link.");
        }
        sink.report(draft);
    }
}
