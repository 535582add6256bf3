//! Responsibilities of the organisation that a team gave to nobody.

use crate::finding::{ByPhase, Level, Signal};
use crate::kind::Meaning;
use crate::lint::{Check, Draft, MeaningSubject, Rule, Sink};
use crate::model::Value;
use crate::syntax::kebab;

use crate::lint::ask::is_live_document;

pub(super) static RULE: Rule = Rule {
    id: "every-responsibility-owned",
    level: ByPhase::each([Level::Off, Level::Info, Level::Warning, Level::Warning]),
    signal: Signal::Core,
    needs_today: false,
    needs_phase: true,
    page: include_str!("every_responsibility_owned.md"),
    check: Check::Meaning(Meaning::Responsibilities, check),
};

fn check(subject: &MeaningSubject<'_>, sink: &mut Sink) {
    let (model, id) = (subject.artifact.model(), subject.artifact.id);
    let of_leaders =
        subject.artifact.value(Meaning::AgreementLevel).and_then(Value::as_text).is_some_and(|level| level != "team");
    let Some(given) = subject.given.filter(|_| !of_leaders && is_live_document(&subject.artifact)) else { return };
    let Some(team) = model.meaning(id, Meaning::OwningTeam).and_then(|field| model.behind(&field.value)) else { return };
    let rows: Vec<String> = model.responsibilities(id).map(|row| row.name).collect();
    let refused: String =
        model.list(team, Meaning::Refusals).iter().filter_map(Value::as_text).map(|text| kebab(text) + "\n").collect();
    let all = &model.config.organisation.responsibilities;
    let owned = |name: &str| rows.iter().any(|row| row == name) || refused.contains(name);
    let missing: Vec<&str> = all.iter().filter(|name| !owned(&kebab(name))).map(String::as_str).collect();
    if missing.is_empty() {
        return;
    }
    let title = &model.artifact(team).title;
    let draft = Draft::at(given.key, format!("nobody in {title} owns: {}", missing.join(", ")))
        .help("Give each a row, or say under `Not us` on the team's page who does it.");
    sink.report(draft);
}
