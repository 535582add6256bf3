//! Statements in Markdown: a table with one line per row and one column per period.
//!
//! The first cell names the line, the others hold its numbers. A bold line is the total of the lines above it.

use crate::kind::{Base, Field, Fields};
use crate::source::Span;
use crate::syntax::{Entry, Key, Node, NodeData, Row, ScalarStyle, Table, Text};

/// The name under which a total stands among the lines that it adds up.
const TOTAL: &str = "total";
/// What the row below others is called that adds them up, in English and German.
const TOTALS: [&str; 8] = ["total", "totals", "sum", "grand total", "all together", "summe", "gesamt", "insgesamt"];
/// How a number is written that nobody knows.
const UNKNOWN: &str = "?";

/// Reads tables of the text of a file.
pub(super) struct Statement<'a> {
    pub(super) text: &'a str,
}

/// One line of a table.
struct Line<'t> {
    name: &'t Text,
    values: Option<Node>,
    bold: bool,
}

impl Statement<'_> {
    /// The numbers of a table with one line.
    pub(super) fn series(&self, table: &Table) -> Option<Node> {
        match self.lines(table)?.as_slice() {
            [one] => one.values.clone(),
            _ => None,
        }
    }

    /// The lines of a table by their names.
    pub(super) fn group(&self, table: &Table) -> Option<Node> {
        let lines = self.lines(table)?;
        let entry = |line: Line<'_>| Some(Entry { key: line.key(), value: line.values? });
        let entries: Vec<Entry> = lines.into_iter().filter_map(entry).collect();
        (!entries.is_empty()).then_some(Node { span: table.span, data: NodeData::Map(entries) })
    }

    /// A record whose fields are lines or groups of lines: a line named for a group opens it, and what follows belongs to it until its
    /// total or the next field. Nothing when a line belongs nowhere.
    pub(super) fn record(&self, table: &Table, fields: &Fields) -> Option<Node> {
        let mut entries: Vec<Entry> = Vec::new();
        let mut open: Option<(&Field, Span, Vec<Entry>)> = None;
        for line in self.lines(table)? {
            let field = fields.find(&line.name.words).filter(|field| field.of.is_list());
            match field {
                Some(field) if matches!(field.of.base, Base::Record(_)) => {
                    entries.extend(open.take().map(closed));
                    let total =
                        line.values.map(|value| Entry { key: Key { text: TOTAL.to_owned(), span: line.name.span }, value });
                    open = Some((field, line.name.span, total.into_iter().collect()));
                }
                Some(field) => {
                    entries.extend(open.take().map(closed));
                    let key = Key { text: field.name.to_string(), span: line.name.span };
                    entries.extend(line.values.map(|value| Entry { key, value }));
                }
                None => {
                    let (_, _, lines) = open.as_mut()?;
                    lines.push(Entry { key: line.key(), value: line.values? });
                }
            }
        }
        entries.extend(open.take().map(closed));
        entries.retain(|entry| entry.value.as_map().is_none_or(|lines| !lines.is_empty()));
        (!entries.is_empty()).then_some(Node { span: table.span, data: NodeData::Map(entries) })
    }

    /// The lines that say something; nothing where a cell behind the first one holds no number.
    fn lines<'t>(&self, table: &'t Table) -> Option<Vec<Line<'t>>> {
        table
            .rows
            .iter()
            .filter(|row| row.cells.iter().any(|cell| !cell.text.words.trim().is_empty()))
            .map(|row| self.line(row))
            .collect()
    }

    fn line<'t>(&self, row: &'t Row) -> Option<Line<'t>> {
        let (name, numbers) = row.cells.split_first()?;
        let numbers: Vec<&Text> = numbers.iter().map(|cell| &cell.text).collect();
        if !numbers.iter().all(|text| is_open(text) || text.words.contains(|c: char| c.is_ascii_digit())) {
            return None;
        }
        let values = series(&numbers);
        let start = name.text.span.start as usize;
        let bold = self.text.get(start..name.text.span.end as usize).is_some_and(|raw| raw.trim().starts_with("**"))
            || start.checked_sub(2).and_then(|before| self.text.get(before..start)) == Some("**");
        Some(Line { name: &name.text, values, bold })
    }
}

/// The numbers of cells, each at its place: a cell that is left open stands for a number that is not known, and behind the last number
/// for none. `(340)` is below zero, as accountants write it.
pub(super) fn series(cells: &[&Text]) -> Option<Node> {
    let last = cells.iter().rposition(|text| !is_open(text))?;
    let number = |text: &&Text| {
        let words = text.words.trim();
        if is_open(text) {
            return Node::scalar(UNKNOWN, ScalarStyle::Prose, text.span);
        }
        match words.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
            Some(below) => Node::scalar(format!("-{}", below.trim()), ScalarStyle::Prose, text.span),
            None => text.to_node(),
        }
    };
    let nodes: Vec<Node> = cells[..=last].iter().map(number).collect();
    let span = nodes.iter().map(|node| node.span).reduce(Span::cover)?;
    Some(Node { span, data: NodeData::Seq(nodes) })
}

/// Whether a cell holds no number yet.
fn is_open(text: &Text) -> bool {
    matches!(text.words.trim(), "" | "-" | "—" | "–" | UNKNOWN)
}

/// The rows of a table without a last one that adds them up: it is none of them.
pub(super) fn without_total(rows: &[Row]) -> &[Row] {
    let adds_up = |row: &Row| {
        let name = row.cells.first().map(|cell| cell.text.words.trim().to_lowercase()).unwrap_or_default();
        TOTALS.contains(&name.trim_end_matches(':'))
    };
    match rows.split_last() {
        Some((last, rows)) if rows.len() > 1 && adds_up(last) => rows,
        _ => rows,
    }
}

impl Line<'_> {
    fn key(&self) -> Key {
        let text = if self.bold { TOTAL.to_owned() } else { self.name.words.trim().to_owned() };
        Key { text, span: self.name.span }
    }
}

fn closed((field, span, lines): (&Field, Span, Vec<Entry>)) -> Entry {
    let whole = lines.iter().fold(span, |span, line| span.cover(line.value.span));
    Entry { key: Key { text: field.name.to_string(), span }, value: Node { span: whole, data: NodeData::Map(lines) } }
}
