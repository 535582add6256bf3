//! What a picture says as nested lists and as a table, and the figure of all three.

use std::fmt::Write as _;

use super::escape::{escape, safe_href};
use super::figure::{ColumnView, Figure, TableView};
use super::label::Label;
use super::svg::Svg;
use super::{Inline, Tone};
use crate::words::Words;

/// What every picture has.
#[derive(Debug, Clone, Default)]
pub struct Head {
    /// Unique on the page.
    pub id: String,
    pub title: String,
    /// What the picture shows, in a sentence.
    pub description: String,
    /// The language of the words around what it shows.
    pub words: Words,
}

/// One thing that a picture shows, and what belongs to it.
#[derive(Debug, Clone, Default)]
pub struct Item {
    /// What it is: the level of a tree, the row of a journey.
    pub role: String,
    pub label: Label,
    pub children: Vec<Item>,
}

impl Item {
    /// A label in a role.
    pub fn new(role: impl Into<String>, label: Label) -> Self {
        Self { role: role.into(), label, children: Vec::new() }
    }

    /// A heading over others.
    pub fn over(text: impl Into<String>, children: Vec<Self>) -> Self {
        Self { label: Label::new(text), children, role: String::new() }
    }
}

impl Head {
    /// The figure of a finished drawing; `columns` are the headings of group, text and note.
    pub fn figure(&self, layout: &'static str, svg: Svg, size: (f64, f64), items: &[Item], columns: [&str; 3]) -> Figure {
        self.drawn(layout, svg, size, items, self.table(items, columns))
    }

    /// The same with a table of its own.
    pub fn drawn(&self, layout: &'static str, svg: Svg, size: (f64, f64), items: &[Item], table: TableView) -> Figure {
        let svg = svg.finish(&self.id, layout, size, &self.title, &self.description);
        self.around(layout, svg, items, table)
    }

    /// The figure of a picture that is written already.
    pub fn around(&self, layout: &'static str, svg: String, items: &[Item], table: TableView) -> Figure {
        Figure { id: self.id.clone(), layout, svg, outline: outline(items), caption: self.title.clone(), table: Some(table) }
    }

    /// One row for every thing, with what it belongs to; the columns are keys of words.
    pub fn table(&self, items: &[Item], columns: [&str; 3]) -> TableView {
        let columns = columns.map(|column| ColumnView::words(self.words.say(column))).to_vec();
        TableView { caption: self.title.clone(), columns, rows: rows(items), row_headers: false, hide_caption: false }.filled()
    }
}

/// Nested lists in HTML.
pub fn outline(items: &[Item]) -> String {
    let mut out = String::new();
    list(items, &mut out);
    out
}

fn list(items: &[Item], out: &mut String) {
    if items.is_empty() {
        return;
    }
    out.push_str("<ul class=\"outline\">");
    for item in items {
        out.push_str("<li class=\"outline-item\"><div class=\"outline-leaf\">");
        line(item, out);
        out.push_str("</div>");
        list(&item.children, out);
        out.push_str("</li>");
    }
    out.push_str("</ul>");
}

fn line(item: &Item, out: &mut String) {
    let label = &item.label;
    if !item.role.is_empty() {
        let _ = write!(out, "<span class=\"outline-role\">{}</span> ", escape(&item.role));
    }
    let text = escape(&label.text);
    match label.href.as_deref().and_then(safe_href) {
        Some(href) => drop(write!(out, "<a href=\"{}\">{text}</a>", escape(href))),
        None if item.children.is_empty() => out.push_str(&text),
        None => drop(write!(out, "<strong>{text}</strong>")),
    }
    if let Some(badge) = &label.badge {
        let _ = write!(out, " <span class=\"status status-{}\">{}</span>", label.tone.word(), escape(badge));
    }
    if let Some(sub) = &label.sub {
        let _ = write!(out, " <span class=\"outline-note\">{}</span>", escape(sub));
    }
}

fn rows(items: &[Item]) -> Vec<Vec<Vec<Inline>>> {
    let mut rows = Vec::new();
    for item in items {
        row(item, "", &mut rows);
    }
    rows
}

fn row(item: &Item, above: &str, rows: &mut Vec<Vec<Vec<Inline>>>) {
    let label = &item.label;
    let is_heading = label.href.is_none() && label.sub.is_none() && label.badge.is_none() && item.role.is_empty();
    if item.children.is_empty() || !is_heading {
        let group: Vec<&str> = [above, &item.role].into_iter().filter(|word| !word.is_empty()).collect();
        let badge = label.badge.as_ref().map(|text| match label.tone {
            Tone::Neutral => Inline::text(text),
            tone => Inline::Status { text: text.clone(), tone },
        });
        let space = (badge.is_some() && label.sub.is_some()).then(|| Inline::text(" "));
        rows.push(vec![
            vec![Inline::text(group.join(": "))],
            vec![Inline::maybe_link(&label.text, label.href.as_deref())],
            badge.into_iter().chain(space).chain(label.sub.as_ref().map(Inline::text)).collect(),
        ]);
    }
    for child in &item.children {
        row(child, &label.text, rows);
    }
}
