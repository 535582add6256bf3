//! `serde::Deserializer` over the tree.

use serde::de::value::{StrDeserializer, U32Deserializer};
use serde::de::{DeserializeSeed, Deserializer, EnumAccess, IntoDeserializer, MapAccess, SeqAccess, VariantAccess, Visitor};
use serde::forward_to_deserialize_any;

use crate::source::Span;
use crate::syntax::resolve::{Resolved, resolve};
use crate::syntax::{Entry, Key, Node, NodeData, Scalar, ScalarStyle};

use super::error::Failure;
use super::spanned::{FIELDS, NAME};

/// One node to be read.
#[derive(Clone, Copy)]
pub(super) struct Reader<'de> {
    node: &'de Node,
}

impl<'de> Reader<'de> {
    pub(super) fn new(node: &'de Node) -> Self {
        Self { node }
    }

    fn resolved(scalar: &'de Scalar) -> Resolved<'de> {
        if scalar.style == ScalarStyle::Plain { resolve(&scalar.text) } else { Resolved::Str(&scalar.text) }
    }

    fn place<T>(self, result: Result<T, Failure>) -> Result<T, Failure> {
        result.map_err(|failure| {
            let span = match &self.node.data {
                NodeData::Map(entries) if failure.missing => entries.first().map_or(self.node.span, |entry| entry.key.span),
                _ => self.node.span,
            };
            failure.or_at(span)
        })
    }
}

impl<'de> Deserializer<'de> for Reader<'de> {
    type Error = Failure;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Failure> {
        self.place(match &self.node.data {
            NodeData::Seq(items) => visitor.visit_seq(Items(items.iter())),
            NodeData::Map(entries) => visitor.visit_map(Entries { entries: entries.iter(), value: None }),
            NodeData::Scalar(scalar) => match Self::resolved(scalar) {
                Resolved::Null => visitor.visit_unit(),
                Resolved::Bool(value) => visitor.visit_bool(value),
                Resolved::Int(value) => visitor.visit_i64(value),
                Resolved::UInt(value) => visitor.visit_u64(value),
                Resolved::Float(value) => visitor.visit_f64(value),
                Resolved::Str(text) => visitor.visit_borrowed_str(text),
            },
        })
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Failure> {
        match &self.node.data {
            NodeData::Scalar(scalar) if Self::resolved(scalar) == Resolved::Null => self.place(visitor.visit_none()),
            _ => self.place(visitor.visit_some(self)),
        }
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Failure> {
        match &self.node.data {
            NodeData::Scalar(scalar) if Self::resolved(scalar) != Resolved::Null => {
                self.place(visitor.visit_borrowed_str(&scalar.text))
            }
            _ => self.deserialize_any(visitor),
        }
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Failure> {
        self.deserialize_str(visitor)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Failure> {
        self.place(visitor.visit_newtype_struct(self))
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Failure> {
        if name == NAME { visitor.visit_map(Placed { node: self.node, next: 0 }) } else { self.deserialize_any(visitor) }
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Failure> {
        self.place(match &self.node.data {
            NodeData::Scalar(scalar) => visitor.visit_enum(StrDeserializer::new(&scalar.text)),
            NodeData::Map(entries) => match entries.as_slice() {
                [entry] => visitor.visit_enum(Variant(entry)),
                _ => Err(Failure::new("expected a word, or one key with its value")),
            },
            NodeData::Seq(_) => Err(Failure::new("expected a word, found a list")),
        })
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char bytes byte_buf unit unit_struct seq tuple tuple_struct map identifier
        ignored_any
    }
}

struct Items<'de>(std::slice::Iter<'de, Node>);

impl<'de> SeqAccess<'de> for Items<'de> {
    type Error = Failure;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Failure> {
        self.0.next().map(|node| seed.deserialize(Reader { node }).map_err(|failure| failure.or_at(node.span))).transpose()
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.0.len())
    }
}

struct Entries<'de> {
    entries: std::slice::Iter<'de, Entry>,
    value: Option<&'de Entry>,
}

impl<'de> MapAccess<'de> for Entries<'de> {
    type Error = Failure;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Failure> {
        let Some(entry) = self.entries.next() else { return Ok(None) };
        self.value = Some(entry);
        key(&entry.key, seed).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Failure> {
        let Some(entry) = self.value.take() else { return Err(Failure::new("a value follows its key")) };
        seed.deserialize(Reader { node: &entry.value }).map_err(|failure| failure.or_at(entry.value.span))
    }
}

fn key<'de, K: DeserializeSeed<'de>>(key: &'de Key, seed: K) -> Result<K::Value, Failure> {
    seed.deserialize(KeyReader(key)).map_err(|failure| failure.or_at(key.span))
}

/// A key: text that may also be read as a number, for maps with number keys.
struct KeyReader<'de>(&'de Key);

impl<'de> Deserializer<'de> for KeyReader<'de> {
    type Error = Failure;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Failure> {
        visitor.visit_borrowed_str(&self.0.text)
    }

