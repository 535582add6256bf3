//! Accountable roles without exactly one holder.

use crate::finding::{ByPhase, Level, Signal};
use crate::kind::Meaning;
use crate::lint::{Check, Draft, MeaningSubject, Rule, Sink};
use crate::model::{Data, Party};
use crate::syntax::nearest;

use crate::lint::ask::owner;

pub(super) static RULE: Rule = Rule {
    id: "single-role-holder",
    level: ByPhase::each([Level::Warning, Level::Error, Level::Error, Level::Error]),
    signal: Signal::Core,
    needs_today: false,
    needs_phase: false,
    page: include_str!("single_role_holder.md"),
    check: Check::Meaning(Meaning::AccountableOwner, check),
};

fn check(subject: &MeaningSubject<'_>, sink: &mut Sink) {
    let Some(given) = subject.given.filter(|_| subject.artifact.artifact.parent.is_none()) else { return };
    let model = subject.artifact.model();
    let Data::Party(Party::Role(role)) = &given.value.data else { return };
    let roles = &model.config.organisation.roles;
    let draft = match roles.iter().find(|(name, _)| *name.value == **role) {
        None => {
            let draft = Draft::at(given.value.span, format!("nobody holds the role '{role}'"));
            match nearest(role, roles.iter().map(|(name, _)| name.value.as_str())) {
                Some(near) => draft.help(format!("Did you mean `role:{near}`?")),
                None => draft.help("Say who holds it under `organisation.roles` in orgdocs.yaml, or name the person."),
            }
        }
        Some((name, holders)) if holders.len() != 1 => {
            let list: Vec<&str> = holders.iter().map(|holder| holder.value.as_str()).collect();
            let message = match list.len() {
                0 => format!("nobody holds the role '{role}'"),
                count => format!("role '{role}' has {count} holders: {}", list.join(", ")),
            };
            let help = "A role answers for something only while exactly one person holds it: leave one, or name the person.";
            Draft::at(given.value.span, message).also(name.span, "its holders").help(help)
        }
        Some((_, holders)) => {
            let Some(holder) = holders.first().filter(|holder| !owner::is_known(model, &holder.value)) else { return };
            Draft::at(given.value.span, format!("role '{role}' is held by '{}', whom nobody here knows", holder.value))
                .also(holder.span, "its holder")
                .help("Correct the name in orgdocs.yaml, or add the person.")
        }
    };
    sink.report(draft);
}
