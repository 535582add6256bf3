//! Byte edits that mend a finding.

use crate::source::Span;

/// A set of edits that mend one finding together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// What it does, imperative: ``write `accountable` ``.
    pub title: String,
    /// Whether it keeps the author's meaning for certain.
    pub safe: bool,
    pub edits: Vec<Edit>,
}

/// Replaces the bytes of a span with a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    pub span: Span,
    pub text: String,
}
