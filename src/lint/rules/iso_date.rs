//! Dates in other forms than ISO 8601.

use crate::finding::{ByPhase, Level, Signal};
use crate::kind::Base;
use crate::lint::ask::{field_at, names_of};
use crate::lint::offer;
use crate::lint::{ArtifactSubject, Check, Draft, Rule, Sink};
use crate::model::Misfit;
use crate::quantity::{ProblemKind, last_day, meant_date};

pub(super) static RULE: Rule = Rule {
    id: "iso-date",
    level: ByPhase::all(Level::Error),
    signal: Signal::Core,
    needs_today: false,
    needs_phase: false,
    page: include_str!("iso_date.md"),
    check: Check::Artifact(check),
};

fn check(subject: &ArtifactSubject<'_>, sink: &mut Sink) {
    subject.each_malformed(&mut |path, value, malformed| {
        let Misfit::Problem(problem) = &malformed.why else { return };
        if problem.kind != ProblemKind::NotADate {
            return;
        }
        let draft = Draft::at(value.span, problem.message.clone());
        if let Some(date) = meant_date(&malformed.written) {
            let fix = offer::word(subject.model(), true, value.span, &malformed.written, &date.to_string());
            return sink.report(draft.help(format!("Write year, month and day: `{date}`.")).mend(fix));
        }
        let is_day = || field_at(subject.kind, &names_of(path)).is_some_and(|field| field.of.base == Base::Date);
        if let Some(day) = last_day(&malformed.written).filter(|_| is_day()) {
            return sink.report(draft.help(format!("Write the day that is meant; the last one is `{day}`.")));
        }
        sink.report(draft.help(problem.help.clone().unwrap_or_else(|| "Write year, month and day: `2026-04-13`.".to_owned())));
    });
}