    fn deserialize_u64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Failure> {
        match resolve(&self.0.text) {
            Resolved::Int(value) => visitor.visit_i64(value),
            Resolved::UInt(value) => visitor.visit_u64(value),
            _ => visitor.visit_borrowed_str(&self.0.text),
        }
    }

    fn deserialize_i64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Failure> {
        self.deserialize_u64(visitor)
    }

    fn deserialize_u32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Failure> {
        self.deserialize_u64(visitor)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Failure> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Failure> {
        visitor.visit_enum(StrDeserializer::new(&self.0.text))
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Failure> {
        if name == NAME { visitor.visit_map(PlacedKey { key: self.0, next: 0 }) } else { self.deserialize_any(visitor) }
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i128 u8 u16 u128 f32 f64 char str string bytes byte_buf option unit unit_struct seq tuple tuple_struct map
        identifier ignored_any
    }
}

/// `{variant: value}`.
struct Variant<'de>(&'de Entry);

impl<'de> EnumAccess<'de> for Variant<'de> {
    type Error = Failure;
    type Variant = Self;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Self), Failure> {
        Ok((key(&self.0.key, seed)?, self))
    }
}

impl<'de> VariantAccess<'de> for Variant<'de> {
    type Error = Failure;

    fn unit_variant(self) -> Result<(), Failure> {
        Err(Failure::new(format!("`{}` takes no value", self.0.key.text)).or_at(self.0.value.span))
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Failure> {
        seed.deserialize(Reader { node: &self.0.value })
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Failure> {
        Reader { node: &self.0.value }.deserialize_any(visitor)
    }

    fn struct_variant<V: Visitor<'de>>(self, _: &'static [&'static str], visitor: V) -> Result<V::Value, Failure> {
        Reader { node: &self.0.value }.deserialize_any(visitor)
    }
}

/// The place of a node and then the node, as the fields of a `Spanned`.
struct Placed<'de> {
    node: &'de Node,
    next: usize,
}

impl<'de> MapAccess<'de> for Placed<'de> {
    type Error = Failure;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Failure> {
        place_key(&mut self.next, seed)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Failure> {
        match place_number(self.node.span, self.next) {
            Some(number) => seed.deserialize(number),
            None => seed.deserialize(Reader { node: self.node }).map_err(|failure| failure.or_at(self.node.span)),
        }
    }
}

/// The place of a key and then the key.
struct PlacedKey<'de> {
    key: &'de Key,
    next: usize,
}

impl<'de> MapAccess<'de> for PlacedKey<'de> {
    type Error = Failure;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Failure> {
        place_key(&mut self.next, seed)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Failure> {
        match place_number(self.key.span, self.next) {
            Some(number) => seed.deserialize(number),
            None => key(self.key, seed),
        }
    }
}

fn place_key<'de, K: DeserializeSeed<'de>>(next: &mut usize, seed: K) -> Result<Option<K::Value>, Failure> {
    let Some(field) = FIELDS.get(*next) else { return Ok(None) };
    *next += 1;
    seed.deserialize(StrDeserializer::<Failure>::new(field)).map(Some)
}

fn place_number(span: Span, next: usize) -> Option<U32Deserializer<Failure>> {
    let number = match next {
        1 => u32::try_from(span.source.index()).unwrap_or(u32::MAX),
        2 => span.start,
        3 => span.end,
        _ => return None,
    };
    Some(number.into_deserializer())
}
