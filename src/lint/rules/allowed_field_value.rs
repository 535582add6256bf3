//! Words that an enum does not have.

use crate::finding::{ByPhase, Level, Signal};
use crate::lint::ask::called;
use crate::lint::offer;
use crate::lint::{ArtifactSubject, Check, Draft, Rule, Sink};
use crate::model::Misfit;

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
            None => draft.help(format!("Write one of: {}.", allowed.join(", "))),
        });
    });
}
