//! What is known of a value before any document is read: enough to find a mistyped name when a kind is loaded.

use std::sync::Arc;

/// What a value will be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shape {
    /// Anything: its fields are not checked.
    Any,
    Text,
    /// One of these words.
    Choice(Arc<[String]>),
    Number,
    Bool,
    Date,
    List(Box<Shape>),
    /// Names with values; the names are data.
    Map(Box<Shape>),
    /// A record of a named type, whose fields are known.
    Record(String),
}

impl Shape {
    /// A list of this.
    pub(super) fn list(self) -> Self {
        Self::List(Box::new(self))
    }

    /// What the elements are.
    pub(super) fn element(&self) -> Self {
        match self {
            Self::List(element) => (**element).clone(),
            // As in CEL, going over a map goes over its keys.
            Self::Map(_) => Self::Text,
            _ => Self::Any,
        }
    }

    /// What a value is that comes from either.
    pub(super) fn or(self, other: &Self) -> Self {
        match (&self, other) {
            _ if self == *other => self,
            (Self::Text | Self::Choice(_), Self::Text | Self::Choice(_)) => Self::Text,
            _ => Self::Any,
        }
    }

    /// The shape in words, for messages.
    pub(super) fn words(&self) -> String {
        match self {
            Self::Any => "a value".to_owned(),
            Self::Text | Self::Choice(_) => "a text".to_owned(),
            Self::Number => "a number".to_owned(),
            Self::Bool => "a yes or no".to_owned(),
            Self::Date => "a date".to_owned(),
            Self::List(_) => "a list".to_owned(),
            Self::Map(_) => "names with values".to_owned(),
            Self::Record(name) => format!("a record `{name}`"),
        }
    }
}

/// The names that an expression may use, and what stands behind them.
pub trait Shapes {
    /// The shape of a variable.
    fn root(&self, name: &str) -> Option<Shape>;
    /// Every variable, for suggestions.
    fn roots(&self) -> Vec<String>;
    /// The shape of a field of a record type.
    fn field(&self, record: &str, name: &str) -> Option<Shape>;
    /// Every field of a record type, for suggestions.
    fn fields(&self, record: &str) -> Vec<String>;
    /// How many arguments a function of the scope takes; nothing when there is no such function.
    fn function(&self, name: &str) -> Option<Arity>;
    /// Whether every expression over these names is tried by a test of ours, so that its patterns need not be built to find mistakes.
    fn is_proven(&self) -> bool {
        false
    }
}

/// How many arguments a function takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Arity {
    least: usize,
    most: usize,
}

impl Arity {
    /// Exactly so many.
    pub const fn exactly(count: usize) -> Self {
        Self { least: count, most: count }
    }

    /// From so many to so many.
    pub const fn between(least: usize, most: usize) -> Self {
        Self { least, most }
    }

    /// Without so many of them.
    pub(super) fn less(self, count: usize) -> Self {
        let most = if self.most == usize::MAX { self.most } else { self.most - count };
        Self { least: self.least - count, most }
    }

    /// Whether a call with so many arguments is right.
    pub(super) fn allows(self, count: usize) -> bool {
        (self.least..=self.most).contains(&count)
    }

    /// The arity in words, for messages.
    pub(super) fn words(self) -> String {
        let noun = |count: usize| if count == 1 { "argument" } else { "arguments" };
        match (self.least, self.most) {
            (least, most) if least == most => format!("{least} {}", noun(least)),
            (least, usize::MAX) => format!("{least} or more arguments"),
            (least, most) => format!("{least} to {most} arguments"),
        }
    }
}
