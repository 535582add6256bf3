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
/// `a.html`, and a site must be the same from all of them. What the site keeps for itself takes no page away, so it is no fault.
fn check(model: &Model, _policy: &Policy, sink: &mut Sink) {
    for collision in &model.addresses().collisions {
        let Some(kept) = collision.kept else { continue };
        let path = |span: Span| model.sources.file(span.source).path.as_str();
        let (one, other, address) = (path(kept), path(collision.moved), &collision.address);
        let message = if one == other {
            format!("two documents in {one} both become {address}")
        } else {
            format!("{one} and {other} both become {address}")
        };
        sink.report(Draft::at(collision.moved, message).also(kept, "the other page").help("Rename one of them."));
    }
}
