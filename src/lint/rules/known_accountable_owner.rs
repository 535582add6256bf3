//! Accountable people whom nobody knows, or who left.

use crate::finding::{ByPhase, Level, Signal};
use crate::kind::Meaning;
use crate::lint::offer;
use crate::lint::{ArtifactSubject, Check, Draft, Profile, Rule, Sink};
use crate::model::{ArtifactId, Model};
use crate::source::Span;
use crate::syntax::nearest;

use crate::lint::ask::owner::{self, Owner};

pub(super) static RULE: Rule = Rule {
    id: "known-accountable-owner",
    level: ByPhase::each([Level::Warning, Level::Error, Level::Error, Level::Error]),
    signal: Signal::Core,
    needs_today: false,
    needs_phase: false,
    page: include_str!("known_accountable_owner.md"),
    check: Check::Artifact(check),
};

fn check(subject: &ArtifactSubject<'_>, sink: &mut Sink) {
    for given in owner::all(subject) {
        let (model, span) = (subject.model(), given.value.span);
        match owner::of(model, given.value) {
            Owner::Unknown(name) => {
                let titled = model.people().and_then(|kind| offer::titled(model, model.of_kind(kind).map(|(id, _)| id), &name));
                let message = match titled {
                    Some(_) => format!("'{name}' is a person's name, and documents name people by their id"),
                    None => format!("nobody here is called '{name}'"),
                };
                let draft = Draft::at(span, message);
                let near = titled.map(str::to_owned).or_else(|| near_person(model, &name));
                sink.report(match near {
                    Some(near) => {
                        let fix = offer::word(model, titled.is_some(), span, &name, &near);
                        let help = if titled.is_some() { format!("Write `{near}`.") } else { format!("Did you mean `{near}`?") };
                        draft.help(help).mend(fix)
                    }
                    None => draft.help("Correct the name, or add the person."),
                });
            }
            Owner::Person(person) if subject.is_active() && subject.policy.profile != Profile::Timeless => {
                gone(subject, span, person, sink);
            }
            _ => {}
        }
    }
}

fn gone(subject: &ArtifactSubject<'_>, span: Span, person: ArtifactId, sink: &mut Sink) {
    let model = subject.model();
    let Some(left) = model.meaning(person, Meaning::LeftOn) else { return };
    let Some(day) = left.value.as_date().filter(|day| *day <= model.as_of) else { return };
    let name = &model.artifact(person).title;
    let draft = Draft::at(span, format!("{name} left on {day} and still answers for {}", subject.title()))
        .also(left.value.span, "left here")
        .help("Pass it on to somebody who is here.");
    sink.report(draft);
}

/// The id of a person by a near one.
fn near_person(model: &Model, written: &str) -> Option<String> {
    let kind = model.catalogue.find("person")?;
    let people: Vec<_> = model.of_kind(kind).map(|(_, person)| person).collect();
    nearest(written, people.iter().map(|person| person.id.as_str())).map(str::to_owned)
}
