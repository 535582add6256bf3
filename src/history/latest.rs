//! The output of `git log --name-only`, line by line: the last commit of each document.

use std::collections::HashSet;
use std::sync::Arc;

use foldhash::HashMap;

/// What begins the line of a commit; no path begins with it.
const COMMIT: char = '\u{1}';
/// What stands between the parts of that line.
const BETWEEN: char = '\u{2}';
/// Further commits than this are not looked at.
const MOST: usize = 20_000;
/// How many digits of a commit's name tell it from the others.
const DIGITS: usize = 8;

/// The format of the lines of commits.
pub(super) const FORMAT: &str = "--format=%x01%H%x02%cs%x02%D%x02%aN";

/// The last commit that changed a document.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Last {
    /// The name of the commit, whole.
    pub commit: String,
    /// The day of the commit, as `2026-04-15`.
    pub day: String,
    pub author: String,
}

impl Last {
    /// The first digits of the commit's name.
    pub fn short(&self) -> &str {
        self.commit.get(..DIGITS).unwrap_or(&self.commit)
    }
}

/// The last commit of each document, as far back as it was looked.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Latest {
    /// The last commit that changed any of them.
    pub newest: Option<Arc<Last>>,
    by_path: HashMap<String, Arc<Last>>,
    /// Whether there is nothing further to read.
    whole: bool,
}

impl Latest {
    /// The last commit of a document, by its path from the root.
    pub fn of(&self, path: &str) -> Option<&Last> {
        self.by_path.get(path).map(|last| &**last)
    }

    /// Whether everything that can be known about these paths is known.
    pub(super) fn knows<'p>(&self, mut paths: impl Iterator<Item = &'p str>) -> bool {
        self.whole || paths.all(|path| self.by_path.contains_key(path))
    }
}

/// A reader of the output.
#[derive(Debug, Default)]
pub(super) struct Reader<'p> {
    /// Those not met yet.
    wanted: HashSet<&'p str>,
    /// The commit that is read; nothing for one that was cut off, since it seems to have changed everything.
    commit: Option<Arc<Last>>,
    commits: usize,
    found: Latest,
}

impl<'p> Reader<'p> {
    pub(super) fn new(wanted: impl Iterator<Item = &'p str>) -> Self {
        Self { wanted: wanted.collect(), ..Self::default() }
    }

    /// Whether the rest is of no interest.
    pub(super) fn is_over(&self) -> bool {
        self.wanted.is_empty() || self.commits > MOST
    }

    /// Takes the next line, without its end.
    pub(super) fn line(&mut self, line: &str) {
        if let Some(head) = line.strip_prefix(COMMIT) {
            self.commits += 1;
            self.commit = begin(head).map(Arc::new);
        } else if let (Some(commit), false) = (&self.commit, line.is_empty()) {
            self.found.newest.get_or_insert_with(|| Arc::clone(commit));
            self.wanted.remove(line);
            self.found.by_path.entry(line.to_owned()).or_insert_with(|| Arc::clone(commit));
        }
    }

    /// Everything that was read.
    pub(super) fn end(mut self) -> Latest {
        self.found.whole = !self.wanted.is_empty();
        self.found
    }
}

fn begin(head: &str) -> Option<Last> {
    let mut parts = head.splitn(4, BETWEEN);
    let (commit, day, names, author) = (parts.next()?, parts.next()?, parts.next()?, parts.next()?);
    let cut_off = names.split(", ").any(|name| name == super::log::CUT_OFF);
    (!cut_off).then(|| Last { commit: commit.to_owned(), day: day.to_owned(), author: author.trim().to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOG: [&str; 9] = [
        "\u{1}cccccccccccc\u{2}2026-04-10\u{2}HEAD -> main\u{2}Ada Byron",
        "",
        "a.md",
        "\u{1}bbbbbbbbbbbb\u{2}2026-03-01\u{2}\u{2}Bo",
        "",
        "a.md",
        "b.md",
        "\u{1}aaaaaaaaaaaa\u{2}2026-01-01\u{2}grafted\u{2}Cy",
        "c.md",
    ];

    fn read<'p>(wanted: &[&'p str]) -> (Reader<'p>, usize) {
        let mut reader = Reader::new(wanted.iter().copied());
        let lines = LOG.iter().take_while(|line| {
            let wanted = !reader.is_over();
            if wanted {
                reader.line(line);
            }
            wanted
        });
        let count = lines.count();
        (reader, count)
    }

    #[test]
    fn the_first_commit_met_is_the_last_change() {
        let (reader, _) = read(&["a.md", "b.md", "new.md"]);
        let found = reader.end();
        let said = |path| found.of(path).map(|last| (last.short(), last.author.as_str()));
        assert_eq!([said("a.md"), said("b.md")], [Some(("cccccccc", "Ada Byron")), Some(("bbbbbbbb", "Bo"))]);
        assert_eq!(said("c.md"), None, "a clone that was cut off there does not know who changed it");
        assert_eq!(found.newest.as_ref().map(|last| last.day.as_str()), Some("2026-04-10"));
        assert!(found.knows(["another.md"].into_iter()), "the whole history was read");
    }

    #[test]
    fn reading_ends_with_the_last_document() {
        let (reader, lines) = read(&["a.md"]);
        let found = reader.end();
        assert_eq!(lines, 3);
        assert!(found.knows(["a.md"].into_iter()) && !found.knows(["a.md", "b.md"].into_iter()));
    }
}
