//! Expectations of one service that differ.

use crate::finding::{ByPhase, Level, Signal};
use crate::kind::{Kind, Meaning};
use crate::lint::{Check, Draft, Policy, Rule, Sink};
use crate::model::{Data, Model, Value};

pub(super) static RULE: Rule = Rule {
    id: "one-expectation-per-service",
    level: ByPhase::all(Level::Error),
    signal: Signal::Core,
    needs_today: false,
    needs_phase: false,
    page: include_str!("one_expectation_per_service.md"),
    check: Check::Graph(check),
};

fn check(model: &Model, _policy: &Policy, sink: &mut Sink) {
    let expects = |kind: &Kind| kind.types.values().any(|of| of.fields.meaning(Meaning::Expectation).is_some());
    let kinds = model.catalogue.iter().filter(|(_, kind)| expects(kind));
    let artifacts = kinds.flat_map(|(kind, _)| model.of_kind(kind));
    for (id, artifact) in artifacts.filter(|(id, artifact)| artifact.parent.is_none() && model.is_active(*id)) {
        artifact.record.each_value(&mut |value| {
            let Data::Record(record) = &value.data else { return };
            let Some(here) = model.meaning_in(id, record, Meaning::Expectation) else { return };
            let service = model.meaning_in(id, record, Meaning::UsedService).and_then(|service| model.behind(service));
            let Some(service) = service.filter(|service| model.root(*service) != id) else { return };
            let Some(there) = model.meaning(service, Meaning::Expectation).map(|field| &field.value) else { return };
            let (Data::Sle(said), Data::Sle(promised)) = (&here.data, &there.data) else { return };
            if !said.says_the_same(promised) {
                let owner = &model.artifact(model.root(service)).title;
                let words = |value: &Value| model.sources.slice(value.span).trim().to_owned();
                let name = &model.artifact(service).title;
                let message =
                    format!("{} expects {} of {name}, and {owner} promises {}", artifact.title, words(here), words(there));
                let draft = Draft::at(here.span, message)
                    .also(there.span, format!("promised by {owner}"))
                    .help("Agree on one, and leave it where the service is owned.")
                    .about(id);
                sink.report(draft);
            }
        });
    }
}
