//! Values of the model as expressions see them.

use std::any::Any;
use std::sync::{Arc, OnceLock};

use crate::expr::{Data as ExprData, Datum, Object};
use crate::quantity::{Comparison, Sle};
use crate::syntax::kebab;

use super::{Artifact, Data, Edge, Facts, Party, Record, Reference, Sign, Value};

/// An artifact in an expression: its fields and computed values.
#[derive(Debug, Clone)]
pub struct ArtifactObject {
    pub(super) id: super::ArtifactId,
    pub(super) facts: Arc<Facts>,
    pub(super) computed: Arc<[(String, Datum)]>,
    /// The lists and maps among the fields of the record, by position, once somebody asked: many checks read the same ones.
    lists: OnceLock<Box<[OnceLock<Datum>]>>,
}

/// A record of a map, which knows its key as its name.
#[derive(Debug)]
struct EntryObject {
    key: String,
    id: String,
    record: Arc<Record>,
}

#[derive(Debug)]
struct SleObject(Box<Sle>);

#[derive(Debug)]
struct EdgeObject(Box<Edge>);

#[derive(Debug)]
struct ComparisonObject(Box<Comparison>);

impl ArtifactObject {
    pub(super) fn new(id: super::ArtifactId, artifact: &Artifact, computed: Arc<[(String, Datum)]>) -> Self {
        Self { id, facts: Arc::clone(&artifact.facts), computed, lists: OnceLock::new() }
    }

    fn written(&self, name: &str) -> Option<Datum> {
        let fields = &self.facts.record.fields;
        let at = fields.iter().position(|field| field.name == *name)?;
        let value = &fields[at].value;
        Some(match &value.data {
            Data::List(_) | Data::Map(_) => {
                let lists = self.lists.get_or_init(|| fields.iter().map(|_| OnceLock::new()).collect());
                lists[at].get_or_init(|| datum(value)).clone()
            }
            _ => datum(value),
        })
    }

    /// Whether words that are no value of a field stand under its heading.
    fn is_said(&self, name: &str) -> bool {
        self.facts.misshapen.iter().any(|section| section.has_words && section.field == *name)
    }

    /// The artifact that it is.
    pub fn id(&self) -> super::ArtifactId {
        self.id
    }

    /// The object as a value of an expression.
    pub fn datum(self) -> Datum {
        let head = self.facts.head;
        Datum::of(ExprData::Object(Arc::new(self))).at(head)
    }
}

impl Object for ArtifactObject {
    fn field(&self, name: &str) -> Option<Datum> {
        if let Some(value) = self.written(name) {
            return Some(value);
        }
        if let Some((_, value)) = self.computed.iter().find(|(known, _)| known == name) {
            return Some(value.clone());
        }
        match name {
            "id" => Some(text(&self.facts.id)),
            "title" | "name" => Some(text(&self.facts.title).at(self.facts.head)),
            _ if self.is_said(name) => Some(Datum::of(ExprData::Unread)),
            _ => unwritten(&self.facts.record, name),
        }
    }

    fn words(&self) -> String {
        self.facts.title.clone()
    }

