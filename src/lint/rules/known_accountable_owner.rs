//! Accountable people whom nobody knows, or who left.

use crate::finding::{ByPhase, Level, Signal};
use crate::kind::Meaning;
use crate::lint::guess::Guesses;
use crate::lint::{ArtifactSubject, Check, Draft, Profile, Rule, Sink};
use crate::model::ArtifactId;
use crate::source::Span;

use crate::lint::ask::has_left;
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
                let people = model.people().map(|kind| model.graph.of_kind(kind)).unwrap_or_default();
                let nobody = || Draft::at(span, format!("nobody here is called '{name}'"));
                sink.report(match Guesses::new(model).of(&name, people) {
                    Some(guess) if guess.by_title => {
                        let message = format!("'{name}' is a person's name, and documents name people by their id");
                        Draft::at(span, message).help(format!("Write `{}`.", guess.id)).mend(guess.fix(model, span, &name))
                    }
                    Some(guess) => nobody().help(format!("Did you mean `{}`?", guess.id)).mend(guess.fix(model, span, &name)),
                    None => nobody().help("Correct the name, or add the person."),
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
    let Some(day) = left.value.as_date().filter(|_| has_left(model, person)) else { return };
    let name = &model.artifact(person).title;
    let draft = Draft::at(span, format!("{name} left on {day} and still answers for {}", subject.title()))
        .also(left.value.span, "left here")
        .help("Pass it on to somebody who is here.");
    sink.report(draft);
}
