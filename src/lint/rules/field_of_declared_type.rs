//! Values that a field cannot read.

use crate::finding::{ByPhase, Level, Signal};
use crate::kind::{Base, Meaning};
use crate::lint::ask::{called, field_at, names_of};
use crate::lint::offer;
use crate::lint::{ArtifactSubject, Check, Draft, Rule, Sink};
use crate::model::{FieldValue, Misfit};
use crate::quantity::{self, ProblemKind, meant_duration};

pub(super) static RULE: Rule = Rule {
    id: "field-of-declared-type",
    level: ByPhase::all(Level::Error),
    signal: Signal::Core,
    needs_today: false,
    needs_phase: false,
    page: include_str!("field_of_declared_type.md"),
    check: Check::Artifact(check),
};

fn check(subject: &ArtifactSubject<'_>, sink: &mut Sink) {
    subject.each_malformed(&mut |path, value, malformed| {
        let field = called(subject, path);
        let (message, help) = match &malformed.why {
            Misfit::Problem(problem) if !has_own_rule(problem.kind) => {
                (format!("{field}: {}", problem.message), problem.help.clone())
            }
            Misfit::Shape { expected, found, instead } if !is_accountable(subject, path) => {
                let help = instead.as_ref().map(|instead| format!("Write `{field}: {instead}`."));
                (format!("{field} is {expected}, and this is {found}"), help)
            }
            _ => return,
        };
        let fix = meant_duration(&malformed.written).filter(|meant| takes(subject, path, meant));
        let fix = fix.and_then(|meant| offer::word(subject.model(), true, value.span, &malformed.written, &meant));
        let draft = Draft::at(value.span, message).mend(fix);
        sink.report(match help {
            Some(help) => draft.help(help),
            None => draft,
        });
    });
}

fn has_own_rule(kind: ProblemKind) -> bool {
    matches!(kind, ProblemKind::NoUnit | ProblemKind::NoPeriod | ProblemKind::NotADate)
}

/// Whether a field can read a duration: working time has no months.
fn takes(subject: &ArtifactSubject<'_>, path: &[&FieldValue], duration: &str) -> bool {
    field_at(subject.kind, &names_of(path)).is_some_and(|field| match field.of.base {
        Base::Worktime | Base::Elapsed => quantity::worktime(duration, &subject.model().config.organisation.calendar()).is_ok(),
        Base::Period => quantity::period(duration).is_ok(),
        _ => false,
    })
}

/// `single-accountable-owner` speaks about lists of accountable people.
fn is_accountable(subject: &ArtifactSubject<'_>, path: &[&FieldValue]) -> bool {
    field_at(subject.kind, &names_of(path)).is_some_and(|field| field.means == Some(Meaning::AccountableOwner))
}
