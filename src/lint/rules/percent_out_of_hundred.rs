//! Percentages written as a part of one.

use crate::finding::{ByPhase, Level, Signal};
use crate::lint::ask::called;
use crate::lint::{ArtifactSubject, Check, Draft, Rule, Sink};
use crate::model::Data;
use crate::quantity::Quantity;

pub(super) static RULE: Rule = Rule {
    id: "percent-out-of-hundred",
    level: ByPhase::all(Level::Warning),
    signal: Signal::Core,
    needs_today: false,
    needs_phase: false,
    page: include_str!("percent_out_of_hundred.md"),
    check: Check::Artifact(check),
};

fn check(subject: &ArtifactSubject<'_>, sink: &mut Sink) {
    if subject.artifact.parent.is_some() {
        return;
    }
    let percent = Quantity::percent(1.0).unit();
    subject.artifact.record.visit(&mut Vec::new(), &mut |path, value| {
        let Data::Quantity(quantity) = &value.data else { return };
        let written = subject.slice(value.span).trim().trim_matches(['"', '\'']);
        let Ok(part) = written.parse::<f64>() else { return };
        if quantity.unit() != percent || part <= 0.0 || part >= 1.0 {
            return;
        }
        let field = called(subject, path);
        let meant = Quantity::percent(part * 100.0);
        let draft = Draft::at(value.span, format!("{field} is {quantity}, less than one percent"))
            .help(format!("Write `{meant}` if a part of one was meant, `{quantity}` if not."))
            .unsafe_fix(format!("write `{meant}`"), value.span, meant.to_string());
        sink.report(draft);
    });
}
