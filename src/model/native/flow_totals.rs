//! Totals of a value-stream map.
//!
//! Process time, lead time, activity ratio and rolled %C&A as in Karen Martin and Mike Osterling, *Value Stream Mapping* (2013).
//! Of steps that run side by side only the longest counts, so that work never exceeds the time it took.

use std::collections::{BTreeMap, BTreeSet};

use crate::expr::Data;
use crate::kind::Meaning;
use crate::model::bind::BY_CALENDAR;
use crate::model::{ArtifactId, Model, Record};
use crate::quantity::{Calendar, Quantity};
use crate::source::Span;

use super::text;

/// A measured flow; times are working hours, shares fractions. Of times by the calendar it is the working time that they hold on
/// average.
#[derive(Debug, Clone, PartialEq)]
pub struct Flow {
    pub steps: Vec<FlowStep>,
    /// Whether lead times and waiting were measured by the calendar.
    pub by_calendar: bool,
    calendar: Calendar,
    /// Whether %C&A stands on the step that received the work, and not on the one that made it.
    pub by_receiver: bool,
}

/// One step with what was measured.
#[derive(Debug, Clone, PartialEq)]
pub struct FlowStep {
    pub name: String,
    pub id: Option<String>,
    /// The team as written.
    pub team: Option<String>,
    /// The team that was meant, where it is declared.
    pub team_id: Option<ArtifactId>,
    /// Where the team is written.
    pub place: Span,
    /// The handoff by which the work came to the step.
    pub handoff: Option<ArtifactId>,
    pub process_time: Option<f64>,
    pub lead_time: Option<f64>,
    pub complete_accurate: Option<f64>,
    pub queue: Option<f64>,
    parallel: Option<String>,
    share: f64,
}

impl FlowStep {
    fn of(model: &Model, record: &Record, calendar: &Calendar) -> Self {
        let number = |name: &str| record.get(name).and_then(|value| value.as_quantity()).copied();
        let hours = |name: &str| Some(number(name)?.worked(calendar).ok()?.amount());
        let amount = |name: &str| number(name).map(|number| number.amount());
        let (process_time, wait) = (hours("pt"), hours("wait"));
        let lead_time = hours("lt").or_else(|| Some(process_time? + wait?));
        let leads_to = |name: &str| record.get(name).and_then(|value| model.behind(value));
        Self {
            name: record.text("step").unwrap_or_default().to_owned(),
            id: record.own_id().map(str::to_owned),
            team: record.text("team").map(str::to_owned),
            team_id: leads_to("team"),
            place: record.get("team").map_or(record.span, |team| team.span),
            handoff: leads_to("handoff"),
            process_time,
            lead_time,
            complete_accurate: amount("ca"),
            queue: amount("wip"),
            parallel: record.text("parallel").map(str::to_owned),
            share: amount("share").unwrap_or(1.0),
        }
    }

    /// Lead time less process time.
    pub fn wait(&self) -> Option<f64> {
        Some((self.lead_time? - self.process_time?).max(0.0))
    }
}

impl Flow {
    /// The flow of a map; `None` when the artifact has no steps.
    pub fn of(model: &Model, id: ArtifactId) -> Option<Self> {
        let record = &model.artifact(id).record;
        let calendar = model.config.organisation.calendar();
        let steps: Vec<FlowStep> = record
            .list("steps")
            .iter()
            .filter_map(|step| step.as_record())
            .map(|step| FlowStep::of(model, step, &calendar))
            .collect();
        (!steps.is_empty()).then_some(Self {
            steps,
            by_calendar: model.meaning(id, Meaning::TimeBasis).and_then(|basis| basis.value.as_text()) == Some(BY_CALENDAR),
            calendar,
            by_receiver: record.text("ca_convention") == Some("input"),
        })
    }

    /// Lead time or waiting of so many working hours in the map's own measure: working time, or calendar time.
    pub fn passed(&self, hours: f64) -> Quantity {
        if self.by_calendar {
            return Quantity::around_hours(hours, &self.calendar);
        }
        Quantity::hours(hours, self.calendar.hours_per_day)
    }

    /// Work and lead time in hours on the longest path; `None` when a step lacks one.
    pub fn totals(&self) -> Option<(f64, f64)> {
        let mut sequential = (0.0, 0.0);
        let mut longest: BTreeMap<&str, (f64, f64)> = BTreeMap::new();
        for step in &self.steps {
            let (work, lead) = (step.process_time? * step.share, step.lead_time? * step.share);
            match &step.parallel {
                None => sequential = (sequential.0 + work, sequential.1 + lead),
                Some(group) => {
                    let branch = longest.entry(group).or_insert((work, lead));
                    if lead > branch.1 {
                        *branch = (work, lead);
                    }
                }
            }
        }
        let parallel = longest.values().fold((0.0, 0.0), |sum, branch| (sum.0 + branch.0, sum.1 + branch.1));
        Some((sequential.0 + parallel.0, sequential.1 + parallel.1))
    }

