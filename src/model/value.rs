//! Values of fields, each with the place where it was written.

use std::sync::Arc;

use crate::kind::{Meaning, Meanings, Name};
use crate::quantity::{Comparison, Date, Problem, Quantity, Sle};
use crate::source::Span;

/// A value of a field.
#[derive(Debug, Clone, PartialEq)]
pub struct Value {
    pub span: Span,
    pub data: Data,
}

/// What a value is; the rarer and larger ones are boxed, since a model holds a great many values.
#[derive(Debug, Clone, PartialEq)]
pub enum Data {
    Text(Arc<str>),
    Quantity(Box<Quantity>),
    Date(Date),
    Bool(bool),
    /// A word of an enum, in the kind's spelling.
    Choice(Arc<str>),
    Reference(Arc<Reference>),
    Party(Party),
    Sle(Box<Sle>),
    Comparison(Box<Comparison>),
    Edge(Box<Edge>),
    List(Box<[Value]>),
    Record(Arc<Record>),
    /// Keys are data, as written.
    Map(Box<[(String, Span, Value)]>),
    /// `?`: the author says that nobody knows yet.
    Unknown,
    /// Something that the field's type cannot read.
    Malformed(Box<Malformed>),
}

impl Data {
    /// Whether both say the same, however precisely a number in them was written.
    pub fn says_the_same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Quantity(one), Self::Quantity(other)) => one.says_the_same(**other),
            (Self::Sle(one), Self::Sle(other)) => one.says_the_same(other),
            _ => self == other,
        }
    }
}

/// What could not be read, and why.
#[derive(Debug, Clone, PartialEq)]
pub struct Malformed {
    /// The author's words.
    pub written: String,
    pub why: Misfit,
}

/// Why a value does not fit its field.
#[derive(Debug, Clone, PartialEq)]
pub enum Misfit {
    /// A scalar that the type's reader refused.
    Problem(Problem),
    /// A word that the enum does not have, with the nearest one.
    NotAllowed { allowed: Vec<String>, near: Option<String> },
    /// A list where one value belongs, or the reverse; `expected` in plain words, `instead` what would be read of the same words.
    Shape { expected: String, found: &'static str, instead: Option<String> },
    /// Words with a colon, `- As Ada asks: who?`, which YAML reads as a key and a value where a text belongs.
    SplitAtColon,
    /// An edge that is not `A -> B`.
    NotAnEdge,
    /// An edge without its sign.
    Unsigned,
}

/// The name of another artifact, as written. Most are bare ids, so that both are one text.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Reference {
    /// The author's words.
    pub written: Arc<str>,
    /// The kind word in front of the colon, if any.
    pub kind: Option<Arc<str>>,
    pub id: Arc<str>,
    /// The kinds that the field takes.
    pub allowed: Arc<[String]>,
}

/// Somebody who can be asked: one person, several, or somebody outside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Party {
    Person(Arc<Reference>),
    /// `role:head-of-risk`: whoever holds it.
    Role(Arc<str>),
    /// `everyone`, `whole team`.
    Everyone,
    /// `customer`, `vendor:x`.
    External(Arc<str>),
}

/// One line of a graph: `A -> +B || delay; why`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edge {
    pub from: String,
    pub to: String,
    pub sign: Option<Sign>,
    pub delay: Option<String>,
    pub why: Option<String>,
}

/// The polarity of an edge.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sign {
    Same,
    Opposite,
}

/// A named record, or the fields of a whole artifact.
#[derive(Debug, Clone, PartialEq)]
pub struct Record {
    /// The record type's name; the kind's for an artifact.
    pub type_name: Name,
    pub span: Span,
    pub fields: Vec<FieldValue>,
    /// Keys that the type does not have.
    pub strays: Vec<Stray>,
    /// The names of list fields that need not be there: one that nobody wrote is an empty list, not an unknown one.
    pub lists: Arc<[Name]>,
    /// An explicit anchor of the bullet, row or heading it was written in.
    pub anchor: Option<Arc<str>>,
}

/// A field with its value.
#[derive(Debug, Clone, PartialEq)]
pub struct FieldValue {
    pub name: Name,
    /// The key, column or heading that names it.
    pub key: Span,
    /// The meaning that it is the field for in the type it was read as.
    pub means: Option<Meaning>,
    pub value: Value,
}

/// A key that no field has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stray {
    pub key: String,
    pub span: Span,
    /// What the author may have meant: a field's name or alias.
    pub near: Option<String>,
    /// The name of that field.
    pub field: Option<Name>,
}

impl Sign {
    /// The mark in front of the name: `+` or `-`.
    pub fn mark(self) -> &'static str {
        match self {
            Self::Same => "+",
            Self::Opposite => "-",
        }
    }
}

