//! From edits to a text.

use std::collections::BTreeMap;

use crate::source::{SourceId, Span};

use super::{Edit, Fix};

/// The fixes that can be made together: each whole or not at all, the earlier one where two of them touch.
pub fn choose<'f>(fixes: impl IntoIterator<Item = &'f Fix>) -> Vec<&'f Fix> {
    let mut taken: BTreeMap<SourceId, Vec<Span>> = BTreeMap::new();
    let mut chosen: Vec<&Fix> = Vec::new();
    for fix in fixes {
        let free =
            |edit: &Edit| taken.get(&edit.span.source).is_none_or(|spans| !spans.iter().any(|span| touch(*span, edit.span)));
        let apart =
            fix.edits.iter().enumerate().all(|(at, edit)| fix.edits[..at].iter().all(|other| !overlap(other.span, edit.span)));
        if fix.edits.is_empty() || !apart || !fix.edits.iter().all(free) {
            continue;
        }
        for edit in &fix.edits {
            taken.entry(edit.span.source).or_default().push(edit.span);
        }
        chosen.push(fix);
    }
    chosen
}

/// A text with edits made, which do not touch each other and fit the text.
pub fn apply<'e>(text: &str, edits: impl IntoIterator<Item = &'e Edit>) -> String {
    let mut edits: Vec<&Edit> = edits.into_iter().collect();
    edits.sort_by_key(|edit| (edit.span.start, edit.span.end));
    let breaks = text.find('\n').is_some_and(|at| text[..at].ends_with('\r'));
    let (mut out, mut at) = (String::with_capacity(text.len() + 64), 0);
    for edit in edits {
        let (start, end) = (edit.span.start as usize, edit.span.end as usize);
        let (Some(before), Some(_)) = (text.get(at..start), text.get(start..end)) else { continue };
        out.push_str(before);
        if breaks {
            out.push_str(&edit.text.replace('\n', "\r\n"));
        } else {
            out.push_str(&edit.text);
        }
        at = end;
    }
    out.push_str(&text[at..]);
    out
}

/// Whether two edits of one fix are about the same bytes; one may begin where the other ends.
fn overlap(one: Span, other: Span) -> bool {
    one == other || (one.source == other.source && one.start < other.end && other.start < one.end)
}

/// Whether two edits share a byte or a place; what they would make together is not what each of them meant.
fn touch(one: Span, other: Span) -> bool {
    one.source == other.source && one.start <= other.end && other.start <= one.end
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edit(start: u32, end: u32, text: &str) -> Edit {
        Edit { span: Span::new(SourceId::new(0), start, end), text: text.to_owned() }
    }

    #[test]
    fn edits_leave_everything_else_alone() {
        let (one, two) = (edit(0, 1, "A"), edit(3, 3, "!\n"));
        assert_eq!(apply("a b c", [&two, &one]), "A b!\n c");
        assert_eq!(apply("a\r\nb", [&edit(3, 4, "x\ny")]), "a\r\nx\r\ny");
        assert_eq!(apply("ä", [&edit(1, 1, "x")]), "ä", "an edit inside a letter is none");
    }

    #[test]
    fn fixes_that_touch_wait_for_the_next_turn() {
        let fix = |edits| Fix { title: String::new(), safe: true, edits };
        let fixes = [fix(vec![edit(0, 2, "x")]), fix(vec![edit(2, 4, "y"), edit(8, 9, "y")]), fix(vec![edit(8, 9, "z")])];
        assert_eq!(choose(&fixes), [&fixes[0], &fixes[2]]);
    }
}