    fn identity(&self) -> Option<&str> {
        Some(&self.facts.id)
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

/// Whether a value is an artifact or a list or map with one.
pub(super) fn holds_artifact(datum: &Datum) -> bool {
    match &datum.data {
        ExprData::List(items) => items.iter().any(holds_artifact),
        ExprData::Map(entries) => entries.iter().any(|(_, value)| holds_artifact(value)),
        ExprData::Object(object) => object.as_any().is::<ArtifactObject>(),
        _ => false,
    }
}

/// A record inside an artifact.
impl Object for Record {
    fn field(&self, name: &str) -> Option<Datum> {
        let written = self.get(name).map(datum).or_else(|| {
            let anchor = (name == "id").then_some(self.anchor.as_deref()).flatten()?;
            Some(text(anchor).at(self.span))
        });
        written.or_else(|| unwritten(self, name))
    }

    fn words(&self) -> String {
        let named = ["title", "name", "text", "id"].iter().find_map(|name| self.text(name));
        let first = || self.fields.first().map(|field| datum(&field.value).words());
        named.map(str::to_owned).or_else(first).unwrap_or_default()
    }

    fn identity(&self) -> Option<&str> {
        self.text("id")
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

impl Object for EntryObject {
    fn field(&self, name: &str) -> Option<Datum> {
        let own = || match name {
            "name" => Some(text(&self.key)),
            "id" => Some(text(&self.id)),
            _ => None,
        };
        Object::field(&*self.record, name).or_else(own)
    }

    fn words(&self) -> String {
        self.key.clone()
    }

    fn identity(&self) -> Option<&str> {
        self.record.identity().or(Some(&self.id))
    }

    fn as_any(&self) -> &dyn Any {
        self.record.as_any()
    }
}

/// A reference that `deref` can follow; it equals its id.
impl Object for Reference {
    fn field(&self, name: &str) -> Option<Datum> {
        match name {
            "id" => Some(text(&self.id)),
            "kind" => self.kind.as_deref().map(text),
            _ => None,
        }
    }

    fn words(&self) -> String {
        self.id.to_string()
    }

    fn identity(&self) -> Option<&str> {
        Some(&self.id)
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

macro_rules! plain_object {
    ($object:ty, $this:ident => $words:expr, $($name:literal => $value:expr),* $(,)?) => {
        impl Object for $object {
            fn field(&self, name: &str) -> Option<Datum> {
                let $this = &self.0;
                match name {
                    $($name => $value,)*
                    _ => None,
                }
            }

            fn words(&self) -> String {
                let $this = &self.0;
                $words
            }

            fn identity(&self) -> Option<&str> {
                None
            }

            fn as_any(&self) -> &dyn Any {
                self
            }
        }
    };
}

plain_object!(SleObject, sle => sle.to_string(),
    "percent" => sle.percent.map(|percent| Datum::of(ExprData::Quantity(percent))),
    "within" => sle.within.map(|within| Datum::of(ExprData::Quantity(within))),
    "per" => sle.per.as_deref().map(text),
);

plain_object!(EdgeObject, edge => format!("{} -> {}{}", edge.from, edge.sign.map_or("", Sign::mark), edge.to),
    "from" => Some(text(&edge.from)),
    "to" => Some(text(&edge.to)),
    "sign" => edge.sign.map(|sign| text(sign.mark())),
    "delay" => edge.delay.as_deref().map(text),
    "why" => edge.why.as_deref().map(text),
);

plain_object!(ComparisonObject, comparison => comparison.to_string(),
    "subject" => (!comparison.subject.is_empty()).then(|| text(&comparison.subject)),
    "operator" => comparison.operator.map(|operator| text(operator.sign())),
    "value" => Some(Datum::of(ExprData::Quantity(comparison.value))),
    "rest" => Some(text(&comparison.rest)),
    "by" => comparison.by.map(|by| Datum::of(ExprData::Date(by))),
);

/// A list that nobody wrote has no elements; what a slip of a key may have meant cannot be told.
fn unwritten(record: &Record, name: &str) -> Option<Datum> {
    if record.is_misspelt(name) {
        return Some(Datum::of(ExprData::Unread));
    }
    record.lists.iter().any(|list| list == name).then(|| Datum::of(ExprData::List(Arc::from([]))))
}

fn text(words: &str) -> Datum {
    Datum::of(ExprData::Text(words.into()))
}

/// A value of a map under its key.
fn entry(key: &str, value: &Value) -> Datum {
    let Data::Record(record) = &value.data else { return datum(value) };
    let object = EntryObject { key: key.to_owned(), id: kebab(key), record: Arc::clone(record) };
    Datum::of(ExprData::Object(Arc::new(object))).at(value.span)
}

/// A value with its place.
pub(super) fn datum(value: &Value) -> Datum {
    let data = match &value.data {
        Data::Text(words) | Data::Choice(words) | Data::Party(Party::Role(words) | Party::External(words)) => {
            ExprData::Text(Arc::clone(words))
        }
        Data::Quantity(quantity) => ExprData::Quantity(**quantity),
        Data::Date(date) => ExprData::Date(*date),
        Data::Bool(truth) => ExprData::Bool(*truth),
        Data::Reference(reference) | Data::Party(Party::Person(reference)) => {
            ExprData::Object(Arc::<Reference>::clone(reference))
        }
        Data::Party(Party::Everyone) => ExprData::Text("everyone".into()),
        Data::Sle(sle) => ExprData::Object(Arc::new(SleObject(sle.clone()))),
        Data::Edge(edge) => ExprData::Object(Arc::new(EdgeObject(edge.clone()))),
        Data::Comparison(comparison) => ExprData::Object(Arc::new(ComparisonObject(comparison.clone()))),
        Data::List(items) => ExprData::List(items.iter().map(datum).collect()),
        Data::Record(record) => ExprData::Object(Arc::<Record>::clone(record)),
        Data::Map(entries) => ExprData::Map(entries.iter().map(|(key, _, value)| (key.clone(), entry(key, value))).collect()),
        Data::Unknown | Data::Malformed(_) => ExprData::Unread,
    };
    Datum::of(data).at(value.span)
}
