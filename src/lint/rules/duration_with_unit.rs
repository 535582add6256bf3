//! Durations without a unit.

use crate::finding::{ByPhase, Level, Signal};
use crate::lint::ask::called;
use crate::lint::{ArtifactSubject, Check, Draft, Rule, Sink};
use crate::model::Misfit;
use crate::quantity::ProblemKind;

pub(super) static RULE: Rule = Rule {
    id: "duration-with-unit",
    level: ByPhase::all(Level::Error),
    signal: Signal::Core,
    needs_today: false,
    needs_phase: false,
    page: include_str!("duration_with_unit.md"),
    check: Check::Artifact(check),
};

fn check(subject: &ArtifactSubject<'_>, sink: &mut Sink) {
    subject.each_malformed(&mut |path, value, malformed| {
        let Misfit::Problem(problem) = &malformed.why else { return };
        if problem.kind != ProblemKind::NoUnit {
            return;
        }
        let field = called(subject, path);
        let draft = Draft::at(value.span, format!("{field} '{}' has no unit", malformed.written));
        sink.report(draft.help("Write a number with its unit, such as `4h`, `3d` or `2w`."));
    });
}
