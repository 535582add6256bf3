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
    let title = subject.artifact.title();
    let draft = match subject.given {
        None => Draft::at(subject.artifact.head(), format!("{title} has nobody accountable")),
        Some(given) => match owner::written(given) {
            Owner::Nobody(words) => {
                Draft::at(given.value.span, format!("{title} has nobody accountable")).label(format!("'{words}' is nobody yet"))
            }
            _ => return,
        },
    };
    sink.report(draft.help("Name the person who answers when this goes wrong in `accountable`; others go in `responsible`."));
}
