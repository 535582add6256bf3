//! Maps of today and tomorrow that do not name each other.

use crate::finding::{ByPhase, Level, Signal};
use crate::kind::Meaning;
use crate::lint::{ArtifactSubject, Check, Draft, Rule, Sink};

pub(super) static RULE: Rule = Rule {
    id: "mutual-stream-map-pair",
    level: ByPhase::all(Level::Warning),
    signal: Signal::Core,
    needs_today: false,
    needs_phase: false,
    page: include_str!("mutual_stream_map_pair.md"),
    check: Check::Artifact(check),
};

fn check(subject: &ArtifactSubject<'_>, sink: &mut Sink) {
    if !subject.is_active() {
        return;
    }
    for (there, back) in [(Meaning::FutureState, Meaning::CurrentState), (Meaning::CurrentState, Meaning::FutureState)] {
        let Some(given) = subject.meaning(there).and_then(|(_, given)| given) else { continue };
        let (model, id) = (subject.model(), subject.id);
        let Some(other) = model.behind(&given.value).filter(|other| *other != id && model.is_active(*other)) else { continue };
        let returned = model.meaning(other, back);
        if model.artifact(other).partial
            || returned.is_some_and(|field| model.behind(&field.value).is_none_or(|named| named == id))
        {
            continue;
        }
        let name = &model.artifact(other).title;
        let message = format!("'{}' names '{name}', and that one does not name it back", subject.title());
        let field = model.catalogue.get(model.artifact(other).kind).fields.meaning(back);
        let help = match (field, returned) {
            (Some(field), None) => format!("Add `{}: {}` to '{name}'.", field.name, subject.artifact.id),
            _ => "Correct the side that is wrong.".to_owned(),
        };
        let place = returned.map_or(model.artifact(other).head, |field| field.value.span);
        let draft = Draft::at(given.value.span, message).also(place, "no way back").help(help);
        sink.report(draft);
    }
}
