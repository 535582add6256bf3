//! Where the documents of a YAML file begin and end.
//!
//! A line that starts with `---` or `...` and a blank is a document marker everywhere in YAML, inside block scalars too, so the cut
//! needs no parser and one broken document cannot touch the next.

use std::ops::Range;

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
fn markers(text: &str) -> Vec<(usize, bool)> {
    let bytes = text.as_bytes();
    let at_line_start = |at: usize| at == 0 || matches!(bytes[at - 1], b'\n' | b'\r') || &text[..at] == "\u{feff}";
    let stands_alone = |at: usize| bytes.get(at + 3).is_none_or(|next| matches!(next, b' ' | b'\t' | b'\n' | b'\r'));
    let of = |mark: &'static str, opens: bool| {
        text.match_indices(mark).filter(move |(at, _)| at_line_start(*at) && stands_alone(*at)).map(move |(at, _)| (at, opens))
    };
    let mut all: Vec<(usize, bool)> = of("---", true).chain(of("...", false)).collect();
    all.sort_unstable();
    all
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
