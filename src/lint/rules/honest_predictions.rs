//! Predictions that always come true to the digit.

use std::cmp::Ordering;

use crate::finding::{ByPhase, Level, Signal};
use crate::kind::Meaning;
use crate::lint::{Check, Draft, Policy, Rule, Sink};
use crate::model::Model;
use crate::quantity::Quantity;

use crate::lint::ask::{as_number, bets};

pub(super) static RULE: Rule = Rule {
    id: "honest-predictions",
    level: ByPhase::all(Level::Info),
    signal: Signal::Noisy,
    needs_today: true,
    needs_phase: true,
    page: include_str!("honest_predictions.md"),
    check: Check::Graph(check),
};

fn check(model: &Model, _policy: &Policy, sink: &mut Sink) {
    let Some(enough) = model.config.organisation.expectations.number("compared_predictions_least") else { return };
    let same = |said: Quantity, was: Quantity| said.compare(was).is_ok_and(Ordering::is_eq);
    let both = |id| {
        let [said, was] = [Meaning::Prediction, Meaning::ActualResult].map(|meaning| bets::number(model, id, meaning));
        Some((id, said?, was?))
    };
    let compared: Vec<_> = bets::decided_this_year(model).into_iter().filter_map(|(_, id)| both(id)).collect();
    if as_number(compared.len()) < enough || !compared.iter().all(|(_, said, was)| same(*said, *was)) {
        return;
    }
    let latest = compared.first().and_then(|(id, ..)| Some((*id, model.meaning(*id, Meaning::ActualResult)?)));
    let Some((newest, result)) = latest else { return };
    let message = format!("the last {} predictions all came true to the digit", compared.len());
    let mut draft = Draft::at(result.value.span, message)
        .label("the latest result")
        .help("Write predictions down before the work begins and results as they were measured.")
        .about(newest);
    if let Some(said) = model.meaning(newest, Meaning::Prediction) {
        draft = draft.also(said.value.span, "its prediction");
    }
    sink.report(draft);
}
