//! People who answer for too much.

use crate::finding::{ByPhase, Level, Signal};
use crate::kind::Meaning;
use crate::lint::{Check, Draft, Policy, Rule, Sink};
use crate::model::Model;

use crate::lint::ask::as_number;

pub(super) static RULE: Rule = Rule {
    id: "manageable-accountability",
    level: ByPhase::all(Level::Warning),
    signal: Signal::Useful,
    needs_today: false,
    needs_phase: true,
    page: include_str!("manageable_accountability.md"),
    check: Check::Graph(check),
};

/// How many documents are shown beside the finding.
const SHOWN: usize = 3;

fn check(model: &Model, _policy: &Policy, sink: &mut Sink) {
    let Some(most) = model.config.organisation.expectations.number("accountabilities_most") else { return };
    for (person, documents) in model.accountabilities().into_iter().filter(|(_, documents)| as_number(documents.len()) > most) {
        let artifact = model.artifact(person);
        let message = format!("{} answers for {} documents (expected {most} or fewer)", artifact.title, documents.len());
        let mut draft = Draft::at(artifact.head, message).help("Pass on those that others know better already.").about(person);
        for document in documents.iter().take(SHOWN) {
            let place = model
                .meaning(*document, Meaning::AccountableOwner)
                .map_or(model.artifact(*document).head, |field| field.value.span);
            draft = draft.also(place, format!("for {}", model.artifact(*document).title));
        }
        sink.report(draft);
    }
}
