//! One source line as a terminal may show it: tabs as spaces, hazards spelled out, too long lines cut around the marks.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::escape;

const TAB: usize = 4;
/// The least room in columns that a label's text should find to its right.
pub(super) const LABEL_ROOM: usize = 20;

/// A line as shown, and where the marks lie in it, as byte ranges.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct LineView {
    pub text: String,
    pub marks: Vec<(usize, usize)>,
}

struct Piece {
    from: usize,
    shown: String,
    width: usize,
}

/// Shows `line` in at most `room` columns; `marks` are byte ranges of it with the width of their texts, in order.
pub(super) fn line(line: &str, marks: &[(usize, usize, usize)], room: usize, unicode: bool) -> LineView {
    let anchor = marks.first().map_or(0, |mark| mark.0);
    let (start, pieces) = pieces(line, anchor, room);
    let reach = pieces.last().map_or(start, |last| last.from + 1);
    let whole: usize = pieces.iter().map(|piece| piece.width).sum();
    let before: usize = pieces.iter().take_while(|piece| piece.from < anchor).map(|piece| piece.width).sum();
    let cramped = marks.iter().any(|&(from, to, text)| {
        let width = |limit: usize| pieces.iter().take_while(|piece| piece.from < limit).map(|piece| piece.width).sum::<usize>();
        let middle = usize::midpoint(width(from), width(to));
        middle + 4 + text.min(LABEL_ROOM) > room
    });
    if start == 0 && reach >= line.len().saturating_sub(3) && whole <= room && !cramped && ends(&pieces, line) {
        return assemble("", &pieces, "", marks);
    }
    let dots = if unicode { "…" } else { "..." };
    let lead_limit = if cramped || before > room / 2 { room / 4 } else { before };
    let drop_columns = if before > lead_limit { before + dots.width() - lead_limit } else { 0 };
    let (mut dropped, mut skip) = (0, 0);
    while dropped < drop_columns && skip < pieces.len() {
        dropped += pieces[skip].width;
        skip += 1;
    }
    let cut_left = start > 0 || skip > 0;
    let lead = if cut_left { dots } else { "" };
    let mut used = lead.width();
    let mut take = skip;
    while take < pieces.len() && used + pieces[take].width + dots.width() <= room {
        used += pieces[take].width;
        take += 1;
    }
    let rest: usize = pieces[take..].iter().map(|piece| piece.width).sum();
    let complete = ends(&pieces, line);
    if complete && used + rest <= room {
        return assemble(lead, &pieces[skip..], "", marks);
    }
    assemble(lead, &pieces[skip..take], dots, marks)
}

/// How many columns a piece of a line takes when shown, tabs at their widest; counts no further than any terminal is wide.
pub(super) fn columns_shown(text: &str) -> usize {
    pieces(text, 0, 1_000).1.iter().map(|piece| piece.width.max(1)).sum()
}

/// The characters around `anchor` that could be shown at all, so that the cost does not grow with the line.
fn pieces(line: &str, anchor: usize, room: usize) -> (usize, Vec<Piece>) {
    let start = line[..anchor].char_indices().rev().take(room + 1).last().map_or(anchor, |(at, _)| at);
    let mut pieces = Vec::new();
    let (mut column, mut after) = (0, 0);
    for (at, c) in line[start..].char_indices() {
        let from = start + at;
        after += usize::from(from > anchor);
        if after > 2 * room {
            break;
        }
        let mut shown = String::new();
        match c {
            '\t' => shown = " ".repeat(TAB - column % TAB),
            c if escape::is_hazard(c) => escape::spell(c, &mut shown),
            c => shown.push(c),
        }
        let width = shown.chars().map(|c| c.width().unwrap_or(0)).sum();
        column += width;
        pieces.push(Piece { from, shown, width });
    }
    (start, pieces)
}

fn ends(pieces: &[Piece], line: &str) -> bool {
    pieces.last().is_none_or(|last| line[last.from..].chars().nth(1).is_none())
}

fn assemble(lead: &str, pieces: &[Piece], tail: &str, marks: &[(usize, usize, usize)]) -> LineView {
    let mut text = lead.to_owned();
    let mut starts = Vec::with_capacity(pieces.len());
    for piece in pieces {
        starts.push((piece.from, text.len()));
        text.push_str(&piece.shown);
    }
    let end = text.len();
    let at = |offset: usize| starts.iter().find(|(from, _)| *from >= offset).map_or(end, |(_, shown)| *shown);
    let marks = marks.iter().map(|&(from, to, _)| (at(from), at(to).max(at(from)))).collect();
    text.push_str(tail);
    LineView { text, marks }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str, from: usize, to: usize, room: usize) -> (String, String) {
        let view = line(text, &[(from, to, 0)], room, true);
        let marked = view.text[view.marks[0].0..view.marks[0].1].to_owned();
        (view.text, marked)
    }

    #[test]
    fn a_short_line_is_shown_as_it_is() {
        assert_eq!(shown("title: Zoë", 7, 11, 40), ("title: Zoë".to_owned(), "Zoë".to_owned()));
    }

    #[test]
    fn tabs_and_hazards_are_visible_and_marks_still_fit() {
        assert_eq!(shown("a\tb\u{1b}[1mc", 7, 8, 40), ("a   b\\u{1b}[1mc".to_owned(), "c".to_owned()));
    }

    #[test]
    fn long_lines_are_cut_around_the_mark() {
        let text = format!("{}MARK{}", "a".repeat(5_000), "b".repeat(5_000));
        let (view, marked) = shown(&text, 5_000, 5_004, 40);
        assert_eq!((view.width(), marked.as_str()), (40, "MARK"));
        assert!(view.starts_with('…') && view.ends_with('…'));
    }

    #[test]
    fn the_end_of_a_long_line_is_not_cut() {
        let text = format!("{}MARK", "a".repeat(100));
        let (view, marked) = shown(&text, 100, 104, 40);
        assert_eq!(marked, "MARK");
        assert!(view.starts_with('…') && view.ends_with("MARK"));
    }

    #[test]
    fn an_empty_mark_at_the_end_of_the_line() {
        assert_eq!(line("abc", &[(3, 3, 5)], 40, true), LineView { text: "abc".to_owned(), marks: vec![(3, 3)] });
        assert_eq!(line("", &[(0, 0, 5)], 40, true), LineView { text: String::new(), marks: vec![(0, 0)] });
    }
}
