//! Documents that nobody answers for.

use crate::finding::{ByPhase, Level, Signal};
use crate::kind::Meaning;
use crate::lint::ask::is_live_document;
use crate::lint::ask::owner::{self, Owner};
use crate::lint::{Check, Draft, MeaningSubject, Rule, Sink};

pub(super) static RULE: Rule = Rule {
    id: "accountable-owner-present",
    level: ByPhase::each([Level::Warning, Level::Error, Level::Error, Level::Error]),
    signal: Signal::Core,
    needs_today: false,
    needs_phase: false,
    page: include_str!("accountable_owner_present.md"),
    check: Check::Meaning(Meaning::AccountableOwner, check),
};

fn check(subject: &MeaningSubject<'_>, sink: &mut Sink) {
    if !is_live_document(&subject.artifact) {
        return;
    }
    let help = "Name the person who answers when this goes wrong in `accountable`; others go in `responsible`.";
    let message = format!("{} has nobody accountable", subject.artifact.title());
    if subject.given.is_none() {
        let draft = match owner::ambiguous(&subject.artifact) {
            Some(written) if !written.is_team => {
                Draft::at(written.key, format!("{message}: `owner` could be a person or a team"))
                    .help(super::unambiguous_owner::HELP)
                    .mend(written.fix)
            }
            _ => Draft::at(subject.artifact.head(), message.clone()).help(help),
        };
        sink.report(draft);
    }
    for given in owner::all(&subject.artifact) {
        let Owner::Nobody(words) = owner::written(given.value) else { continue };
        let of_all = given.field.span == subject.field.span;
        let message = if of_all { message.clone() } else { format!("nobody is named in `{}`", given.field.name) };
        sink.report(Draft::at(given.value.span, message).label(format!("'{words}' is nobody yet")).help(help));
    }
}
