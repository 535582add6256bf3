//! Tables, and figures with the table that says the same.

use super::super::view::{Figure, Inline, TableView};
use super::inline::run;
use super::{Html, Words, widths};

/// A table in a region that scrolls by itself, with columns whose widths no row changes.
pub(super) fn table(html: &mut Html, table: &TableView, words: &Words) {
    laid_out(html, table, words, widths::of(table).as_ref());
}

/// A table with such columns, or one that the browser lays out.
fn laid_out(html: &mut Html, table: &TableView, words: &Words, widths: Option<&(Vec<widths::Column>, usize)>) {
    let name = if table.caption.is_empty() { words.get("table") } else { &table.caption };
    html.raw("<div class=\"scroller\" role=\"group\" tabindex=\"0\" aria-label=\"").text(name).raw("\">\n<table");
    if let Some((_, rem)) = widths {
        html.raw(" class=\"set");
        least(html, *rem);
        html.raw("\"");
    }
    html.raw(">");
    if !table.caption.is_empty() {
        let class = if table.hide_caption { " class=\"visually-hidden\"" } else { "" };
        html.raw("\n<caption").raw(class).raw(">").text(&table.caption).raw("</caption>");
    }
    if let Some((columns, _)) = widths {
        html.raw("\n<colgroup>");
        for column in columns {
            html.raw("<col class=\"part-").number(column.part).raw(" rem-").number(column.rem).raw("\">");
        }
        html.raw("</colgroup>");
    }
    html.raw("\n<thead><tr>");
    for column in &table.columns {
        html.raw("\n<th scope=\"col\"").raw(alignment(column.numeric)).raw(">").text(&column.title);
        if let Some(help) = &column.help {
            html.raw("<span class=\"column-help\">").text(help).raw("</span>");
        }
        html.raw("</th>");
    }
    html.raw("\n</tr></thead>\n<tbody>");
    for row in &table.rows {
        html.raw("\n<tr>");
        for (at, cell) in row.iter().enumerate() {
            if at == 0 && table.row_headers {
                html.raw("<th scope=\"row\">");
                run(html, cell, words);
                html.raw("</th>");
            } else {
                let numeric = table.columns.get(at).is_some_and(|column| column.numeric);
                html.raw("<td").raw(if is_long(cell) { " class=\"long\"" } else { alignment(numeric) }).raw(">");
                run(html, cell, words);
                html.raw("</td>");
            }
        }
        html.raw("</tr>");
    }
    html.raw("\n</tbody>\n</table>\n</div>");
}

/// The class of the width below which a table scrolls, in steps of the stylesheet.
fn least(html: &mut Html, rem: usize) {
    const STEP: usize = 4;
    let rem = (rem / STEP * STEP).min(64);
    if rem >= 16 {
        html.raw(" least-").number(rem);
    }
}

fn alignment(numeric: bool) -> &'static str {
    if numeric { " class=\"numeric\"" } else { "" }
}

/// Whether a cell holds a sentence, which wants a wider column where there is little room.
fn is_long(cell: &[Inline]) -> bool {
    const LONG: usize = 48;
    let length = |inline: &Inline| match inline {
        Inline::Text { text } | Inline::Link { text, .. } | Inline::Team { text, .. } | Inline::Person { text, .. } => text.len(),
        _ => 0,
    };
    cell.iter().map(length).sum::<usize>() > LONG
}

/// A picture with its outline and table.
pub(super) fn figure(html: &mut Html, figure: &Figure, words: &Words) {
    let form = match (figure.svg.is_empty(), figure.outline.is_empty()) {
        (true, _) => " outline-only",
        (false, false) => " has-outline",
        (false, true) => "",
    };
    html.raw("<div class=\"figure figure-").text(figure.layout).raw(form).raw("\" id=\"").text(&figure.id).raw("\">\n<figure>");
    if !figure.svg.is_empty() {
        html.raw("\n<div class=\"scroller drawing\" role=\"group\" tabindex=\"0\" aria-label=\"").text(words.get("diagram"));
        html.raw(": ").text(&figure.caption).raw("\">").raw(&figure.svg).raw("</div>");
    }
    if !figure.outline.is_empty() {
        html.raw("\n<div class=\"outline-holder\">").raw(&figure.outline).raw("</div>");
    }
    html.raw("\n<figcaption class=\"visually-hidden\">").text(&figure.caption).raw("</figcaption>\n</figure>");
    if let Some(same) = &figure.table {
        html.raw("\n<details class=\"as-table\">\n<summary>").text(words.get("as_table")).raw("</summary>\n");
        // It is closed while the page arrives.
        laid_out(html, same, words, None);
        html.raw("\n</details>");
    }
    html.raw("\n</div>");
}
