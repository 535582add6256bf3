//! All files of a run, and where a span lies in them.

use std::sync::{Arc, OnceLock};

use line_index::{LineIndex, TextSize};

use super::{SourceFile, SourceId, Span};

/// Line and column, both from 1; the column counts characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    pub line: u32,
    pub column: u32,
}

/// The files of one run, in the order they were added. A clone shares the files and costs little.
#[derive(Debug, Clone, Default)]
pub struct SourceMap {
    files: Vec<Arc<Held>>,
}

#[derive(Debug)]
struct Held {
    file: SourceFile,
    lines: OnceLock<LineIndex>,
    /// Its id is kept for a file of this path that may come back; the text is gone.
    retired: bool,
}

impl Held {
    fn new(file: SourceFile) -> Arc<Self> {
        Arc::new(Self { file, lines: OnceLock::new(), retired: false })
    }
}

impl SourceMap {
    /// Adds a file and names it.
    ///
    /// # Panics
    /// With more than 2³² files.
    pub fn add(&mut self, file: SourceFile) -> SourceId {
        let id = u32::try_from(self.files.len()).expect("fewer than 2^32 files");
        self.files.push(Held::new(file));
        SourceId(id)
    }

    /// Puts another text behind an id, which spans made of the old text no longer fit; clones made before keep the old text.
    pub fn replace(&mut self, id: SourceId, file: SourceFile) {
        self.files[id.index()] = Held::new(file);
    }

    /// Drops the text of a file that is gone; its id stays taken until [`SourceMap::replace`] brings it back.
    pub fn retire(&mut self, id: SourceId) {
        let path = self.file(id).path.clone();
        self.files[id.index()] = Arc::new(Held { file: SourceFile::new(path, ""), lines: OnceLock::new(), retired: true });
    }

    /// Whether the file behind an id has this text and this fault.
    #[must_use]
    pub fn holds(&self, id: SourceId, file: &SourceFile) -> bool {
        let held = &self.files[id.index()];
        let same_text = Arc::ptr_eq(&held.file.text, &file.text) || held.file.text == file.text;
        !held.retired && held.file.fault == file.fault && same_text
    }

    /// Whether the file behind an id was retired.
    #[must_use]
    pub fn is_retired(&self, id: SourceId) -> bool {
        self.files[id.index()].retired
    }

    /// The file behind an id of this map.
    #[must_use]
    pub fn file(&self, id: SourceId) -> &SourceFile {
        &self.files[id.index()].file
    }

    /// Every file that is there with its id, in order.
    pub fn iter(&self) -> impl Iterator<Item = (SourceId, &SourceFile)> {
        let present = self.files.iter().enumerate().filter(|(_, held)| !held.retired);
        present.map(|(i, held)| (SourceId(u32::try_from(i).unwrap_or(u32::MAX)), &held.file))
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
        let Held { file, lines, .. } = &*self.files[source.index()];
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
