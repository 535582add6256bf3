//! What an expression works on: a value, and where it was written.

use std::any::Any;
use std::borrow::Cow;
use std::fmt::Debug;
use std::sync::Arc;

use crate::quantity::{Date, Quantity};
use crate::source::Span;
use crate::syntax;

/// A value with the place it was written at, if it was written and not worked out.
#[derive(Debug, Clone)]
pub struct Datum {
    pub data: Data,
    pub origin: Option<Span>,
}

/// The values of expressions. All of them are cheap to clone.
#[derive(Debug, Clone)]
pub enum Data {
    /// Not written anywhere: what is worked out from it is unknown.
    Missing,
    /// Written as `?`, or so that it cannot be read: even whether it is there is unknown.
    Unread,
    Bool(bool),
    Quantity(Quantity),
    Text(Arc<str>),
    Date(Date),
    List(Arc<[Datum]>),
    Object(Arc<dyn Object>),
    Map(Arc<[(String, Datum)]>),
}

/// Something with fields: an artifact, a record, a reference.
pub trait Object: Debug + Send + Sync {
    /// The value of a field; nothing is the same as a missing value.
    fn field(&self, name: &str) -> Option<Datum>;
    /// How messages call it.
    fn words(&self) -> String;
    /// What makes it the same as another object: its address in the graph.
    fn identity(&self) -> Option<&str>;
    /// Itself, for functions that know the concrete type.
    fn as_any(&self) -> &dyn Any;
}

impl Datum {
    /// The value that nobody wrote.
    pub fn missing() -> Self {
        Self::of(Data::Missing)
    }

    /// A value without a place.
    pub fn of(data: Data) -> Self {
        Self { data, origin: None }
    }

    /// The same value, written there.
    #[must_use]
    pub fn at(self, span: Span) -> Self {
        Self { origin: Some(span), ..self }
    }

    /// Whether it is the answer yes.
    pub fn is_true(&self) -> bool {
        matches!(self.data, Data::Bool(true))
    }

    /// Whether it is the answer no.
    pub fn is_false(&self) -> bool {
        matches!(self.data, Data::Bool(false))
    }

    /// Whether there is no value.
    pub fn is_missing(&self) -> bool {
        matches!(self.data, Data::Missing | Data::Unread)
    }

    /// Whether there is a value; a list without elements is none, as CEL has it for repeated fields.
    pub fn is_there(&self) -> bool {
        match &self.data {
            Data::Missing | Data::Unread => false,
            Data::List(items) => !items.is_empty(),
            _ => true,
        }
    }

    /// What a check goes over: the elements of a list, or the values of a map, of which records know their key.
    pub fn elements(&self) -> Option<Arc<[Self]>> {
        match &self.data {
            Data::List(items) => Some(Arc::clone(items)),
            Data::Map(entries) => Some(entries.iter().map(|(key, value)| Self::entry(key, value)).collect()),
            _ => None,
        }
    }

    /// An entry of a map: a record, which knows its key, as it is; another value as `name`, `id` and `value`.
    fn entry(key: &str, value: &Self) -> Self {
        if matches!(value.data, Data::Object(_)) {
            return value.clone();
        }
        let entries =
            vec![("name".to_owned(), key.into()), ("id".to_owned(), slug(key).into()), ("value".to_owned(), value.clone())];
        Self { data: Data::Map(entries.into()), origin: value.origin }
    }

    /// How messages print it: a missing value is "nothing", the elements of a list are joined with commas.
    pub fn words(&self) -> String {
        let mut words = String::new();
        self.write_words(&mut words, usize::MAX, 0);
        words
    }

    /// Appends the words until the text is about as long as the limit; deep or long values are cut there.
    pub(super) fn write_words(&self, into: &mut String, limit: usize, depth: usize) {
        if into.len() > limit || depth > super::budget::DEPTH {
            return;
        }
        match &self.data {
            Data::Missing | Data::Unread => into.push_str("nothing"),
            Data::Bool(true) => into.push_str("yes"),
            Data::Bool(false) => into.push_str("no"),
            Data::Quantity(quantity) => into.push_str(&quantity.to_string()),
            Data::Text(text) => into.push_str(text),
            Data::Date(date) => into.push_str(&date.to_string()),
            Data::Object(object) => into.push_str(&object.words()),
            Data::List(items) => {
                for (at, item) in items.iter().enumerate() {
                    into.push_str(if at == 0 { "" } else { ", " });
                    item.write_words(into, limit, depth + 1);
                }
            }
            Data::Map(entries) => {
                for (at, (key, value)) in entries.iter().enumerate() {
                    into.push_str(if at == 0 { "" } else { ", " });
                    into.push_str(key);
                    into.push_str(": ");
                    value.write_words(into, limit, depth + 1);
                }
            }
        }
    }

    /// The kind of value in words, for messages.
    pub(super) fn sort(&self) -> &'static str {
        match &self.data {
            Data::Missing | Data::Unread => "nothing",
            Data::Bool(_) => "a yes or no",
            Data::Quantity(_) => "a number",
            Data::Text(_) => "a text",
            Data::Date(_) => "a date",
            Data::List(_) => "a list",
            Data::Object(_) => "a record",
            Data::Map(_) => "a map",
        }
    }
}

/// The id that a name makes; a name without Latin letters keeps its own.
pub fn slug(text: &str) -> Cow<'_, str> {
    let plain = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit());
    if text.split('-').all(plain) {
        return text.into();
    }
    let id = syntax::kebab(text);
    if id.is_empty() { syntax::slug(text).into() } else { id.into() }
}

impl From<bool> for Datum {
    fn from(value: bool) -> Self {
        Self::of(Data::Bool(value))
    }
}

impl From<Quantity> for Datum {
    fn from(value: Quantity) -> Self {
        Self::of(Data::Quantity(value))
    }
}

impl From<Date> for Datum {
    fn from(value: Date) -> Self {
        Self::of(Data::Date(value))
    }
}

impl From<&str> for Datum {
    fn from(value: &str) -> Self {
        Self::of(Data::Text(value.into()))
    }
}

impl From<Cow<'_, str>> for Datum {
    fn from(value: Cow<'_, str>) -> Self {
        Self::of(Data::Text(value.into()))
    }
}

impl From<String> for Datum {
    fn from(value: String) -> Self {
        Self::of(Data::Text(value.into()))
    }
}

impl From<Vec<Datum>> for Datum {
    fn from(value: Vec<Datum>) -> Self {
        Self::of(Data::List(value.into()))
    }
}
