//! What leaders want the time to be spent on, beside what their streams plan.

use crate::expr::slug;
use crate::finding::{ByPhase, Level, Signal};
use crate::kind::Meaning;
use crate::lint::{Check, Draft, Policy, Rule, Sink};
use crate::model::{ArtifactId, Model, Value};
use crate::quantity::Quantity;

use crate::lint::ask::stream_of;

pub(super) static RULE: Rule = Rule {
    id: "mix-rolls-up",
    level: ByPhase::all(Level::Warning),
    signal: Signal::Useful,
    needs_today: false,
    needs_phase: false,
    page: include_str!("mix_rolls_up.md"),
    check: Check::Graph(check),
};

/// Points that a share may be off where the mix does not say.
const TOLERANCE: f64 = 5.0;

fn check(model: &Model, _policy: &Policy, sink: &mut Sink) {
    let mixes: Vec<ArtifactId> = model.with_meaning(Meaning::Shares).filter(|id| model.is_active(*id)).collect();
    for leaders in model.with_meaning(Meaning::DesiredMix).filter(|id| model.is_active(*id)) {
        let Some(given) = model.meaning(leaders, Meaning::DesiredMix) else { continue };
        // A mix that belongs to one stream is its plan, and no wish for all of them.
        let Some(wish) = model.behind(&given.value).filter(|wish| stream_of(model, *wish).is_none()) else { continue };
        let led = model.behind_all(model.list(leaders, Meaning::Leads));
        let period = |mix: ArtifactId| model.artifact(mix).record.text("period");
        let of_led = |mix: &&ArtifactId| stream_of(model, **mix).is_some_and(|stream| led.contains(&stream));
        let planned: Vec<ArtifactId> = mixes.iter().filter(of_led).copied().filter(|mix| period(*mix) == period(wish)).collect();
        if planned.len() < led.len() || planned.iter().any(|mix| model.artifact(*mix).partial) {
            continue;
        }
        let tolerance = number(model, wish, "tolerance").map_or(TOLERANCE, |share| share * 100.0);
        for (category, wanted, place) in shares(model, wish) {
            let Some(sum) = weighted(model, &planned, category) else { continue };
            // Points are hundredths of shares, which binary numbers hold but nearly.
            if (sum - wanted).abs() <= tolerance + 1e-9 {
                continue;
            }
            let title = &model.artifact(leaders).title;
            let message = format!("{title} wants {wanted:.0}% for {category}, and the streams plan {sum:.0}%");
            let draft = Draft::at(place, message)
                .also(given.value.span, "wanted here")
                .help("Talk with the streams about it, then change the wish or the plans.")
                .about(wish);
            sink.report(draft);
        }
    }
}

/// The planned share of a category over several mixes in points, each weighing as much as its capacity.
fn weighted(model: &Model, mixes: &[ArtifactId], category: &str) -> Option<f64> {
    let capacities: Option<Vec<f64>> = mixes.iter().map(|mix| number(model, *mix, "capacity")).collect();
    let weights = capacities.unwrap_or_else(|| vec![1.0; mixes.len()]);
    let share =
        |mix: ArtifactId| shares(model, mix).find(|(name, ..)| slug(name) == slug(category)).map_or(0.0, |(_, share, _)| share);
    let all: f64 = weights.iter().sum();
    let part: f64 = mixes.iter().zip(&weights).map(|(mix, weight)| share(*mix) * weight).sum();
    (all > 0.0).then(|| part / all)
}

/// The categories of a mix with their planned shares in points.
fn shares(model: &Model, mix: ArtifactId) -> impl Iterator<Item = (&str, f64, crate::source::Span)> {
    model.list(mix, Meaning::Shares).iter().filter_map(move |entry| {
        let record = entry.as_record()?;
        let category = model.meaning_in(mix, record, Meaning::Category)?.as_text()?;
        let planned = model.meaning_in(mix, record, Meaning::PlannedShare)?;
        Some((category, planned.as_quantity()?.amount() * 100.0, planned.span))
    })
}

fn number(model: &Model, mix: ArtifactId, field: &str) -> Option<f64> {
    model.artifact(mix).record.get(field).and_then(Value::as_quantity).map(Quantity::amount)
}