    /// For every step whether one beside it takes longer, so that its own time is on no total.
    pub fn overtaken(&self) -> Vec<bool> {
        let lead = |step: &FlowStep| step.lead_time.unwrap_or(0.0) * step.share;
        let beside = |at: usize, other: usize| {
            let (one, two) = (&self.steps[at], &self.steps[other]);
            other != at && one.parallel.is_some() && one.parallel == two.parallel
        };
        let longer = |at: usize, other: usize| {
            let (one, two) = (lead(&self.steps[at]), lead(&self.steps[other]));
            two > one || (two >= one && other < at)
        };
        let all = 0..self.steps.len();
        all.clone().map(|at| all.clone().any(|other| beside(at, other) && longer(at, other))).collect()
    }

    /// The share of lead time in which somebody works.
    pub fn activity_ratio(&self) -> Option<f64> {
        let (work, lead) = self.totals()?;
        (lead > 0.0).then(|| work / lead)
    }

    /// The share of items that pass every step without rework; a step that only some items take weighs as much.
    pub fn rolled_complete_accurate(&self) -> Option<f64> {
        self.steps.iter().try_fold(1.0, |rolled, step| Some(rolled * (1.0 - step.share * (1.0 - step.complete_accurate?))))
    }

    /// The steps between which work passes, by position: neighbours, where steps that run side by side count as one place, and each
    /// of them gives to each of those after it.
    pub fn passages(&self) -> Vec<(usize, usize)> {
        let together =
            |a: &usize, b: &usize| self.steps[*a].parallel.is_some() && self.steps[*a].parallel == self.steps[*b].parallel;
        let positions: Vec<usize> = (0..self.steps.len()).collect();
        let places: Vec<&[usize]> = positions.chunk_by(together).collect();
        let between = |pair: &[&[usize]]| -> Vec<(usize, usize)> {
            pair[0].iter().flat_map(|giving| pair[1].iter().map(|taking| (*giving, *taking))).collect()
        };
        places.windows(2).flat_map(between).collect()
    }

    /// The steps between which work changes teams, by position; nothing where a step has no team.
    pub fn handoffs(&self) -> Option<Vec<(usize, usize)>> {
        self.steps.iter().all(|step| step.team.is_some()).then_some(())?;
        let changes = |(giving, taking): &(usize, usize)| self.steps[*giving].team != self.steps[*taking].team;
        Some(self.passages().into_iter().filter(changes).collect())
    }

    /// The passages from a team that we know to another, by position with the teams.
    pub fn between_teams(&self) -> impl Iterator<Item = (usize, usize, [ArtifactId; 2])> {
        let teams = |(giving, taking): (usize, usize)| {
            let (from, to) = (self.steps[giving].team_id?, self.steps[taking].team_id?);
            (from != to).then_some((giving, taking, [from, to]))
        };
        self.passages().into_iter().filter_map(teams)
    }

    /// The hours on the longest path in which work waits where another team takes it.
    pub fn wait_between_teams(&self) -> f64 {
        let overtaken = self.overtaken();
        let taking: BTreeSet<usize> = self.between_teams().map(|(_, taking, _)| taking).filter(|at| !overtaken[*at]).collect();
        taking.into_iter().filter_map(|at| Some(self.steps[at].wait()? * self.steps[at].share)).sum()
    }

    /// The step with the longest wait, by position.
    pub fn bottleneck(&self) -> Option<usize> {
        let waits: Vec<f64> = self.steps.iter().map(FlowStep::wait).collect::<Option<_>>()?;
        let longest = waits.iter().copied().fold(0.0, f64::max);
        waits.iter().position(|wait| *wait >= longest && longest > 0.0)
    }

    /// The step before a change of teams whose work is least often usable, by position.
    pub fn worst_handoff(&self) -> Option<usize> {
        let mut worst: Option<(usize, f64)> = None;
        for (giving, taking) in self.handoffs()? {
            let measured = self.steps[if self.by_receiver { taking } else { giving }].complete_accurate;
            if let Some(share) = measured.filter(|share| worst.is_none_or(|(_, known)| *share < known)) {
                worst = Some((giving, share));
            }
        }
        worst.map(|(giving, _)| giving)
    }

    /// A total by the name that kinds give it.
    pub(super) fn value(&self, name: &str) -> Option<Data> {
        let worked = |hours: f64| Data::Quantity(Quantity::hours(hours, self.calendar.hours_per_day));
        let passed = |hours: f64| Data::Quantity(self.passed(hours));
        let share = |share: f64| Data::Quantity(Quantity::percent(share * 100.0));
        let step = |at: usize| text(&self.steps[at].name);
        match name {
            "process_time" => Some(worked(self.totals()?.0)),
            "lead_time" => Some(passed(self.totals()?.1)),
            "wait" => self.totals().map(|(work, lead)| passed(lead - work)),
            "activity_ratio" => self.activity_ratio().map(share),
            "rolled_ca" => self.rolled_complete_accurate().map(share),
            #[expect(clippy::cast_precision_loss, reason = "a map has few steps")]
            "handoffs" => self.handoffs().map(|handoffs| Data::Quantity(Quantity::plain(handoffs.len() as f64))),
            "bottleneck" => self.bottleneck().map(step),
            "worst_handoff" => self.worst_handoff().map(step),
            "effort" => self.steps.iter().map(|step| step.process_time).sum::<Option<f64>>().map(worked),
            _ => None,
        }
    }
}
