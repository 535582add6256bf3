//! Leaders who pull one metric in two directions.

use std::collections::BTreeSet;

use crate::finding::{ByPhase, Level, Signal};
use crate::kind::Meaning;
use crate::lint::{Check, Draft, Policy, Rule, Sink};
use crate::model::native::BetStage;
use crate::model::{ArtifactId, Model};
use crate::source::Span;

use crate::lint::ask::{bets, members, metrics_within};

pub(super) static RULE: Rule = Rule {
    id: "aligned-leadership-metrics",
    level: ByPhase::all(Level::Warning),
    signal: Signal::Useful,
    needs_today: false,
    needs_phase: false,
    page: include_str!("aligned_leadership_metrics.md"),
    check: Check::Graph(check),
};

/// Which way somebody wants a metric to go.
#[derive(Debug, Clone, Copy)]
struct Pull {
    metric: ArtifactId,
    up: bool,
    person: ArtifactId,
    /// The bet or definition that says so.
    by: ArtifactId,
    place: Span,
}

fn check(model: &Model, _policy: &Policy, sink: &mut Sink) {
    let bets: Vec<Pull> = model.with_meaning(Meaning::MovedMetric).filter_map(|bet| of_bet(model, bet)).collect();
    let is_moved: BTreeSet<ArtifactId> = bets.iter().map(|pull| pull.metric).collect();
    let definitions: Vec<Pull> = is_moved.iter().filter_map(|metric| of_definition(model, *metric)).collect();
    let mut told: BTreeSet<(ArtifactId, ArtifactId)> = BTreeSet::new();
    for leaders in model.with_meaning(Meaning::Leads).filter(|id| model.is_team(*id) && model.is_active(*id)) {
        let seated: BTreeSet<ArtifactId> = members(model, leaders).iter().map(|member| member.person).collect();
        for (at, bet) in bets.iter().enumerate().filter(|(_, bet)| seated.contains(&bet.person)) {
            let against = |other: &&Pull| {
                other.metric == bet.metric && other.up != bet.up && other.person != bet.person && seated.contains(&other.person)
            };
            let Some(other) = bets[..at].iter().chain(&definitions).find(against) else { continue };
            if !told.insert((bet.by, other.by)) {
                continue;
            }
            let name = |person: ArtifactId| &model.artifact(person).title;
            let verb = |up: bool| if up { "raises" } else { "lowers" };
            let metric = &model.artifact(bet.metric).id;
            let (mine, theirs) = (verb(bet.up), verb(other.up));
            let message = format!("{} {mine} {metric}, and {} {theirs} it", name(bet.person), name(other.person));
            let draft = Draft::at(bet.place, message)
                .label(format!("{mine} it"))
                .also(other.place, format!("{theirs} it"))
                .also(model.artifact(leaders).head, "both lead here")
                .help("Settle together which way it should go, before the teams find out.")
                .about(bet.by);
            sink.report(draft);
        }
    }
}

/// The way a bet that is running pulls its metric.
fn of_bet(model: &Model, bet: ArtifactId) -> Option<Pull> {
    let is_running = model.is_active(bet) && BetStage::of(model, bet) == Some(BetStage::Running);
    let given = model.meaning(bet, Meaning::MovedMetric).filter(|_| is_running)?;
    let metric = metrics_within(model, bet, given).first()?.defined?;
    let [from, to] = [Meaning::Baseline, Meaning::Prediction].map(|meaning| bets::number(model, bet, meaning));
    let order = to?.compare(from?).ok().filter(|order| order.is_ne())?;
    let place = model.meaning(bet, Meaning::Prediction)?.value.span;
    Some(Pull { metric, up: order.is_gt(), person: model.accountable(bet)?, by: bet, place })
}

/// The way that counts as better where a metric is defined.
fn of_definition(model: &Model, metric: ArtifactId) -> Option<Pull> {
    let direction = model.meaning(metric, Meaning::MetricDirection).filter(|_| model.is_active(metric))?;
    let up = match direction.value.as_text()? {
        "up" => true,
        "down" => false,
        _ => return None,
    };
    Some(Pull { metric, up, person: model.accountable(metric)?, by: metric, place: direction.value.span })
}
