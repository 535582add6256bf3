//! Where the documents of a YAML file begin and end.
//!
//! A line that starts with `---` or `...` and a blank is a document marker everywhere in YAML, inside block scalars too, so the cut
//! needs no parser and one broken document cannot touch the next.

use std::ops::Range;

use memchr::memchr2_iter;

/// The documents of a file, each with its directives and its `---`; nothing for a file of blanks and comments.
pub(super) fn documents(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut explicit = false;
    let mut keep = |range: Range<usize>, explicit: bool| {
        if explicit || !says_nothing(&text[range.clone()]) {
            found.push(range);
        }
    };
    for (at, opens) in markers(text) {
        if opens {
            if explicit || !says_nothing(&text[start..at]) {
                keep(start..at, explicit);
                start = at;
            }
            explicit = true;
        } else {
            keep(start..at, explicit);
            start = text[at..].find(['\n', '\r']).map_or(text.len(), |end| at + end + 1);
            explicit = false;
        }
    }
    keep(start..text.len(), explicit);
    found
}

/// Every marker in order; `true` for `---`.
fn markers(text: &str) -> impl Iterator<Item = (usize, bool)> {
    let bytes = text.as_bytes();
    let first = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let lines = [first].into_iter().chain(memchr2_iter(b'\n', b'\r', bytes).map(|at| at + 1));
    lines.filter_map(move |at| {
        let (mark, after) = bytes[at..].split_first_chunk::<3>()?;
        let alone = after.first().is_none_or(|next| matches!(next, b' ' | b'\t' | b'\n' | b'\r'));
        (alone && matches!(mark, b"---" | b"...")).then_some((at, mark == b"---"))
    })
}

/// Whether this holds only blanks, comments and directives.
fn says_nothing(text: &str) -> bool {
    text.trim_start_matches('\u{feff}').split(['\n', '\r']).all(|line| {
        let line = line.trim_start();
        line.is_empty() || line.starts_with(['#', '%'])
    })
}

#[cfg(test)]
mod tests {
    use super::documents;

    fn cut(text: &str) -> Vec<&str> {
        documents(text).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn one_document_needs_no_marker() {
        assert_eq!(cut("a: 1\n"), ["a: 1\n"]);
        assert_eq!(cut("# only a comment\n"), Vec::<&str>::new());
    }

    #[test]
    fn markers_directives_and_empty_documents_count() {
        assert_eq!(cut("a\n---\nb\n...\n# gone\n%YAML 1.2\n---\nc\n"), ["a\n", "---\nb\n", "# gone\n%YAML 1.2\n---\nc\n"]);
        assert_eq!(cut("---\n---\n"), ["---\n", "---\n"]);
    }

    #[test]
    fn dashes_that_are_no_marker_stay_text() {
        assert_eq!(cut("a: ---\n---- x\n--- # c\nb\n"), ["a: ---\n---- x\n", "--- # c\nb\n"]);
    }
}
