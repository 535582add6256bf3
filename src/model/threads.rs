//! The thread from people to results: whom a product is for, which stream and team carry it, which number shows its value, and what is
//! meant to move that number.

use std::collections::{BTreeMap, BTreeSet};

use crate::kind::{Base, KindId, Meaning};

use super::{ArtifactId, Data, Model, Value};

/// A product in force, with what it is tied to.
#[derive(Debug, Clone)]
pub struct Thread {
    pub product: ArtifactId,
    pub people: Vec<ArtifactId>,
    pub stream: Option<ArtifactId>,
    /// The team that it names, else those of its stream.
    pub teams: Vec<ArtifactId>,
    pub metric: Option<ArtifactId>,
    /// Positions among the goals: those that are about its metric, or about one that hangs together with it.
    pub goals: Vec<usize>,
}

/// A document in force that is there to move a metric.
#[derive(Debug, Clone, Copy)]
pub struct Goal {
    pub of: ArtifactId,
    pub metric: ArtifactId,
}

/// Every thread of an organisation, in the model's order.
#[derive(Debug, Clone, Default)]
pub struct Threads {
    pub products: Vec<Thread>,
    /// Everybody whom a product could be for.
    pub people: Vec<ArtifactId>,
    pub goals: Vec<Goal>,
    by_person: BTreeMap<ArtifactId, Vec<usize>>,
    by_goal: Vec<Vec<usize>>,
}

impl Threads {
    /// The products that are for somebody.
    pub fn of_person(&self, person: ArtifactId) -> Vec<&Thread> {
        self.by_person.get(&person).into_iter().flatten().map(|at| &self.products[*at]).collect()
    }

    /// The products to whose value a goal belongs.
    pub fn of_goal(&self, goal: usize) -> Vec<&Thread> {
        self.by_goal.get(goal).into_iter().flatten().map(|at| &self.products[*at]).collect()
    }
}

impl Model {
    /// The threads through everything in force; work in proportion to how many products and goals there are.
    pub fn threads(&self) -> Threads {
        let goals = self.goals();
        let mut products: Vec<Thread> = self
            .with_meaning(Meaning::ValueMetric)
            .filter(|product| self.is_active(*product))
            .map(|product| self.thread(product))
            .collect();
        // By a metric the products whose value it is, and by a metric those whose value is a part of it.
        let (mut own, mut within) = (BTreeMap::<ArtifactId, Vec<usize>>::new(), BTreeMap::<ArtifactId, Vec<usize>>::new());
        let mut by_person: BTreeMap<ArtifactId, Vec<usize>> = BTreeMap::new();
        for (at, thread) in products.iter().enumerate() {
            thread.people.iter().for_each(|person| by_person.entry(*person).or_default().push(at));
            if let Some(metric) = thread.metric {
                own.entry(metric).or_default().push(at);
                self.with_coarser(metric).into_iter().skip(1).for_each(|coarser| within.entry(coarser).or_default().push(at));
            }
        }
        let moved = |goal: &Goal| {
            let finer = within.get(&goal.metric).into_iter().flatten();
            let found: BTreeSet<usize> = self
                .with_coarser(goal.metric)
                .iter()
                .filter_map(|metric| own.get(metric))
                .flatten()
                .chain(finer)
                .copied()
                .collect();
            found.into_iter().collect::<Vec<usize>>()
        };
        let by_goal: Vec<Vec<usize>> = goals.iter().map(moved).collect();
        for (goal, moved) in by_goal.iter().enumerate() {
            for at in moved {
                products[*at].goals.push(goal);
            }
        }
        Threads { products, people: self.whom_products_are_for(), goals, by_person, by_goal }
    }

    /// A metric and every coarser one that moves with it, the nearest first.
    pub fn with_coarser(&self, metric: ArtifactId) -> Vec<ArtifactId> {
        let mut found = vec![metric];
        let mut at = 0;
        while let Some(next) = found.get(at).copied() {
            for meaning in [Meaning::SupportsMetric, Meaning::Parent] {
                let coarser = self.meaning(next, meaning).and_then(|field| self.behind(&field.value));
                found.extend(coarser.filter(|coarser| !found.contains(coarser)));
            }
            at += 1;
        }
        found
    }

    /// The metric that a value names: by a reference, by its id, or in a record that does either.
    pub fn metric_behind(&self, value: &Value) -> Option<ArtifactId> {
        let named = |id: &str| self.metric_kinds().find_map(|kind| self.graph.at(kind, id).first().copied());
        match &value.data {
            Data::Record(record) => {
                let declared = record.text("id").and_then(named);
                declared.or_else(|| record.fields.iter().find_map(|field| self.metric_behind(&field.value)))
            }
            Data::List(items) => items.first().and_then(|first| self.metric_behind(first)),
            Data::Reference(_) => self.behind(value).filter(|id| self.is_metric(*id)),
            _ => None,
        }
    }

    /// Whether an artifact is a metric: its kind says what a metric tells.
    pub fn is_metric(&self, id: ArtifactId) -> bool {
        self.catalogue.get(self.artifact(id).kind).fields.meaning(Meaning::MetricType).is_some()
    }

    fn metric_kinds(&self) -> impl Iterator<Item = KindId> {
        self.catalogue.iter().filter(|(_, kind)| kind.fields.meaning(Meaning::MetricType).is_some()).map(|(id, _)| id)
    }

    fn goals(&self) -> Vec<Goal> {
        let mut found: BTreeMap<ArtifactId, ArtifactId> = BTreeMap::new();
        for meaning in [Meaning::Goal, Meaning::Outcome, Meaning::MovedMetric] {
            let open = |id: &ArtifactId| self.is_active(*id) && self.meaning(*id, Meaning::Verdict).is_none();
            for of in self.with_meaning(meaning).filter(open) {
                let metric = self.meaning(of, meaning).and_then(|field| self.metric_behind(&field.value));
                if let Some(metric) = metric {
                    found.entry(of).or_insert(metric);
                }
            }
        }
        found.into_iter().map(|(of, metric)| Goal { of, metric }).collect()
    }

    fn thread(&self, product: ArtifactId) -> Thread {
        let one = |meaning| self.meaning(product, meaning).and_then(|field| self.behind(&field.value));
        let stream = one(Meaning::ValueStream);
        let of_stream = || stream.map_or_else(Vec::new, |stream| self.behind_all(self.list(stream, Meaning::ServingTeams)));
        Thread {
            product,
            people: self.behind_all(self.list(product, Meaning::MadeFor)),
            stream,
            teams: one(Meaning::OwningTeam).map_or_else(of_stream, |team| vec![team]),
            metric: self.meaning(product, Meaning::ValueMetric).and_then(|field| self.metric_behind(&field.value)),
            goals: Vec::new(),
        }
    }

    /// Everything in force of the kinds that a product may be for.
    fn whom_products_are_for(&self) -> Vec<ArtifactId> {
        let fields = self.catalogue.iter().filter_map(|(_, kind)| kind.fields.meaning(Meaning::MadeFor));
        let words = fields.flat_map(|field| match &field.of.base {
            Base::Ref(words) => &**words,
            _ => &[],
        });
        let kinds: BTreeSet<KindId> = words.filter_map(|word| self.catalogue.find(word)).collect();
        let of_kind = |kind: KindId| self.of_kind(kind).filter(|(id, artifact)| artifact.parent.is_none() && self.is_active(*id));
        kinds.into_iter().flat_map(|kind| of_kind(kind).map(|(id, _)| id).collect::<Vec<_>>()).collect()
    }
}
