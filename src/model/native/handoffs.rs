//! Where work passes from one team to another: what the maps and the services show, and what was agreed about it.
//!
//! A boundary lies between a step of a map and the next where their teams differ, and between the team that builds a service and the
//! one that runs it. Waiting is told apart from work, after John Cutler's advice to track the time of a handoff on its own.

use std::collections::{BTreeMap, BTreeSet};

use crate::kind::Meaning;
use crate::model::{ArtifactId, Data, Model, Value};
use crate::quantity::Sle;
use crate::source::Span;

use super::Flow;

/// What two teams agreed about passing work on.
#[derive(Debug, Clone)]
pub struct Contract {
    pub id: ArtifactId,
    pub from: ArtifactId,
    pub to: ArtifactId,
    /// Whether it holds for the way back too.
    pub returns: bool,
    /// The team that takes the work, where it is written.
    pub place: Span,
    /// How long it should take, and how surely.
    pub expected: Option<Sle>,
    /// Working hours within which half of the work was through when somebody looked.
    pub observed_half: Option<f64>,
    /// Working hours within which 85% of the work was through when somebody looked.
    pub observed_most: Option<f64>,
    /// How much is passed on, in the author's words.
    pub volume: Option<String>,
}

/// A place where work changes teams.
#[derive(Debug, Clone, PartialEq)]
pub struct Boundary {
    pub from: ArtifactId,
    pub to: ArtifactId,
    /// Where each of the two teams is written.
    pub places: [Span; 2],
    pub seen: Seen,
    /// The contract in force that covers it.
    pub contract: Option<ArtifactId>,
}

/// What shows a boundary.
#[derive(Debug, Clone, PartialEq)]
pub enum Seen {
    /// Neighbouring steps of a map, by name, with the working hours that the work waits in the second.
    Map { map: ArtifactId, giving: String, taking: String, wait: Option<f64> },
    /// A service that one team builds and another runs.
    Service(ArtifactId),
}

/// Every contract in force between teams that we know, found by its pair of teams.
#[derive(Debug, Clone, Default)]
pub struct Handoffs {
    contracts: Vec<Contract>,
    /// The positions of the contracts that hold for work from one team to another.
    covering: BTreeMap<(ArtifactId, ArtifactId), Vec<usize>>,
}

impl Handoffs {
    /// The contracts of a model.
    pub fn of(model: &Model) -> Self {
        let mut found = Self::default();
        for contract in model.with_meaning(Meaning::HandsFrom).filter_map(|id| Contract::of(model, id)) {
            let at = found.contracts.len();
            found.covering.entry((contract.from, contract.to)).or_default().push(at);
            if contract.returns {
                found.covering.entry((contract.to, contract.from)).or_default().push(at);
            }
            found.contracts.push(contract);
        }
        found
    }

    /// The contracts, in the model's order.
    pub fn contracts(&self) -> &[Contract] {
        &self.contracts
    }

    /// The contracts that say how work goes from one team to another.
    pub fn covering(&self, from: ArtifactId, to: ArtifactId) -> impl Iterator<Item = &Contract> {
        self.covering.get(&(from, to)).into_iter().flatten().map(|at| &self.contracts[*at])
    }

    /// The boundaries between the steps of a map, in the order of its steps.
    ///
    /// Steps that run side by side hand nothing to each other: the step before them gives to each, and each gives to the one after.
    pub fn on_map(&self, model: &Model, map: ArtifactId) -> Vec<Boundary> {
        let Some(flow) = Flow::of(model, map) else { return Vec::new() };
        let mut found = Vec::new();
        for (giving, taking, [from, to]) in flow.between_teams() {
            let (before, after) = (&flow.steps[giving], &flow.steps[taking]);
            if !model.is_team(from) || !model.is_team(to) {
                continue;
            }
            let named = after.handoff.filter(|id| self.covering(from, to).any(|contract| contract.id == *id));
            let contract = named.or_else(|| self.covering(from, to).next().map(|contract| contract.id));
            let seen = Seen::Map { map, giving: before.name.clone(), taking: after.name.clone(), wait: after.wait() };
            found.push(Boundary { from, to, places: [before.place, after.place], seen, contract });
        }
        found
    }

    /// The boundaries that maps of today and services show, each map and service in the model's order.
    pub fn boundaries(&self, model: &Model) -> Vec<Boundary> {
        let maps = model.with_meaning(Meaning::Steps).filter(|id| model.is_active(*id) && !model.is_aim(*id));
        let mut found: Vec<Boundary> = maps.flat_map(|map| self.on_map(model, map)).collect();
        let owners: BTreeSet<ArtifactId> = model.with_meaning(Meaning::OwnedServices).filter(|id| model.is_active(*id)).collect();
        for (service, artifact) in model.iter() {
            let Some(from) = artifact.parent.filter(|team| owners.contains(team)) else { continue };
            let Some(runs) = model.meaning(service, Meaning::RunBy) else { continue };
            let team = model.behind(&runs.value).filter(|team| *team != from && model.is_team(*team));
            let Some(to) = team.filter(|team| model.is_active(*team)) else { continue };
            let contract = self.covering(from, to).next().map(|contract| contract.id);
            found.push(Boundary { from, to, places: [artifact.head, runs.value.span], seen: Seen::Service(service), contract });
        }
        found
    }
}

impl Contract {
    /// The observed hours that tell whether a promise to this share of the work is kept; `None` below half, of which nothing is known.
    pub fn observed_for(&self, share: f64) -> Option<f64> {
        match share {
            most if most >= 0.85 => self.observed_most,
            half if half >= 0.5 => self.observed_half,
            _ => None,
        }
    }

    fn of(model: &Model, id: ArtifactId) -> Option<Self> {
        let team = |meaning| {
            let field = model.meaning(id, meaning)?;
            model.behind(&field.value).filter(|team| model.is_team(*team)).map(|team| (team, field.value.span))
        };
        let ((from, _), (to, place)) = (team(Meaning::HandsFrom)?, team(Meaning::HandsTo)?);
        let expected = model.meaning(id, Meaning::Expectation).and_then(|field| match &field.value.data {
            Data::Sle(sle) => Some((**sle).clone()),
            _ => None,
        });
        let observed = model.artifact(id).record.get("observed").and_then(Value::as_record);
        let hours = |name: &str| Some(observed?.get(name)?.as_quantity()?.amount());
        let returns = model.meaning(id, Meaning::Returns).is_some_and(|field| matches!(field.value.data, Data::Bool(true)));
        let volume = observed.and_then(|observed| observed.text("volume")).map(str::to_owned);
        let (observed_half, observed_most) = (hours("p50"), hours("p85"));
        let contract = Self { id, from, to, returns, place, expected, observed_half, observed_most, volume };
        model.is_active(id).then_some(contract)
    }
}
