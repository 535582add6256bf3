//! References from a live document to a retired one.

use crate::finding::{ByPhase, Level, Signal};
use crate::kind::Meaning;
use crate::lint::{Check, Draft, Policy, Rule, Sink};
use crate::model::{Model, Target};

use crate::lint::ask::field_of;

pub(super) static RULE: Rule = Rule {
    id: "current-reference",
    level: ByPhase::all(Level::Warning),
    signal: Signal::Core,
    needs_today: false,
    needs_phase: false,
    page: include_str!("current_reference.md"),
    check: Check::Graph(check),
};

fn check(model: &Model, _policy: &Policy, sink: &mut Sink) {
    for reference in model.graph.references.iter() {
        let Target::Artifact(target) = reference.target else { continue };
        let named = reference.path.first().is_some_and(|field| field == "superseded_by" || field == "details");
        let about_the_past = named || field_of(model, reference).and_then(|field| field.means) == Some(Meaning::Supersedes);
        if about_the_past || !model.is_active(reference.from) || !model.is_retired(target) {
            continue;
        }
        let status = model.meaning(target, Meaning::Status).and_then(|field| field.value.as_text()).unwrap_or("retired");
        let successor = model.meaning(target, Meaning::SupersededBy).and_then(|field| model.behind(&field.value));
        let written = &reference.reference.written;
        let message = match successor {
            Some(successor) => format!("'{written}' is {status}; {} replaced it", model.artifact(successor).address()),
            None => format!("'{written}' is {status}"),
        };
        let draft = Draft::at(reference.span, message)
            .also(model.artifact(target).head, status)
            .help(successor.map_or("Point at what is in force now.", |_| "Point at the successor."))
            .about(reference.from);
        sink.report(draft);
    }
}
