//! Where the destinations of links stand, so that they can lead elsewhere.

use crate::edit::{self, Edit};
use crate::source::{SourceMap, Span};
use crate::syntax::Link;

/// The file of a destination, and its query and anchor.
pub fn split(destination: &str) -> (&str, &str) {
    destination.split_at(destination.find(['#', '?']).unwrap_or(destination.len()))
}

/// A file as it is called where it lies.
pub fn decoded(file: &str) -> String {
    percent_encoding::percent_decode_str(file).decode_utf8_lossy().into_owned()
}

/// What makes a link lead elsewhere; that of a link by reference stands in a definition. Nothing where it cannot be written anew.
pub fn lead(sources: &SourceMap, link: &Link, new: &str) -> Option<Vec<Edit>> {
    let text = &sources.file(link.span.source).text;
    let places = if link.target_span == link.span { definitions(text, &link.destination) } else { Vec::new() };
    if places.is_empty() {
        return edit::word(sources, false, link.target_span, &link.destination, new).map(|fix| fix.edits);
    }
    let at = |place: std::ops::Range<u32>| Span { start: place.start, end: place.end, ..link.span };
    Some(places.into_iter().map(|place| Edit { span: at(place), text: new.to_owned() }).collect())
}

/// Where `[label]: destination` says where links by reference lead.
fn definitions(text: &str, destination: &str) -> Vec<std::ops::Range<u32>> {
    let mut found = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        if line.trim_start().starts_with('[')
            && let Some(at) = line.find("]:")
        {
            let after = &line[at + 2..];
            let rest = after.trim_start().trim_start_matches('<');
            let ends = rest
                .strip_prefix(destination)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\t', '\r', '\n', '>']));
            let begin = start + at + 2 + (after.len() - rest.len());
            if let (true, Ok(begin), Ok(end)) = (ends, u32::try_from(begin), u32::try_from(begin + destination.len())) {
                found.push(begin..end);
            }
        }
        start += line.len();
    }
    found
}
