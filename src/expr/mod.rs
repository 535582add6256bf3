//! The language of checks: expressions in CEL over documents.
//!
//! The `cel` crate parses; names, values and rules of evaluation are ours, because a value that nobody wrote must make a check
//! silent, quantities have units, and an expression from somebody else's repository must end. A kind compiles its expressions
//! against [`Shapes`], what its fields are, and evaluates them against a [`Scope`], what a document says.
//!
//! To add a function: see `functions`. To add an operator: `ops.rs`.

mod budget;
mod calls;
mod compile;
mod datum;
mod eval;
mod functions;
mod ops;
mod parse;
mod resolve;
mod scope;
mod shape;
mod template;
mod tree;

/// What may be written in an expression, as a page for readers.
pub const FUNCTIONS: &str = include_str!("functions.md");

pub use budget::Toll;
pub use compile::{Expr, ExprError, Failure, Outcome};
pub use datum::{Data, Datum, Object, slug};
pub use scope::Scope;
pub use shape::{Arity, Shape, Shapes};
pub use template::Template;
