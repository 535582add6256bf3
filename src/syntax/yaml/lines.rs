//! Looking at a document line by line, for places where the parser gave up and cannot help.

use super::read::Root;
use super::tape::Place;

/// Where the line that holds `at` starts.
pub(super) fn line_start(text: &str, at: usize) -> usize {
    let start = text[..text.floor_char_boundary(at)].rfind('\n').map_or(0, |newline| newline + 1);
    if start == 0 && text.starts_with('\u{feff}') && at >= '\u{feff}'.len_utf8() { '\u{feff}'.len_utf8() } else { start }
}

/// Where the line that holds `at` ends, its line break and trailing blanks left out; never before `at`.
pub(super) fn line_end(text: &str, at: usize) -> usize {
    let at = at.min(text.len());
    let end = text[at..].find(['\n', '\r']).map_or(text.len(), |newline| at + newline);
    at + text[at..end].trim_end().len()
}

/// The line that starts at `start`, without its break.
pub(super) fn line(text: &str, start: usize) -> &str {
    &text[start..line_end(text, start).max(start)]
}

/// The bytes of indentation of a line.
pub(super) fn indentation(line: &str) -> usize {
    line.len() - line.trim_start_matches([' ', '\t']).len()
}

/// Where a value on a line ends: before a comment and the blanks ahead of it.
pub(super) fn value_end(text: &str, start: usize) -> usize {
    let end = line_end(text, start);
    let value = &text[start..end];
    let cut = value.find(" #").or_else(|| value.find("\t#")).unwrap_or(value.len());
    start + value[..cut].trim_end().len()
}

/// Where the value of `key: value`, `- value` or `- key: value` starts in a line; its end when there is none.
pub(super) fn value_start(line: &str) -> usize {
    let mut at = indentation(line);
    while line[at..].starts_with("- ") {
        at += 1 + indentation(&line[at + 1..]);
    }
    match key_of(&line[at..], 0) {
        Some((_, (_, end))) => {
            let colon = at + end + line[at + end..].find(':').map_or(0, |colon| colon + 1);
            colon + indentation(&line[colon..])
        }
        None => at,
    }
}

/// The key that a line starts with at a column, with its place in the line, quotes included.
pub(super) fn key_of(line: &str, column: usize) -> Option<(String, Place)> {
    let rest = line.get(column..)?;
    let first = rest.chars().next()?;
    if first.is_whitespace() || matches!(first, '#' | '[' | ']' | '{' | '}' | ',' | '|' | '>') || rest.starts_with("- ") {
        return None;
    }
    if matches!(first, '"' | '\'') {
        let close = 1 + rest[1..].find(first)?;
        return rest[close + 1..]
            .trim_start()
            .starts_with(':')
            .then(|| (rest[1..close].to_owned(), (column, column + close + 1)));
    }
    let colon =
        rest.match_indices(':').map(|(at, _)| at).find(|at| matches!(rest.as_bytes().get(at + 1), None | Some(b' ' | b'\t')))?;
    let key = rest[..colon].trim_end();
    let skip = if key.starts_with("? ") { 2 } else { usize::from(key.starts_with('@')) };
    (!key.contains(" #")).then(|| (key[skip..].to_owned(), (column + skip, column + key.len())))
}

/// Whether a line starts an entry of the root collection.
fn is_entry(line: &str, root: Root) -> bool {
    if root.flow || indentation(line) != root.column {
        return false;
    }
    let rest = &line[root.column..];
    if root.map { rest.starts_with("? ") || key_of(line, root.column).is_some() } else { rest == "-" || rest.starts_with("- ") }
}

/// The start of the entry that `origin` stands in, not before `from`: the nearest line at or above it that starts an entry, or its
/// own line when that stands as far left as entries do.
pub(super) fn entry_start(text: &str, root: Root, origin: usize, from: usize) -> usize {
    let own = line_start(text, origin);
    let mut at = own;
    while at > from {
        let here = line(text, at);
        if is_entry(here, root) || (at == own && !here.is_empty() && indentation(here) <= root.column) {
            return at;
        }
        at = line_start(text, at - 1);
    }
    from
}

/// The next line after the one that holds `past` that starts an entry.
pub(super) fn next_entry(text: &str, root: Root, past: usize) -> Option<usize> {
    let mut at = past;
    loop {
        at += text.get(at..)?.find('\n')? + 1;
        if is_entry(line(text, at), root) {
            return Some(at);
        }
    }
}

/// What the root would be, from the first line that says something.
pub(super) fn guess_root(text: &str, from: usize) -> Root {
    let mut at = line_start(text, from).max(from);
    if at == 0 && text.starts_with('\u{feff}') {
        at = '\u{feff}'.len_utf8();
    }
    loop {
        let here = line(text, at);
        let column = indentation(here);
        let rest = &here[column..];
        if !(rest.is_empty() || rest.starts_with(['#', '%']) || rest == "---" || rest.starts_with("--- ")) {
            let flow = rest.starts_with(['{', '[']) && !rest.starts_with("{{");
            return Root { map: !rest.starts_with("- "), flow, column };
        }
        match text[at..].find('\n') {
            Some(newline) => at += newline + 1,
            None => return Root { map: true, flow: false, column: 0 },
        }
    }
}
