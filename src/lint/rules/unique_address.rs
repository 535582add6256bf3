//! Pages that want one address.

use crate::finding::{ByPhase, Level, Signal};
use crate::lint::{Check, Draft, Policy, Rule, Sink};
use crate::model::Model;
use crate::source::Span;

pub(super) static RULE: Rule = Rule {
    id: "unique-address",
    level: ByPhase::all(Level::Error),
    signal: Signal::Core,
    needs_today: false,
    needs_phase: false,
    page: include_str!("unique_address.md"),
    check: Check::Graph(check),
};

/// The site decides what collides. Letter case makes no difference there: some file systems have one place for `A.html` and
/// `a.html`, and a site must be the same from all of them. What the site keeps for itself takes no page away, so it is no fault; only
/// an id is there to be chosen.
fn check(model: &Model, _policy: &Policy, sink: &mut Sink) {
    for collision in &model.addresses().collisions {
        let path = |span: Span| model.sources.file(span.source).path.as_str();
        let (moved, address) = (path(collision.moved), &collision.address);
        let (message, help) = match (collision.kept.map(path), collision.index) {
            (Some(kept), _) if kept == moved => {
                (format!("two documents in {moved} both become {address}"), "Rename one of them.")
            }
            (Some(kept), _) => (format!("{kept} and {moved} both become {address}"), "Rename one of them."),
            (None, Some(kind)) => {
                let kinds = &model.catalogue.get(kind).plural;
                (format!("{moved} would become {address}, which lists all {kinds}"), "Give it another id.")
            }
            (None, None) => continue,
        };
        let draft = Draft::at(collision.moved, message).help(help);
        sink.report(collision.kept.into_iter().fold(draft, |draft, kept| draft.also(kept, "the other page")));
    }
}
