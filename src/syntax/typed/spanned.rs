//! A value that remembers where it stood.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{self, Deserialize, Deserializer, MapAccess, Visitor};

use crate::source::{SourceId, Span};

/// The name under which a [`Spanned`] asks the reader for its place.
pub(super) const NAME: &str = "$orgdocs::Spanned";
pub(super) const FIELDS: &[&str] = &["source", "start", "end", "value"];

/// A value of a document with its place.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Spanned<T> {
    pub value: T,
    pub span: Span,
}

impl<T> Spanned<T> {
    /// A value at a place.
    pub fn new(value: T, span: Span) -> Self {
        Self { value, span }
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Spanned<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_struct(NAME, FIELDS, SpannedVisitor(PhantomData))
    }
}

struct SpannedVisitor<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for SpannedVisitor<T> {
    type Value = Spanned<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value with its place")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Spanned<T>, A::Error> {
        let mut numbers = [0_u32; 3];
        for number in &mut numbers {
            let (_, value) =
                map.next_entry::<de::IgnoredAny, u32>()?.ok_or_else(|| de::Error::custom("a place has three numbers"))?;
            *number = value;
        }
        let (_, value) =
            map.next_entry::<de::IgnoredAny, T>()?.ok_or_else(|| de::Error::custom("a place comes before its value"))?;
        let [source, start, end] = numbers;
        Ok(Spanned { value, span: Span::new(SourceId::new(source), start, end) })
    }
}
