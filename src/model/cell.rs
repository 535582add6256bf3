//! Several values in one cell or bullet of Markdown: `@ada, @lin and @sam`, `200, 188, 178`.
//!
//! To let another type of field stand several times in a cell: a function that says what parts its values.

use crate::source::Span;

/// How many bytes part two names here: a comma, a semicolon, `&` or ` and `.
pub(super) fn between_names(rest: &str) -> usize {
    if rest.starts_with([',', ';', '&']) { 1 } else { 5 * usize::from(rest.starts_with(" and ")) }
}

/// How many bytes part two numbers here: a semicolon, or a comma before a space; without one, it may part thousands.
pub(super) fn between_numbers(rest: &str) -> usize {
    usize::from(rest.starts_with(';') || rest.starts_with(", "))
}

/// How many bytes part two words here that may hold `and` themselves: a comma, a semicolon or an arrow.
pub(super) fn between_words(rest: &str) -> usize {
    let arrow = ["->", "→"].iter().find(|arrow| rest.starts_with(**arrow));
    arrow.map_or_else(|| usize::from(rest.starts_with([',', ';'])), |arrow| arrow.len())
}

/// The parts of a cell between what parts them, each with its place.
pub(super) fn parts(text: &str, span: Span, separator: fn(&str) -> usize) -> impl Iterator<Item = (String, Span)> {
    let exact = text.len() == span.len();
    let mut parts = Vec::new();
    let mut start = 0;
    let mut cut = |from: usize, to: usize| {
        let part = &text[from..to];
        let trimmed = part.trim();
        if !trimmed.is_empty() {
            let at = from + (part.len() - part.trim_start().len());
            let offset = |at: usize| span.start + u32::try_from(at).unwrap_or(0);
            let place = if exact { Span::new(span.source, offset(at), offset(at + trimmed.len())) } else { span };
            parts.push((trimmed.to_owned(), place));
        }
    };
    let mut at = 0;
    while at < text.len() {
        let rest = &text[at..];
        let width = separator(rest);
        if width == 0 {
            at += rest.chars().next().map_or(1, char::len_utf8);
            continue;
        }
        cut(start, at);
        at += width;
        start = at;
    }
    cut(start, text.len());
    parts.into_iter()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{SourceFile, SourceMap};

    #[test]
    fn a_cell_is_parted_with_exact_places() {
        let mut sources = SourceMap::default();
        let source = sources.add(SourceFile::new("x.md", "@ada, @lin and @sam"));
        let span = Span::new(source, 0, 19);
        let names: Vec<_> = parts("@ada, @lin and @sam", span, between_names).collect();
        assert_eq!(names.iter().map(|(part, _)| part.as_str()).collect::<Vec<_>>(), ["@ada", "@lin", "@sam"]);
        assert!(names.iter().all(|(part, span)| sources.slice(*span) == part));
        let numbers: Vec<_> = parts("1,200, 188; 178", span, between_numbers).map(|(part, _)| part).collect();
        assert_eq!(numbers, ["1,200", "188", "178"]);
    }
}
