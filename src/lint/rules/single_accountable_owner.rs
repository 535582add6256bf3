//! More than one person in `accountable`.

use crate::finding::{ByPhase, Level, Signal};
use crate::lint::ask::owner::{self, Owner};
use crate::lint::{ArtifactSubject, Check, Draft, Rule, Sink};

pub(super) static RULE: Rule = Rule {
    id: "single-accountable-owner",
    level: ByPhase::each([Level::Warning, Level::Error, Level::Error, Level::Error]),
    signal: Signal::Core,
    needs_today: false,
    needs_phase: false,
    page: include_str!("single_accountable_owner.md"),
    check: Check::Artifact(check),
};

fn check(subject: &ArtifactSubject<'_>, sink: &mut Sink) {
    for given in owner::all(subject) {
        let name = &given.field.name;
        let (message, help) = match owner::of(subject.model(), given.value) {
            Owner::Several(names) => {
                let list = names.join(", ");
                let help = match names.first() {
                    Some(first) => format!("Keep one, such as `{name}: {first}`, and name the others in `responsible`."),
                    None => "Keep one, and name the others in `responsible`.".to_owned(),
                };
                (format!("{name} must be one person, and this names {}: {list}", names.len()), help)
            }
            Owner::Shapeless => (format!("{name} is not the name of a person"), format!("Write one name: `{name}: ada`.")),
            _ => continue,
        };
        sink.report(Draft::at(given.value.span, message).help(help));
    }
}
