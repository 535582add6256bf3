//! A group in `accountable`.

use crate::finding::{ByPhase, Level, Signal};
use crate::kind::Meaning;
use crate::lint::ask::owner::{self, Owner};
use crate::lint::{Check, Draft, MeaningSubject, Rule, Sink};

pub(super) static RULE: Rule = Rule {
    id: "accountable-person",
    level: ByPhase::each([Level::Warning, Level::Error, Level::Error, Level::Error]),
    signal: Signal::Core,
    needs_today: false,
    needs_phase: false,
    page: include_str!("accountable_person.md"),
    check: Check::Meaning(Meaning::AccountableOwner, check),
};

fn check(subject: &MeaningSubject<'_>, sink: &mut Sink) {
    let Some(given) = subject.given.filter(|_| subject.artifact.artifact.parent.is_none()) else { return };
    let model = subject.artifact.model;
    let draft = match owner::of(model, given) {
        Owner::Group(words) => Draft::at(given.value.span, format!("'{words}' is a group; accountability needs one person")),
        Owner::Outsider(words) => Draft::at(
            given.value.span,
            format!("'{words}' is outside of the organisation; accountability needs one person in it"),
        ),
        Owner::Other(found) => {
            let found = model.artifact(found);
            let kind = found.kind_name.replace('-', " ");
            let words = model.sources.slice(given.value.span);
            let draft = Draft::at(given.value.span, format!("'{words}' is a {kind}; accountability needs one person"));
            draft.also(found.head, format!("this {kind}"))
        }
        _ => return,
    };
    sink.report(draft.help("Name the person who answers for it; list the group in `responsible`."));
}
