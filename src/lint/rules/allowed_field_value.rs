//! Words that an enum does not have.

use crate::finding::{ByPhase, Level, Signal};
use crate::kind::{Base, Field};
use crate::lint::ask::called;
use crate::lint::offer;
use crate::lint::{ArtifactSubject, Check, Draft, Rule, Sink};
use crate::model::{FieldValue, Misfit};

pub(super) static RULE: Rule = Rule {
    id: "allowed-field-value",
    level: ByPhase::all(Level::Error),
    signal: Signal::Core,
    needs_today: false,
    needs_phase: false,
    page: include_str!("allowed_field_value.md"),
    check: Check::Artifact(check),
};

fn check(subject: &ArtifactSubject<'_>, sink: &mut Sink) {
    subject.each_malformed(&mut |path, value, malformed| {
        let Misfit::NotAllowed { allowed, near } = &malformed.why else { return };
        let field = called(subject, path);
        let written = &malformed.written;
        let draft = Draft::at(value.span, format!("{field} cannot be '{written}'"));
        sink.report(match near {
            Some(near) => {
                draft.help(format!("Did you mean `{near}`?")).mend(offer::word(subject.model(), false, value.span, written, near))
            }
            None => draft.help(match elsewhere(subject, path, written) {
                Some(other) => format!("Write `{other}: {written}`: {field} is one of {}.", allowed.join(", ")),
                None => format!("Write one of: {}.", allowed.join(", ")),
            }),
        });
    });
}

/// The field of the document that has a word which another field of it lacks, if nothing is said there yet.
fn elsewhere<'s>(subject: &'s ArtifactSubject<'_>, path: &[&FieldValue], written: &str) -> Option<&'s str> {
    let fields = &subject.kind.fields;
    if path.len() > 1 {
        return None;
    }
    let has = |field: &&Field| matches!(&field.of.base, Base::Enum(words) if words.iter().any(|choice| choice.word == written));
    let free = |field: &&Field| subject.artifact.record.field(&field.name).is_none();
    fields.iter().filter(has).find(free).map(|field| field.name.as_str())
}
