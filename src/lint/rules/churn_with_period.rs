//! Shares that are lost per time, without the time.

use crate::finding::{ByPhase, Level, Signal};
use crate::lint::ask::called;
use crate::lint::{ArtifactSubject, Check, Draft, Rule, Sink};
use crate::model::Misfit;
use crate::quantity::ProblemKind;

pub(super) static RULE: Rule = Rule {
    id: "churn-with-period",
    level: ByPhase::all(Level::Error),
    signal: Signal::Core,
    needs_today: false,
    needs_phase: false,
    page: include_str!("churn_with_period.md"),
    check: Check::Artifact(check),
};

fn check(subject: &ArtifactSubject<'_>, sink: &mut Sink) {
    subject.each_malformed(&mut |path, value, malformed| {
        let Misfit::Problem(problem) = &malformed.why else { return };
        if problem.kind != ProblemKind::NoPeriod {
            return;
        }
        let field = called(subject, path);
        let draft = Draft::at(value.span, format!("{field}: {}", problem.message));
        sink.report(match &problem.help {
            Some(help) => draft.help(help),
            None => draft,
        });
    });
}
