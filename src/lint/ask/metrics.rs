//! Metrics, whether defined where they are used or elsewhere. A metric is an artifact whose kind says what a metric tells.

use crate::kind::{Base, Meaning};
use crate::model::{ArtifactId, FieldValue, Model, Value};
use crate::source::Span;

/// One entry of a list of metrics.
#[derive(Debug, Clone)]
pub(in crate::lint) struct Metric<'m> {
    pub(in crate::lint) id: String,
    /// Its definition, here or elsewhere; absent when nobody defines it.
    pub(in crate::lint) defined: Option<ArtifactId>,
    pub(in crate::lint) entry: &'m Value,
    /// Its id, where it is written.
    pub(in crate::lint) place: Span,
}

/// The metrics that an artifact is steered by.
pub(in crate::lint) fn metrics(model: &Model, id: ArtifactId) -> Vec<Metric<'_>> {
    model.meaning(id, Meaning::Metrics).map_or_else(Vec::new, |field| metrics_within(model, id, field))
}

/// The metrics in one field of an artifact.
pub(in crate::lint) fn metrics_within<'m>(model: &'m Model, id: ArtifactId, field: &'m FieldValue) -> Vec<Metric<'m>> {
    let kind = model.catalogue.get(model.artifact(id).kind);
    let base = kind.fields.get(&field.name).map(|field| &field.of.base);
    let declares = match base {
        Some(Base::Record(name)) => kind.record(name).and_then(|of| of.declares.as_deref()),
        _ => None,
    };
    let kind_of_metrics = declares.and_then(|word| model.catalogue.find(word));
    let entries = std::slice::from_ref(&field.value);
    let entries = if field.value.as_list().is_empty() { entries } else { field.value.as_list() };
    let read = |entry: &'m Value| {
        let label = entry.as_record().map_or(Some(entry), |record| record.get("id"))?;
        let name = label.as_text()?;
        let id = declares.map_or(name, |word| name.strip_prefix(word).and_then(|rest| rest.strip_prefix(':')).unwrap_or(name));
        let found = kind_of_metrics.and_then(|kind| model.graph.at(kind, id).first().copied());
        Some(Metric { id: id.to_owned(), defined: found.or_else(|| model.behind(entry)), entry, place: label.span })
    };
    entries.iter().filter_map(read).collect()
}

impl Metric<'_> {
    /// What the metric tells, such as `value`.
    pub(in crate::lint) fn tells<'m>(&self, model: &'m Model) -> Option<&'m str> {
        model.meaning(self.defined?, Meaning::MetricType)?.value.as_text()
    }
}
