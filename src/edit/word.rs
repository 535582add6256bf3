//! One word in place of another.

use crate::source::{SourceMap, Span};

use super::{Edit, Fix};

/// Writes a word in place of another, if that stands alone and exactly once at the place; markup and quotes around it stay.
pub fn word(sources: &SourceMap, safe: bool, span: Span, written: &str, instead: &str) -> Option<Fix> {
    let slice = sources.slice(span);
    let mut places = slice.match_indices(written).filter(|(at, _)| stands_alone(slice, *at, written.len()));
    let (at, _) = places.next().filter(|_| !written.is_empty() && written != instead)?;
    if places.next().is_some() {
        return None;
    }
    let start = span.start + u32::try_from(at).ok()?;
    let span = Span::new(span.source, start, start + u32::try_from(written.len()).ok()?);
    Some(Fix { title: format!("write `{instead}`"), safe, edits: vec![Edit { span, text: instead.to_owned() }] })
}

fn stands_alone(text: &str, at: usize, len: usize) -> bool {
    let part = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
    !text[..at].ends_with(part) && !text[at + len..].starts_with(part)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::SourceFile;

    fn replaced(text: &str, written: &str) -> Option<String> {
        let mut sources = SourceMap::default();
        let id = sources.add(SourceFile::new("a.md", text));
        let span = Span::new(id, 0, u32::try_from(text.len()).unwrap_or(0));
        word(&sources, true, span, written, "new").map(|fix| super::super::apply(text, &fix.edits))
    }

    #[test]
    fn a_word_is_replaced_where_it_is_the_only_one() {
        for (text, now) in
            [("old", "new"), ("\"old\"", "\"new\""), ("[[team:old]]", "[[team:new]]"), ("@old", "@new"), ("| old |", "| new |")]
        {
            assert_eq!(replaced(text, "old").as_deref(), Some(now), "{text}");
        }
        for text in ["old old", "[old](team:old)", "older", "very-old", "", "new"] {
            assert_eq!(replaced(text, "old"), None, "{text}");
        }
    }
}
