//! References to an artifact of a kind that the field does not take.

use crate::finding::{ByPhase, Level, Signal};
use crate::kind::Meaning;
use crate::lint::{Check, Draft, Policy, Rule, Sink};
use crate::model::{Model, Target};

use crate::lint::ask::field_of;

pub(super) static RULE: Rule = Rule {
    id: "right-kind-reference",
    level: ByPhase::all(Level::Error),
    signal: Signal::Core,
    needs_today: false,
    needs_phase: false,
    page: include_str!("right_kind_reference.md"),
    check: Check::Graph(check),
};

fn check(model: &Model, _policy: &Policy, sink: &mut Sink) {
    for reference in model.graph.references.iter() {
        let Target::WrongKind(found) = reference.target else { continue };
        let accountable = field_of(model, reference).is_some_and(|field| field.means == Some(Meaning::AccountableOwner));
        if accountable {
            continue;
        }
        let found = model.artifact(found);
        let wanted = reference.reference.allowed.join(" or ");
        let field = reference.path.join(".");
        let message = format!("{field} needs a {wanted}; '{}' is a {}", reference.reference.written, found.kind_name);
        let draft = Draft::at(reference.span, message)
            .also(found.head, format!("this {}", found.kind_name))
            .help(format!("Point at a {wanted}."))
            .about(reference.from);
        sink.report(draft);
    }
}
