//! All files of a run, and where a span lies in them.

use std::sync::OnceLock;

use line_index::{LineIndex, TextSize};

use super::{SourceFile, SourceId, Span};

/// Line and column, both from 1; the column counts characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    pub line: u32,
    pub column: u32,
}

/// The files of one run, in the order they were added.
#[derive(Debug, Default)]
pub struct SourceMap {
    files: Vec<(SourceFile, OnceLock<LineIndex>)>,
}

impl SourceMap {
    /// Adds a file and names it.
    ///
    /// # Panics
    /// With more than 2³² files.
    pub fn add(&mut self, file: SourceFile) -> SourceId {
        let id = u32::try_from(self.files.len()).expect("fewer than 2^32 files");
        self.files.push((file, OnceLock::new()));
        SourceId(id)
    }

    /// The file behind an id of this map.
    #[must_use]
    pub fn file(&self, id: SourceId) -> &SourceFile {
        &self.files[id.index()].0
    }

    /// Every file with its id, in order.
    pub fn iter(&self) -> impl Iterator<Item = (SourceId, &SourceFile)> {
        self.files.iter().enumerate().map(|(i, (file, _))| (SourceId(u32::try_from(i).unwrap_or(u32::MAX)), file))
    }

    /// The text of a span; empty when the span does not fit its file.
    #[must_use]
    pub fn slice(&self, span: Span) -> &str {
        self.file(span.source).text.get(span.start as usize..span.end as usize).unwrap_or("")
    }

    /// Line and column of the start of a span.
    #[must_use]
    pub fn place(&self, span: Span) -> Place {
        self.place_of(span.source, span.start)
    }

    /// Line and column of the end of a span.
    #[must_use]
    pub fn end_place(&self, span: Span) -> Place {
        self.place_of(span.source, span.end)
    }

    fn place_of(&self, source: SourceId, offset: u32) -> Place {
        let (file, lines) = &self.files[source.index()];
        let index = lines.get_or_init(|| LineIndex::new(&file.text));
        let mut at = (offset as usize).min(file.text.len());
        while !file.text.is_char_boundary(at) {
            at -= 1;
        }
        let position = index.line_col(TextSize::new(u32::try_from(at).unwrap_or(u32::MAX)));
        let line_start = at - position.col as usize;
        let column = file.text[line_start..at].chars().count();
        Place { line: position.line + 1, column: u32::try_from(column).unwrap_or(u32::MAX - 1) + 1 }
    }
}