impl Record {
    /// The value of a field; absent and unknown ones included as written.
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.field(name).map(|field| &field.value)
    }

    /// A field with its key.
    pub fn field(&self, name: &str) -> Option<&FieldValue> {
        self.fields.iter().find(|field| field.name == *name)
    }

    /// The meanings of its fields.
    pub(super) fn meanings(&self) -> Meanings {
        self.fields.iter().filter_map(|field| field.means).collect()
    }

    /// The field with a meaning in the type that the record was read as.
    pub fn meaning(&self, meaning: Meaning) -> Option<&FieldValue> {
        self.fields.iter().find(|field| field.means == Some(meaning))
    }

    /// Whether a key that no field has is a slip away from this field, so that nobody can say the field is missing.
    pub fn is_misspelt(&self, name: &str) -> bool {
        self.strays.iter().any(|stray| stray.field.as_deref() == Some(name))
    }

    /// The text of a text, enum or reference field.
    pub fn text(&self, name: &str) -> Option<&str> {
        self.get(name).and_then(Value::as_text)
    }

    /// What tells it from the others of its list: its id, else its explicit anchor.
    pub fn own_id(&self) -> Option<&str> {
        self.text("id").or(self.anchor.as_deref())
    }

    /// The elements of a list field; empty when it is missing.
    pub fn list(&self, name: &str) -> &[Value] {
        self.get(name).map_or(&[], Value::as_list)
    }
}

impl Value {
    /// The words of a text, enum word or reference.
    pub fn as_text(&self) -> Option<&str> {
        match &self.data {
            Data::Text(text) | Data::Choice(text) | Data::Party(Party::External(text) | Party::Role(text)) => Some(text),
            Data::Reference(reference) | Data::Party(Party::Person(reference)) => Some(&reference.id),
            _ => None,
        }
    }

    /// The elements of a list.
    pub fn as_list(&self) -> &[Value] {
        match &self.data {
            Data::List(items) => items,
            _ => &[],
        }
    }

    /// How many elements a list, or entries a map, has.
    pub fn size(&self) -> usize {
        match &self.data {
            Data::List(items) => items.len(),
            Data::Map(entries) => entries.len(),
            _ => 0,
        }
    }

    /// The record, if this is one.
    pub fn as_record(&self) -> Option<&Arc<Record>> {
        match &self.data {
            Data::Record(record) => Some(record),
            _ => None,
        }
    }

    /// The quantity, if this is one.
    pub fn as_quantity(&self) -> Option<&Quantity> {
        match &self.data {
            Data::Quantity(quantity) => Some(quantity),
            _ => None,
        }
    }

    /// The date, if this is one.
    pub fn as_date(&self) -> Option<Date> {
        match &self.data {
            Data::Date(date) => Some(*date),
            _ => None,
        }
    }

    /// The reference behind a reference or person.
    pub fn as_reference(&self) -> Option<&Reference> {
        match &self.data {
            Data::Reference(reference) | Data::Party(Party::Person(reference)) => Some(reference),
            _ => None,
        }
    }

    /// Whether something usable was written: neither `?` nor malformed.
    pub fn is_known(&self) -> bool {
        !matches!(self.data, Data::Unknown | Data::Malformed(_))
    }

    /// Visits this value and everything inside it, with the fields on the way.
    pub fn visit<'r>(&'r self, path: &mut Vec<&'r FieldValue>, see: &mut impl FnMut(&[&'r FieldValue], &'r Self)) {
        see(path, self);
        match &self.data {
            Data::List(items) => items.iter().for_each(|item| item.visit(path, see)),
            Data::Record(record) => record.visit(path, see),
            Data::Map(entries) => entries.iter().for_each(|(_, _, value)| value.visit(path, see)),
            _ => {}
        }
    }
}

impl Value {
    /// Shows this value and everything inside it.
    pub fn each_value<'r>(&'r self, see: &mut impl FnMut(&'r Self)) {
        see(self);
        match &self.data {
            Data::List(items) => items.iter().for_each(|item| item.each_value(see)),
            Data::Record(record) => record.each_value(see),
            Data::Map(entries) => entries.iter().for_each(|(_, _, value)| value.each_value(see)),
            _ => {}
        }
    }
}

impl Record {
    /// Shows every value inside.
    pub fn each_value<'r>(&'r self, see: &mut impl FnMut(&'r Value)) {
        self.fields.iter().for_each(|field| field.value.each_value(see));
    }

    /// Visits every value inside, with the fields on the way.
    pub fn visit<'r>(&'r self, path: &mut Vec<&'r FieldValue>, see: &mut impl FnMut(&[&'r FieldValue], &'r Value)) {
        for field in &self.fields {
            path.push(field);
            field.value.visit(path, see);
            path.pop();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[cfg(target_pointer_width = "64")]
    fn a_value_takes_little_memory() {
        assert_eq!(size_of::<Data>(), 24, "a rarer and larger one is boxed");
        assert_eq!(size_of::<FieldValue>(), 72);
    }
}
