//! A mistake in a definition, with its place in `kind.yaml`.

use crate::source::Span;

/// One mistake in a `kind.yaml`; the rule of the same name reports it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KindFault {
    /// The name of the rule that reports it.
    pub rule: &'static str,
    pub span: Span,
    pub message: String,
    pub help: Option<String>,
}

impl KindFault {
    /// The definition does not have the shape of one (`well-formed-kind`).
    pub fn shape(span: Span, message: impl Into<String>) -> Self {
        Self::of("well-formed-kind", span, message)
    }

    /// A mistake that a named rule reports.
    pub(super) fn of(rule: &'static str, span: Span, message: impl Into<String>) -> Self {
        Self { rule, span, message: message.into(), help: None }
    }
}
