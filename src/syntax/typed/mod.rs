//! Reading a tree into Rust types: the configuration and kinds are plain `#[derive(Deserialize)]`, and every error has its place.
//!
//! `error` words what serde reports, `de` walks the tree, [`Spanned`] keeps a value's place. Under `#[serde(flatten)]` and
//! `#[serde(untagged)]` serde buffers values and forgets where they stood, so a [`Spanned`] cannot be read there.

mod de;
mod error;
mod spanned;

use serde::de::DeserializeOwned;

use crate::source::Span;

use super::Node;

pub use spanned::Spanned;

/// Why a tree does not fit a type, at the narrowest place that shows it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct TypedError {
    pub span: Span,
    /// Lower case, in the author's words, without a full stop.
    pub message: String,
}

/// Reads a tree as `T`; plain scalars have the types of the YAML 1.2 core schema, except that text fields take any scalar as written.
pub fn read<T: DeserializeOwned>(node: &Node) -> Result<T, TypedError> {
    T::deserialize(de::Reader::new(node)).map_err(|error| error.at(node.span))
}
