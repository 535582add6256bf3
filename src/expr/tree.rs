//! An expression after reading: names resolved, macros recognised, every node with its place in the text.

use std::ops::Range;
use std::sync::Arc;

use super::Datum;
use super::functions::{Function, Pattern};
use super::ops::Operator;

/// A node and the bytes of the text that it came from.
#[derive(Debug)]
pub(super) struct Node {
    pub(super) range: Range<usize>,
    pub(super) form: Form,
}

/// What a node is.
#[derive(Debug)]
pub(super) enum Form {
    Literal(Datum),
    /// A name of the scope.
    Variable(String),
    /// A name that a macro binds, by its position on the stack of bound values.
    Bound(usize),
    Field(Box<Node>, String),
    Index(Box<Node>, Box<Node>),
    Not(Box<Node>),
    Negate(Box<Node>),
    And(Box<Node>, Box<Node>),
    Or(Box<Node>, Box<Node>),
    Binary(Operator, Box<Node>, Box<Node>),
    Conditional(Box<Node>, Box<Node>, Box<Node>),
    List(Vec<Node>),
    Map(Vec<(Node, Node)>),
    Has(Box<Node>),
    /// The first value that is not missing; those behind it are not worked out.
    Coalesce(Vec<Node>),
    Each(Box<Each>),
    /// A text against a pattern known at compile time.
    Matches(Box<Node>, Arc<Pattern>),
    Call(&'static Function, Vec<Node>),
    /// A function of the scope.
    Ask(String, Vec<Node>),
}

/// A macro over the elements of a list.
#[derive(Debug)]
pub(super) struct Each {
    pub(super) over: Node,
    pub(super) turn: Turn,
    /// The condition of a `map` with three arguments.
    pub(super) only: Option<Node>,
    pub(super) body: Node,
}

/// What a macro makes of its body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Turn {
    All,
    Exists,
    ExistsOne,
    Map,
    Filter,
}

impl Turn {
    /// The macro of a name.
    pub(super) fn named(name: &str) -> Option<Self> {
        Some(match name {
            "all" => Self::All,
            "exists" => Self::Exists,
            "exists_one" | "existsOne" => Self::ExistsOne,
            "map" => Self::Map,
            "filter" => Self::Filter,
            _ => return None,
        })
    }
}
