//! One metric with two targets, in its own definition and in what is to move it.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use crate::finding::{ByPhase, Level, Signal};
use crate::kind::{Fields, Kind, Meaning};
use crate::lint::{Check, Draft, Policy, Rule, Sink};
use crate::model::{ArtifactId, Data, Model, Record, Value};
use crate::quantity::Date;

pub(super) static RULE: Rule = Rule {
    id: "one-target-per-metric",
    level: ByPhase::all(Level::Error),
    signal: Signal::Core,
    needs_today: false,
    needs_phase: false,
    page: include_str!("one_target_per_metric.md"),
    check: Check::Graph(check),
};

/// Where a document says that a metric should be, and when.
#[derive(Clone, Copy)]
struct Claim<'m> {
    of: ArtifactId,
    target: &'m Value,
    by: Option<&'m Value>,
}

impl Claim<'_> {
    fn day(&self) -> Option<Date> {
        self.by.and_then(Value::as_date)
    }
}

fn check(model: &Model, _policy: &Policy, sink: &mut Sink) {
    for (metric, claims) in claims(model) {
        let direction = model.meaning(metric, Meaning::MetricDirection).and_then(|field| field.value.as_text());
        for (at, claim) in claims.iter().enumerate() {
            let before = claims[..at].iter().find_map(|before| Some((before, contradiction(before, claim, direction)?)));
            if let Some((before, way)) = before {
                sink.report(told(model, metric, before, claim, way));
            }
        }
    }
}

/// What every metric is to be: first what its definition says, then the documents in force that are to move it.
fn claims(model: &Model) -> BTreeMap<ArtifactId, Vec<Claim<'_>>> {
    let mut found: BTreeMap<ArtifactId, Vec<Claim<'_>>> = BTreeMap::new();
    for (id, artifact) in model.iter().filter(|(id, _)| model.is_metric(*id) && model.is_active(*id)) {
        // A second definition has a rule of its own.
        if model.graph.at(artifact.kind, &artifact.id).first() == Some(&id)
            && let Some(target) = model.meaning(id, Meaning::MetricTarget)
        {
            let by = model.meaning(id, Meaning::MetricDue).map(|field| &field.value);
            found.entry(id).or_default().push(Claim { of: id, target: &target.value, by });
        }
    }
    for (kind_id, kind) in model.catalogue.iter().filter(|(_, kind)| states_targets(kind)) {
        for (id, artifact) in model.of_kind(kind_id).filter(|(id, artifact)| artifact.parent.is_none() && model.is_active(*id)) {
            let mut reader = Reader { model, kind, of: id, found: &mut found };
            reader.record(&kind.fields, &artifact.record);
        }
    }
    found
}

/// Whether documents of a kind may say where a metric is to be that is defined elsewhere.
fn states_targets(kind: &Kind) -> bool {
    let both = |fields: &Fields| [Meaning::MovedMetric, Meaning::MetricTarget].iter().all(|one| fields.meaning(*one).is_some());
    both(&kind.fields) || kind.types.values().any(|of| both(&of.fields))
}

/// Looks through the records of one document.
struct Reader<'m, 'f> {
    model: &'m Model,
    kind: &'m Kind,
    of: ArtifactId,
    found: &'f mut BTreeMap<ArtifactId, Vec<Claim<'m>>>,
}

impl<'m> Reader<'m, '_> {
    fn record(&mut self, fields: &Fields, record: &'m Record) {
        let part = |meaning| fields.meaning(meaning).and_then(|field| record.get(&field.name));
        let metric = part(Meaning::MovedMetric).and_then(|value| self.model.metric_behind(value));
        if let (Some(metric), Some(target)) = (metric, part(Meaning::MetricTarget)) {
            let claim = Claim { of: self.of, target, by: part(Meaning::MetricDue) };
            self.found.entry(metric).or_default().push(claim);
        }
        record.fields.iter().for_each(|field| self.value(&field.value));
    }

    fn value(&mut self, value: &'m Value) {
        match &value.data {
            Data::List(items) => items.iter().for_each(|item| self.value(item)),
            Data::Record(record) => {
                let kind = self.kind;
                if let Some(of) = kind.record(&record.type_name) {
                    self.record(&of.fields, record);
                }
            }
            _ => {}
        }
    }
}

/// How two claims disagree.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    /// Two numbers for one day.
    Number,
    /// Two days for one number.
    Day,
    /// Less is asked for later.
    Easier,
}

/// Whether nobody can keep to both; nothing where a number or a day is missing.
fn contradiction(one: &Claim<'_>, other: &Claim<'_>, direction: Option<&str>) -> Option<Way> {
    let (a, b) = (one.target.as_quantity()?, other.target.as_quantity()?);
    let order = a.compare(*b).ok()?;
    let (first, second) = (one.day()?, other.day()?);
    if same_day(first, second) {
        return (order != Ordering::Equal).then_some(Way::Number);
    }
    let later = if first < second { order.reverse() } else { order };
    match (direction?, later) {
        ("up" | "down", Ordering::Equal) => Some(Way::Day),
        ("up", Ordering::Less) | ("down", Ordering::Greater) => Some(Way::Easier),
        _ => None,
    }
}

/// Whether both may be one day; a month is any of its days.
fn same_day(one: Date, other: Date) -> bool {
    let month = |date: Date| (date.parts().0, date.parts().1);
    one == other || (one.is_month() || other.is_month()) && month(one) == month(other)
}

fn told(model: &Model, metric: ArtifactId, before: &Claim<'_>, claim: &Claim<'_>, way: Way) -> Draft {
    let words = |value: &Value| model.sources.slice(value.span).trim().trim_matches(['"', '\'']).to_owned();
    let day = |claim: &Claim<'_>| claim.day().map(|day| day.to_string()).unwrap_or_default();
    let place = if before.of == metric { "its own definition" } else { &model.artifact(before.of).title };
    let (here, there) = (words(claim.target), words(before.target));
    let there = match way {
        Way::Number => format!("{there} by then"),
        Way::Day => format!("by {}", day(before)),
        Way::Easier => format!("{there} by {}", day(before)),
    };
    let message = format!("{} is to be {here} by {} here, and {there} in {place}", model.artifact(metric).id, day(claim));
    let (at, other) = match (way, claim.by, before.by) {
        (Way::Day, Some(by), Some(other)) => (by, other),
        _ => (claim.target, before.target),
    };
    let label = if way == Way::Day { day(before) } else { format!("{} by {}", words(before.target), day(before)) };
    Draft::at(at.span, message)
        .also(other.span, label)
        .help("Agree on one number and one day, and write it in both places.")
        .about(claim.of)
}
