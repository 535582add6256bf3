//! Patterns for paths relative to the root: `*` stays in its folder, `**` goes deeper; `./` in front and a slash at either end say
//! nothing.

use std::path::Path;

use globset::{GlobBuilder, GlobSet, GlobSetBuilder};

use super::DiscoverError;

/// Patterns that can be asked together.
#[derive(Debug, Clone, Default)]
pub struct Patterns(GlobSet);

impl Patterns {
    /// Patterns for files; of each its place among them is known.
    ///
    /// # Errors
    /// When one cannot be read, which [`is_pattern`] tells beforehand.
    pub fn of_files<'p>(patterns: impl IntoIterator<Item = &'p str>) -> Result<Self, DiscoverError> {
        Self::compiled(patterns, |bare| vec![bare.to_owned()])
    }

    /// Patterns for files and folders: `drafts`, `drafts/` and `drafts/**` all stand for the folder and what it holds.
    ///
    /// # Errors
    /// When one cannot be read, which [`is_pattern`] tells beforehand.
    pub fn of_places<'p>(patterns: impl IntoIterator<Item = &'p str>) -> Result<Self, DiscoverError> {
        Self::compiled(patterns, |bare| {
            let folder = if matches!(bare, "" | ".") { "**" } else { bare.strip_suffix("/**").unwrap_or(bare) };
            vec![folder.to_owned(), format!("{folder}/**")]
        })
    }

    fn compiled<'p>(
        patterns: impl IntoIterator<Item = &'p str>,
        globs: impl Fn(&str) -> Vec<String>,
    ) -> Result<Self, DiscoverError> {
        let mut set = GlobSetBuilder::new();
        let mut last = "";
        let fail = |pattern: &str, error: &globset::Error| DiscoverError::Glob {
            glob: pattern.to_owned(),
            reason: error.kind().to_string(),
        };
        for pattern in patterns {
            for glob in globs(pattern.trim_start_matches("./").trim_matches('/')) {
                set.add(GlobBuilder::new(&glob).literal_separator(true).build().map_err(|error| fail(pattern, &error))?);
            }
            last = pattern;
        }
        set.build().map(Self).map_err(|error| fail(last, &error))
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether one of them is the pattern of a path.
    pub fn hold(&self, path: impl AsRef<Path>) -> bool {
        self.0.is_match(path)
    }

    /// The first pattern for files that is one of a path, by its place among them.
    pub fn first(&self, path: &str) -> Option<usize> {
        self.0.matches(path).first().copied()
    }
}

/// Whether a text is a pattern for paths, in each of the forms that it is asked in.
pub fn is_pattern(text: &str) -> bool {
    Patterns::of_files([text]).is_ok() && Patterns::of_places([text]).is_ok()
}
