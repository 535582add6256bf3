//! What two versions of an artifact say, compared value by value.

use crate::kind::{Base, DueSpec, Fields, Kind, Meaning};
use crate::model::{ArtifactId, Data, Model, Party, Record, Value};
use crate::syntax::kebab;

use super::{Difference, Sides, told};

/// Fields about the document itself, whose change is no news about the organisation.
const BOOKKEEPING: [Meaning; 3] = [Meaning::ReviewedOn, Meaning::Changes, Meaning::Waivers];

/// One value before and after, with what is known about its field.
pub(super) struct Step<'m> {
    /// The names and keys on the way.
    pub(super) path: String,
    /// The field of the artifact that it is in.
    pub(super) top: Option<Meaning>,
    pub(super) means: Option<Meaning>,
    pub(super) due: Option<&'m DueSpec>,
    /// What an element of a list is called; of a field, its name.
    pub(super) called: String,
    /// Whether a whole element came or went.
    pub(super) element: bool,
    pub(super) old: Option<&'m Value>,
    pub(super) new: Option<&'m Value>,
}

/// The changes of one artifact.
pub(super) fn artifact(sides: Sides<'_>, old: ArtifactId, new: ArtifactId) -> Vec<Difference> {
    let kind = sides.new.catalogue.get(sides.new.artifact(new).kind);
    let mut steps = Vec::new();
    let records = (&*sides.old.artifact(old).record, &*sides.new.artifact(new).record);
    let mut walk = Walk { sides, kind, steps: &mut steps };
    for field in kind.fields.iter() {
        let skipped =
            field.means.is_some_and(|means| BOOKKEEPING.contains(&means)) || field.name == "id" || field.name == "formerly";
        if !skipped {
            let (was, is) = (records.0.get(&field.name), records.1.get(&field.name));
            let step = Step {
                path: field.name.to_string(),
                top: field.means,
                means: field.means,
                due: field.due.as_ref(),
                called: field.name.to_string(),
                element: false,
                old: was,
                new: is,
            };
            walk.value(step, &field.of.base);
        }
    }
    let titles = (&sides.old.artifact(old).title, &sides.new.artifact(new).title);
    let unnamed = records.1.get("title").is_none() && records.1.get("name").is_none();
    let retitled = (titles.0 != titles.1 && unnamed).then(|| told::retitled(sides, old, new));
    retitled.into_iter().chain(steps.iter().filter_map(|step| told::step(sides, old, new, step))).collect()
}

struct Walk<'m, 's> {
    sides: Sides<'m>,
    kind: &'m Kind,
    steps: &'s mut Vec<Step<'m>>,
}

impl<'m> Walk<'m, '_> {
    fn value(&mut self, step: Step<'m>, base: &Base) {
        let inner = match base {
            Base::Record(name) => self.kind.record(name).map(|of| &of.fields),
            _ => None,
        };
        match (step.old.map(|value| &value.data), step.new.map(|value| &value.data)) {
            (None, None) => {}
            (Some(Data::List(_)), _) | (_, Some(Data::List(_))) => self.list(&step, inner),
            (Some(Data::Record(old)), Some(Data::Record(new))) => {
                if let Some(fields) = inner {
                    self.record(&step, fields, old, new);
                }
            }
            (Some(Data::Map(old)), Some(Data::Map(new))) => {
                let of = |entries: &'m [(String, crate::source::Span, Value)], key: &str| {
                    entries.iter().find(|(known, ..)| known == key).map(|(.., value)| value)
                };
                let added = new.iter().filter(|(key, ..)| of(old, key).is_none());
                for (key, ..) in old.iter().chain(added) {
                    self.steps.extend(self.changed(child(&step, key, key.clone(), false, of(old, key), of(new, key))));
                }
            }
            _ => self.steps.extend(self.changed(step)),
        }
    }

    fn record(&mut self, step: &Step<'m>, fields: &'m Fields, old: &'m Record, new: &'m Record) {
        for field in fields.iter() {
            let inner = Step {
                path: format!("{}.{}", step.path, field.name),
                top: step.top,
                means: field.means,
                due: field.due.as_ref(),
                called: step.called.clone(),
                element: false,
                old: old.get(&field.name),
                new: new.get(&field.name),
            };
            self.value(inner, &field.of.base);
        }
    }

    fn list(&mut self, step: &Step<'m>, inner: Option<&'m Fields>) {
        let items = |value: Option<&'m Value>| -> Vec<&'m Value> {
            value.map_or_else(Vec::new, |value| match &value.data {
                Data::List(items) => items.iter().collect(),
                _ => vec![value],
            })
        };
        let (old, new) = (items(step.old), items(step.new));
        let (mut left, mut pairs) = (new.clone(), Vec::new());
        // Those of one name belong together, then those that differ in numbers and days only.
        for same in [key as fn(&Model, &Kind, &Value) -> String, numberless] {
            let open =
                old.iter().filter(|was| !pairs.iter().any(|(one, _): &(&Value, &Value)| std::ptr::eq(*one, **was))).copied();
            for was in open.collect::<Vec<_>>() {
                if let Some(at) =
                    left.iter().position(|is| same(self.sides.new, self.kind, is) == same(self.sides.old, self.kind, was))
                {
                    pairs.push((was, left.remove(at)));
                }
            }
        }
        for was in &old {
            let name = key(self.sides.old, self.kind, was);
            let called = shown(self.sides.old, self.kind, was);
            match pairs.iter().find(|(one, _)| std::ptr::eq(*one, *was)) {
                None => self.steps.push(child(step, &name, called, true, Some(was), None)),
                Some((was, is)) => {
                    let pair = child(step, &name, called, false, Some(was), Some(is));
                    match (&was.data, &is.data, inner) {
                        (Data::Record(old), Data::Record(new), Some(fields)) => self.record(&pair, fields, old, new),
                        _ => self.steps.extend(self.changed(pair)),
                    }
                }
            }
        }
        for is in left {
            let (name, called) = (key(self.sides.new, self.kind, is), shown(self.sides.new, self.kind, is));
            self.steps.push(child(step, &name, called, true, None, Some(is)));
        }
    }

    /// The step, if both sides do not say the same.
    fn changed(&self, step: Step<'m>) -> Option<Step<'m>> {
        let said = |model: &Model, value: Option<&Value>| {
            value.map(|value| key(model, self.kind, value)).filter(|words| !words.is_empty())
        };
        (said(self.sides.old, step.old) != said(self.sides.new, step.new)).then_some(step)
    }
}

