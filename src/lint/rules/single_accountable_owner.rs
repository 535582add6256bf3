//! More than one person in `accountable`.

use crate::finding::{ByPhase, Level, Signal};
use crate::kind::Meaning;
use crate::lint::ask::owner::{self, Owner};
use crate::lint::{Check, Draft, MeaningSubject, Rule, Sink};

pub(super) static RULE: Rule = Rule {
    id: "single-accountable-owner",
    level: ByPhase::each([Level::Warning, Level::Error, Level::Error, Level::Error]),
    signal: Signal::Core,
    needs_today: false,
    needs_phase: false,
    page: include_str!("single_accountable_owner.md"),
    check: Check::Meaning(Meaning::AccountableOwner, check),
};

fn check(subject: &MeaningSubject<'_>, sink: &mut Sink) {
    let Some(given) = subject.given.filter(|_| subject.artifact.artifact.parent.is_none()) else { return };
    let (message, help) = match owner::of(subject.artifact.model, given) {
        Owner::Several(names) => {
            let list = names.join(", ");
            let help = match names.first() {
                Some(first) => format!("Keep one, such as `accountable: {first}`, and name the others in `responsible`."),
                None => "Keep one, and name the others in `responsible`.".to_owned(),
            };
            (format!("accountable must be one person, and this names {}: {list}", names.len()), help)
        }
        Owner::Shapeless => {
            ("accountable is not the name of a person".to_owned(), "Write one name: `accountable: ada`.".to_owned())
        }
        _ => return,
    };
    sink.report(Draft::at(given.value.span, message).help(help));
}
