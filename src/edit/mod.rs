//! Byte edits that mend a finding, and how they change a text. Every byte outside of an edit stays what it was.

mod apply;
mod word;

use crate::source::Span;

pub use apply::{apply, choose};
pub use word::word;

/// A set of edits that mend one finding together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// What it does, imperative: ``write `accountable` ``.
    pub title: String,
    /// Whether it keeps the author's meaning for certain.
    pub safe: bool,
    pub edits: Vec<Edit>,
}

/// Replaces the bytes of a span with a text, whose lines end as those of the file do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    pub span: Span,
    pub text: String,
}
