//! People who answer for too much.

use crate::finding::{ByPhase, Level, Signal};
use std::collections::BTreeMap;

use crate::kind::Meaning;
use crate::lint::{Check, Draft, Policy, Rule, Sink};
use crate::model::{ArtifactId, Model};

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
    let mut answers: BTreeMap<ArtifactId, Vec<ArtifactId>> = BTreeMap::new();
    for (id, artifact) in model.iter().filter(|(id, artifact)| artifact.parent.is_none() && model.is_active(*id)) {
        if let Some(person) = model.accountable(id).filter(|person| model.artifact(*person).document != artifact.document) {
            answers.entry(person).or_default().push(id);
        }
    }
    for (person, documents) in answers.into_iter().filter(|(_, documents)| as_number(documents.len()) > most) {
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
