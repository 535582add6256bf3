//! Lines of many places, one after the other.

use super::{SourceId, SourceMap, Span};

/// The lines of places that come, nearly always, in the order in which they stand in their files: what lies between one and the next is
/// counted, and files of which nothing else is asked get no index.
#[derive(Debug)]
pub struct Lines<'m> {
    sources: &'m SourceMap,
    /// The place that was asked about last, and its line.
    last: Option<(SourceId, usize, u32)>,
}

impl<'m> Lines<'m> {
    /// The lines of these files.
    pub fn of(sources: &'m SourceMap) -> Self {
        Self { sources, last: None }
    }

    /// The line of the start of a span, from 1.
    pub fn line(&mut self, span: Span) -> u32 {
        let text = self.sources.file(span.source).text.as_bytes();
        let to = (span.start as usize).min(text.len());
        let line = match self.last {
            Some((source, from, _)) if source == span.source && from > to => return self.sources.place(span).line,
            Some((source, from, line)) if source == span.source => line + newlines(&text[from..to]),
            _ => 1 + newlines(&text[..to]),
        };
        self.last = Some((span.source, to, line));
        line
    }
}

/// Counted in pieces whose count fits into a byte, which is quick on every machine.
fn newlines(bytes: &[u8]) -> u32 {
    let in_piece = |piece: &[u8]| piece.iter().map(|byte| u8::from(*byte == b'\n')).sum::<u8>();
    bytes.chunks(usize::from(u8::MAX)).map(|piece| u32::from(in_piece(piece))).sum()
}

#[cfg(test)]
mod tests {
    use super::super::SourceFile;
    use super::*;

    #[test]
    fn lines_are_those_of_the_index() {
        let mut sources = SourceMap::default();
        let texts = ["\n\u{e9}\r\n\rx\n\n", "", &"a\n".repeat(700)];
        let ids = texts.map(|text| sources.add(SourceFile::new("a.md", text)));
        let indexed = sources.clone();
        let mut lines = Lines::of(&sources);
        for (id, text) in ids.into_iter().zip(texts) {
            let ends = u32::try_from(text.len()).unwrap_or_default();
            for at in (0..=ends).chain([1, 0, ends, u32::MAX]) {
                let span = Span::new(id, at, at);
                assert_eq!(lines.line(span), indexed.place(span).line, "{at} in {text:?}");
            }
        }
    }
}
