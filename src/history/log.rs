//! The output of `git log --format='%x01%cs %D' -p -U0`, line by line.

use std::collections::BTreeMap;

use super::{Change, Changes, Missing};

/// What begins the line of a commit; no line of a diff begins with it.
const COMMIT: char = '\u{1}';

/// How Git marks a commit whose parents were not cloned.
pub(super) const CUT_OFF: &str = "grafted";

/// The most lines of one change that are kept.
const LINES: usize = 2000;

/// A reader of the output.
#[derive(Debug)]
pub(super) struct Log<'s> {
    since: &'s str,
    until: &'s str,
    /// Whether a commit was older than the span.
    over: bool,
    cut_off: bool,
    /// Whether any commit was seen that is not younger than the span.
    reached: bool,
    /// The commit that is read, if it is in the span, with its files.
    commit: Option<(String, Vec<(String, Change)>)>,
    /// The path in `---`, until `+++` follows.
    before: Option<String>,
    /// How many lines of the hunk went and came that were not read yet.
    left: (usize, usize),
    found: BTreeMap<String, Vec<Change>>,
}

/// Reads a whole output.
pub(super) fn whole(text: &str, since: &str, until: &str) -> Result<Changes, Missing> {
    let mut log = Log::new(since, until);
    text.lines()
        .take_while(|line| {
            log.line(line);
            !log.over
        })
        .for_each(drop);
    log.end()
}

impl<'s> Log<'s> {
    pub(super) fn new(since: &'s str, until: &'s str) -> Self {
        Self {
            since,
            until,
            over: false,
            cut_off: false,
            reached: false,
            commit: None,
            before: None,
            left: (0, 0),
            found: BTreeMap::new(),
        }
    }

    /// Whether the rest is of no interest.
    pub(super) fn is_over(&self) -> bool {
        self.over
    }

    /// Takes the next line, without its end.
    pub(super) fn line(&mut self, line: &str) {
        if self.left != (0, 0) {
            return self.changed(line);
        }
        if let Some(head) = line.strip_prefix(COMMIT) {
            return self.begin(head);
        }
        if let Some(path) = line.strip_prefix("--- ") {
            self.before = Some(path.to_owned());
        } else if let (Some(after), Some(before)) = (line.strip_prefix("+++ "), self.before.take()) {
            self.file(&before, after);
        } else if let Some(counts) = line.strip_prefix("@@ ") {
            self.left = hunk(counts);
        }
    }

    /// Everything that was read.
    pub(super) fn end(mut self) -> Result<Changes, Missing> {
        self.keep();
        match (self.cut_off, self.reached) {
            (true, _) => Err(Missing::Shallow),
            (false, false) => Err(Missing::Later),
            (false, true) => Ok(Changes { by_path: self.found }),
        }
    }

    fn begin(&mut self, head: &str) {
        self.keep();
        let (day, names) = head.split_once(' ').unwrap_or((head, ""));
        self.over |= day < self.since;
        self.reached |= day <= self.until;
        let inside = !self.over && day <= self.until;
        self.cut_off |= inside && names.split(", ").any(|name| name == CUT_OFF);
        self.commit = inside.then(|| (day.to_owned(), Vec::new()));
    }

    /// Puts the commit that was read to the others.
    fn keep(&mut self) {
        let Some((day, files)) = self.commit.take() else { return };
        let together = files.len();
        for (path, change) in files {
            self.found.entry(path).or_default().push(Change { day: day.clone(), together, ..change });
        }
    }

    fn file(&mut self, before: &str, after: &str) {
        // A path with blanks ends in a tab; one in quotes has letters that no document's name should have.
        let path = |written: &str, side: &str| written.trim_end_matches('\t').strip_prefix(side).map(str::to_owned);
        let Some(path) = path(after, "b/").or_else(|| path(before, "a/")) else { return };
        if let Some((_, files)) = &mut self.commit {
            files.push((path, Change { created: before == "/dev/null", ..Change::default() }));
        }
    }

    /// A line of a hunk.
    fn changed(&mut self, line: &str) {
        let file = self.commit.as_mut().and_then(|(_, files)| files.last_mut());
        let (lines, left) = match line.as_bytes().first() {
            Some(b'-') => (file.map(|(_, change)| &mut change.removed), &mut self.left.0),
            Some(b'+') => (file.map(|(_, change)| &mut change.added), &mut self.left.1),
            _ => return,
        };
        *left = left.saturating_sub(1);
        if let Some(lines) = lines.filter(|lines| lines.len() < LINES) {
            lines.push(line[1..].trim().to_owned());
        }
    }
}

/// The counts of `-a,b +c,d @@`: how many lines went and came; one where none is written.
fn hunk(counts: &str) -> (usize, usize) {
    let mut parts = counts.split(' ').map(|part| part.split_once(',').map_or(1, |(_, count)| count.parse().unwrap_or(0)));
    (parts.next().unwrap_or(0), parts.next().unwrap_or(0))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a failing unwrap is a failing test")]

    use super::*;

    const TWO: &str = "\u{1}2026-04-10 HEAD -> main\n\ndiff --git a/a b.md b/a b.md\nindex 1..2 100644\n--- a/a b.md\t\n+++ b/a b.md\t\n\
        @@ -3 +3,2 @@ # Head\n--- old\n+++ new\n+  more\n\u{1}2026-03-01 \n\ndiff --git a/a b.md b/a b.md\nnew file mode 100644\n\
        --- /dev/null\n+++ b/a b.md\n@@ -0,0 +1,2 @@\n+one\n+two\n\u{1}2025-12-01 \n";

    #[test]
    fn a_change_has_its_day_and_its_lines() {
        let changes = whole(TWO, "2026-01-15", "2026-04-15").unwrap();
        let [later, first] = changes.of("a b.md") else { panic!("{changes:?}") };
        assert_eq!((later.day.as_str(), later.created, later.together), ("2026-04-10", false, 1));
        assert_eq!(
            (later.removed.as_slice(), later.added.as_slice()),
            (&["-- old".to_owned()][..], &["++ new".to_owned(), "more".into()][..])
        );
        assert_eq!((first.day.as_str(), first.created, first.added.len()), ("2026-03-01", true, 2));
    }

    #[test]
    fn only_the_span_counts() {
        assert_eq!(whole(TWO, "2026-01-15", "2026-04-09").unwrap().of("a b.md").len(), 1);
        assert_eq!(whole(TWO, "2026-04-01", "2026-04-15").unwrap().of("a b.md").len(), 1);
        assert_eq!(whole(TWO, "2025-01-01", "2025-11-30"), Err(Missing::Later));
        assert_eq!(whole("", "2026-01-15", "2026-04-15"), Err(Missing::Later));
    }

    #[test]
    fn a_clone_that_was_cut_off_inside_the_span_says_nothing() {
        let cut = TWO.replace("2026-03-01 \n", "2026-03-01 grafted\n");
        assert_eq!(whole(&cut, "2026-01-15", "2026-04-15"), Err(Missing::Shallow));
        assert_eq!(whole(&cut, "2026-03-15", "2026-04-15").unwrap().of("a b.md").len(), 1);
    }
}