fn child<'m>(
    step: &Step<'m>,
    name: &str,
    called: String,
    element: bool,
    old: Option<&'m Value>,
    new: Option<&'m Value>,
) -> Step<'m> {
    Step {
        path: format!("{}[{}]", step.path, kebab(name)),
        top: step.top,
        means: step.means,
        due: step.due,
        called,
        element,
        old,
        new,
    }
}

/// What a value is known by when two versions are compared: ids where it names an artifact, its words in one spelling otherwise.
pub(super) fn key(model: &Model, kind: &Kind, value: &Value) -> String {
    match &value.data {
        Data::Reference(reference) | Data::Party(Party::Person(reference)) => {
            model.target(reference).map_or_else(|| reference.id.to_string(), |id| model.artifact(id).id.clone())
        }
        Data::Record(record) => {
            let own = record.own_id().map(str::to_owned);
            own.or_else(|| principal(kind, record).map(|value| key(model, kind, value))).unwrap_or_default()
        }
        _ => shown(model, kind, value),
    }
}

/// The field that a record is known by: the one its type is about, else the first that somebody wrote.
fn principal<'r>(kind: &Kind, record: &'r Record) -> Option<&'r Value> {
    let named = kind.record(&record.type_name).and_then(|of| of.fields.principal()).and_then(|field| record.get(&field.name));
    named.or_else(|| record.fields.first().map(|field| &field.value))
}

fn numberless(model: &Model, kind: &Kind, value: &Value) -> String {
    key(model, kind, value).chars().filter(|c| !c.is_ascii_digit()).collect()
}

/// A value in words: titles where it names an artifact.
pub(super) fn shown(model: &Model, kind: &Kind, value: &Value) -> String {
    match &value.data {
        Data::Text(text) | Data::Choice(text) | Data::Party(Party::External(text)) => {
            text.split_whitespace().collect::<Vec<_>>().join(" ")
        }
        Data::Quantity(quantity) => quantity.to_string(),
        Data::Date(date) => date.to_string(),
        Data::Bool(truth) => if *truth { "yes" } else { "no" }.to_owned(),
        Data::Reference(reference) | Data::Party(Party::Person(reference)) => {
            model.target(reference).map_or_else(|| reference.id.to_string(), |id| model.artifact(id).title.clone())
        }
        Data::Party(Party::Role(role)) => format!("role:{role}"),
        Data::Party(Party::Everyone) => "everyone".to_owned(),
        Data::Sle(sle) => sle.to_string(),
        Data::Comparison(comparison) => comparison.to_string(),
        Data::Edge(edge) => format!("{} → {}{}", edge.from, edge.sign.map_or("", crate::model::Sign::mark), edge.to),
        Data::List(items) => items.iter().map(|item| shown(model, kind, item)).collect::<Vec<_>>().join(", "),
        Data::Record(record) => principal(kind, record).map_or_else(String::new, |value| shown(model, kind, value)),
        Data::Map(entries) => {
            entries.iter().map(|(key, _, value)| format!("{key}: {}", shown(model, kind, value))).collect::<Vec<_>>().join(", ")
        }
        Data::Unknown => "?".to_owned(),
        Data::Malformed(malformed) => malformed.written.clone(),
    }
}
