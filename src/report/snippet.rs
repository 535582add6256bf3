//! Cuts the lines that a finding talks about out of their files, harmless and no wider than the terminal.
//!
//! Labels of one file that lie within two lines of each other share a snippet; the snippet with the finding's own label comes
//! first. A label over several lines marks its first line. Long lines are cut around the labels.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use crate::finding::{Finding, Label};
use crate::source::{SourceId, SourceMap};

use super::escape;
use super::place;
use super::style::Style;
use super::view::{self, LineView};
use super::wrap::wrap;

/// A few lines of one file with marks on them.
#[derive(Debug)]
pub(super) struct Snippet {
    pub path: String,
    /// Line and column of the first mark, from 1.
    pub line: u32,
    pub column: u32,
    /// The number of the first line of `text`, from 1.
    pub first_line: u32,
    /// The lines as shown, each ended by a newline.
    pub text: String,
    pub marks: Vec<Mark>,
}

/// A marked range of a snippet's text; `text` may hold newlines.
#[derive(Debug)]
pub(super) struct Mark {
    pub start: usize,
    pub len: usize,
    pub text: String,
    pub primary: bool,
}

/// A label cut to its first line.
struct Cut {
    source: SourceId,
    line: u32,
    column: u32,
    line_start: usize,
    start: usize,
    end: usize,
    text: String,
    primary: bool,
}

/// The snippets of a finding; none for labels in files without text.
pub(super) fn snippets(sources: &SourceMap, finding: &Finding, style: &Style) -> Vec<Snippet> {
    let mut cuts = vec![cut(sources, &finding.label, true)];
    for label in &finding.related {
        let new = cut(sources, label, false);
        let same = cuts.iter_mut().find(|old| (old.source, old.start, old.end) == (new.source, new.start, new.end));
        match same {
            Some(old) if old.text.is_empty() => old.text = new.text,
            Some(old) if !new.text.is_empty() && old.text != new.text => old.text = format!("{}; {}", old.text, new.text),
            Some(_) => {}
            None => cuts.push(new),
        }
    }
    let first = finding.label.span.source;
    cuts.retain(|cut| !sources.file(cut.source).text.is_empty());
    cuts.sort_by(|a, b| {
        let key = |c: &Cut| (c.source != first, c.source, c.start, c.end);
        key(a).cmp(&key(b))
    });
    let mut clusters: Vec<Vec<Cut>> = Vec::new();
    for cut in cuts {
        match clusters.iter_mut().find(|cluster| joins(sources, cluster, &cut, style.width)) {
            Some(cluster) => cluster.push(cut),
            None => clusters.push(vec![cut]),
        }
    }
    clusters.sort_by_key(|cluster| !cluster.iter().any(|cut| cut.primary));
    clusters.iter().map(|cluster| draw(sources, cluster, style)).collect()
}

fn cut(sources: &SourceMap, label: &Label, primary: bool) -> Cut {
    let (line_start, line) = place::line_around(sources, label.span);
    let at = sources.place(label.span);
    let text = &sources.file(label.span.source).text;
    let start = place::floor(text, label.span.start as usize).min(line_start + line.len());
    let end = place::floor(text, label.span.end as usize).clamp(start, line_start + line.len());
    let end = start + text[start..end].trim_end().len();
    let text = escape::plain(&label.text).into_owned();
    Cut { source: label.span.source, line: at.line, column: at.column, line_start, start, end, text, primary }
}

/// Whether a label can share the snippet without overlapping another or losing the room for its text.
fn joins(sources: &SourceMap, cluster: &[Cut], new: &Cut, width: usize) -> bool {
    let near = |old: &Cut| new.line.abs_diff(old.line) <= 2;
    let room = width.saturating_sub(12) * 3 / 4;
    let fits = |old: &Cut| {
        old.line != new.line || {
            let between = sources.file(old.source).text.get(old.start..new.end).unwrap_or("");
            old.end.max(old.start + 1) <= new.start
                && view::columns_shown(between) + 4 + new.text.width().min(view::LABEL_ROOM) <= room
        }
    };
    cluster[0].source == new.source && cluster.iter().any(near) && cluster.iter().all(fits)
}

fn draw(sources: &SourceMap, cluster: &[Cut], style: &Style) -> Snippet {
    let anchor = cluster.iter().find(|cut| cut.primary).unwrap_or(&cluster[0]);
    let (first, last) = (&cluster[0], &cluster[cluster.len() - 1]);
    let room = style.width.max(Style::NARROWEST).saturating_sub(last.line.to_string().len() + 4);
    let file = sources.file(anchor.source);
    let mut snippet = Snippet {
        path: escape::plain(&file.path).into_owned(),
        line: anchor.line,
        column: anchor.column,
        first_line: first.line,
        text: String::new(),
        marks: Vec::new(),
    };
    let mut offset = first.line_start;
    for number in first.line..=last.line {
        let line = file.text[offset..].split('\n').next().unwrap_or("");
        let here: Vec<&Cut> = cluster.iter().filter(|cut| cut.line == number).collect();
        let ranges: Vec<_> = here.iter().map(|cut| (cut.start - offset, cut.end - offset, cut.text.width())).collect();
        let view = view::line(line.strip_suffix('\r').unwrap_or(line), &ranges, room, style.unicode);
        push_line(&mut snippet, &view, &here, room);
        offset += line.len() + 1;
    }
    snippet
}

fn push_line(snippet: &mut Snippet, view: &LineView, cuts: &[&Cut], room: usize) {
    let base = snippet.text.len();
    for (cut, &(start, end)) in cuts.iter().zip(&view.marks) {
        let middle =
            usize::midpoint(columns(&view.text[..start]), columns(&view.text[..end]).max(columns(&view.text[..start]) + 1));
        let text = wrap(&cut.text, room.saturating_sub(middle + 4).max(8)).join("\n");
        snippet.marks.push(Mark { start: base + start, len: end - start, text, primary: cut.primary });
    }
    snippet.text.push_str(&view.text);
    snippet.text.push('\n');
}

/// Columns counted character by character, as the drawing does.
fn columns(text: &str) -> usize {
    text.chars().map(|c| c.width().unwrap_or(0)).sum()
}
