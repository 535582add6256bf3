//! A group in `accountable`.

use crate::finding::{ByPhase, Level, Signal};
use crate::lint::ask::owner::{self, Owner};
use crate::lint::{ArtifactSubject, Check, Draft, Rule, Sink};
use crate::model::{Data, Party};

pub(super) static RULE: Rule = Rule {
    id: "accountable-person",
    level: ByPhase::each([Level::Warning, Level::Error, Level::Error, Level::Error]),
    signal: Signal::Core,
    needs_today: false,
    needs_phase: false,
    page: include_str!("accountable_person.md"),
    check: Check::Artifact(check),
};

fn check(subject: &ArtifactSubject<'_>, sink: &mut Sink) {
    for given in owner::all(subject) {
        let (model, span) = (subject.model(), given.value.span);
        let draft = match owner::of(model, given.value) {
            // Of those a check of the kind speaks.
            Owner::Group(_) if given.listed && matches!(given.value.data, Data::Party(Party::Everyone)) => continue,
            Owner::Group(words) => Draft::at(span, format!("'{words}' is a group; accountability needs one person")),
            Owner::Outsider(words) => {
                Draft::at(span, format!("'{words}' is outside of the organisation; accountability needs one person in it"))
            }
            Owner::Other(found) => {
                let found = model.artifact(found);
                let kind = found.kind_name.replace('-', " ");
                let words = model.sources.slice(span);
                let draft = Draft::at(span, format!("'{words}' is a {kind}; accountability needs one person"));
                draft.also(found.head, format!("this {kind}"))
            }
            _ => continue,
        };
        sink.report(draft.help("Name the person who answers for it; list the group in `responsible`."));
    }
}
