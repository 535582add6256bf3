//! The names that expressions of a kind may use, with the shapes of their values.

use crate::expr::{Arity, Shape, Shapes};

use super::field::Ordered;
use super::{Base, ComputedBy, Field, Fields, Native, RecordType};

/// The names of one kind; `bind` adds those that a check introduces.
#[derive(Debug, Clone)]
pub(super) struct KindShapes<'k> {
    fields: &'k Fields,
    types: &'k Ordered<String, RecordType>,
    computed: Vec<(String, Shape)>,
    bound: Vec<(String, Shape)>,
    proven: bool,
}

pub(super) const SELF: &str = "self";
const SLE: &str = "expectation";
const EDGE: &str = "edge";
const COMPARISON: &str = "comparison";

impl<'k> KindShapes<'k> {
    pub(super) fn new(fields: &'k Fields, types: &'k Ordered<String, RecordType>) -> Self {
        Self { fields, types, computed: Vec::new(), bound: Vec::new(), proven: false }
    }

    /// The same names in a kind of ours.
    pub(super) fn proven(self) -> Self {
        Self { proven: true, ..self }
    }

    /// Makes a computed value known as a field of `self`.
    pub(super) fn add_computed(&mut self, name: &str, by: &ComputedBy) {
        let shape = match by {
            ComputedBy::Expression(expr) => expr.shape(),
            ComputedBy::Native(Native::BetStage | Native::Domains | Native::FlowTotals) => Shape::Any,
        };
        self.computed.push((name.to_owned(), shape));
    }

    /// Makes a computed value known that cannot be read, so that what uses it is no second mistake.
    pub(super) fn add_broken(&mut self, name: &str) {
        self.computed.push((name.to_owned(), Shape::Any));
    }

    /// Makes a name known.
    pub(super) fn bind(&mut self, name: &str, shape: Shape) {
        self.bound.retain(|(known, _)| known != name);
        self.bound.push((name.to_owned(), shape));
    }

    /// Whether records of this type stand in a map, so that their key is their name.
    fn is_keyed(&self, record: &str) -> bool {
        let in_map = |field: &Field| matches!(&field.of.base, Base::Map(value) if **value == Base::Record(record.to_owned()));
        self.fields.iter().any(in_map) || self.types.values().any(|of| of.fields.iter().any(in_map))
    }

    /// A path with `self.` in front where its root is a field of the document.
    pub(super) fn rooted(&self, path: &str) -> Option<String> {
        let root = path.split(['.', '[']).next().unwrap_or(path);
        let bound = root == SELF || self.bound.iter().any(|(name, _)| name == root);
        (!bound && self.field(SELF, root).is_some()).then(|| format!("{SELF}.{path}"))
    }

    /// What the elements of a field are: those of a list, the values of a map, or what it holds itself.
    pub(super) fn element_of(&self, field: &str) -> Shape {
        match self.field(SELF, field) {
            Some(Shape::List(element) | Shape::Map(element)) => *element,
            other => other.unwrap_or(Shape::Any),
        }
    }

    fn shape_of(field: &Field) -> Shape {
        let one = Self::shape_of_base(&field.of.base);
        if field.of.is_list() { Shape::List(Box::new(one)) } else { one }
    }

    fn shape_of_base(base: &Base) -> Shape {
        match base {
            Base::Text | Base::Id | Base::Url => Shape::Text,
            Base::Enum(words) => Shape::Choice(words.iter().map(|choice| choice.word.trim_end_matches('…').to_owned()).collect()),
            Base::Count
            | Base::Number
            | Base::Percent
            | Base::Money
            | Base::Flow
            | Base::Rate
            | Base::Worktime
            | Base::Elapsed
            | Base::Period => Shape::Number,
            Base::Bool => Shape::Bool,
            Base::Date | Base::Month => Shape::Date,
            Base::Record(name) => Shape::Record(name.clone()),
            Base::Sle => Shape::Record(SLE.to_owned()),
            Base::Edge { .. } => Shape::Record(EDGE.to_owned()),
            Base::Comparison => Shape::Record(COMPARISON.to_owned()),
            Base::Map(value) => Shape::Map(Box::new(Self::shape_of_base(value))),
            Base::Series => Shape::List(Box::new(Shape::Number)),
            Base::Person | Base::Ref(_) | Base::Group => Shape::Any,
        }
    }
}

impl Base {
    /// Whether its values are numbers, with a unit or without.
    pub fn is_number(&self) -> bool {
        KindShapes::shape_of_base(self) == Shape::Number
    }
}

impl Shapes for KindShapes<'_> {
    fn is_proven(&self) -> bool {
        self.proven
    }

    fn root(&self, name: &str) -> Option<Shape> {
        if let Some((_, shape)) = self.bound.iter().find(|(known, _)| known == name) {
            return Some(shape.clone());
        }
        match name {
            SELF => Some(Shape::Record(SELF.to_owned())),
            "organisation" => Some(Shape::Any),
            _ => None,
        }
    }

    fn roots(&self) -> Vec<String> {
        let bound = self.bound.iter().map(|(name, _)| name.clone());
        bound.chain([SELF.to_owned(), "organisation".to_owned()]).collect()
    }

    fn field(&self, record: &str, name: &str) -> Option<Shape> {
        let built_in = |names: &[(&str, Shape)]| names.iter().find(|(known, _)| *known == name).map(|(_, shape)| shape.clone());
        match record {
            SELF => self.fields.get(name).map(Self::shape_of).or_else(|| {
                let computed = self.computed.iter().find(|(known, _)| known == name).map(|(_, shape)| shape.clone());
                computed.or_else(|| built_in(&[("file_stem", Shape::Text), ("words", Shape::Number)]))
            }),
            SLE => built_in(&[("within", Shape::Number), ("percent", Shape::Number), ("per", Shape::Text)]),
            EDGE => built_in(&["from", "to", "sign", "delay", "why"].map(|name| (name, Shape::Text))),
            COMPARISON => built_in(&[
                ("subject", Shape::Text),
                ("operator", Shape::Text),
                ("value", Shape::Number),
                ("rest", Shape::Text),
                ("by", Shape::Date),
            ]),
            name_of_type => {
                let written = self.types.get(name_of_type)?.fields.get(name).map(Self::shape_of);
                written
                    .or_else(|| self.is_keyed(name_of_type).then(|| built_in(&["name", "id"].map(|name| (name, Shape::Text))))?)
            }
        }
    }

    fn fields(&self, record: &str) -> Vec<String> {
        match record {
            SELF => {
                let computed = self.computed.iter().map(|(name, _)| name.clone());
                self.fields.names().map(str::to_owned).chain(computed).collect()
            }
            name_of_type => {
                self.types.get(name_of_type).map(|of| of.fields.names().map(str::to_owned).collect()).unwrap_or_default()
            }
        }
    }

    fn function(&self, name: &str) -> Option<Arity> {
        match name {
            "today" => Some(Arity::exactly(0)),
            "deref" | "all" => Some(Arity::exactly(1)),
            "backrefs" => Some(Arity::between(1, 2)),
            _ => None,
        }
    }
}
