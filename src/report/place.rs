//! Where a span lies, in the words of the formats.

use crate::source::{Place, SourceMap, Span};

use super::Report;

/// A span as path, lines and columns.
#[derive(Debug, Clone)]
pub(super) struct Range {
    pub path: String,
    pub start: Place,
    /// Exclusive; the same as `start` for an empty span.
    pub end: Place,
}

/// The path, lines and columns of a span.
pub(super) fn range(sources: &SourceMap, span: Span) -> Range {
    Range { path: sources.file(span.source).path.clone(), start: sources.place(span), end: sources.end_place(span) }
}

/// The same for a reader who starts from the root of the Git repository, as hosts and pipelines do.
pub(super) fn in_git(report: &Report, span: Span) -> Range {
    let range = range(&report.sources, span);
    Range { path: format!("{}{}", report.way, range.path), ..range }
}

/// The line that holds the start of a span: its offset in the file, and its text without the line ending.
pub(super) fn line_around(sources: &SourceMap, span: Span) -> (usize, &str) {
    let text: &str = &sources.file(span.source).text;
    let at = floor(text, span.start as usize);
    let start = text[..at].rfind('\n').map_or(0, |i| i + 1);
    let end = text[at..].find('\n').map_or(text.len(), |i| at + i);
    let line = &text[start..end];
    (start, line.strip_suffix('\r').unwrap_or(line))
}

/// The nearest character boundary at or before `at`, inside the text.
pub(super) fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}
