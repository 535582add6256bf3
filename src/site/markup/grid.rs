//! Grids of marks.

use super::super::view::{GridCell, GridView, Mark};
use super::inline::inline;
use super::{Html, Words};

/// A grid in a region that scrolls by itself, with its legend.
pub(super) fn grid(html: &mut Html, grid: &GridView, words: &Words) {
    if !grid.legend.is_empty() {
        html.raw("<ul class=\"legend\">");
        for (mark, text) in &grid.legend {
            html.raw("\n<li><span class=\"legend-mark mark-").raw(mark.word()).raw("\"></span> ").text(text).raw("</li>");
        }
        html.raw("\n</ul>\n");
    }
    html.raw("<div class=\"scroller\" role=\"group\" tabindex=\"0\" aria-label=\"")
        .text(&grid.caption)
        .raw("\">\n<table class=\"grid");
    html.raw(if grid.upright { " grid-upright\">" } else { "\">" });
    html.raw("\n<caption class=\"visually-hidden\">").text(&grid.caption).raw("</caption>\n<thead><tr>\n<th scope=\"col\">");
    html.text(&grid.corner).raw("</th>");
    for column in &grid.columns {
        html.raw("\n<th scope=\"col\"><span>");
        inline(html, column, words);
        html.raw("</span></th>");
    }
    html.raw("\n</tr></thead>\n<tbody>");
    for (head, cells) in &grid.rows {
        html.raw("\n<tr><th scope=\"row\">");
        inline(html, head, words);
        html.raw("</th>");
        for cell in cells {
            one(html, cell);
        }
        html.raw("</tr>");
    }
    html.raw("\n</tbody>\n</table>\n</div>");
}

fn one(html: &mut Html, cell: &GridCell) {
    if cell.mark == Mark::Plain && cell.text.is_empty() {
        html.raw("<td></td>");
        return;
    }
    html.raw("<td class=\"mark-").raw(cell.mark.word()).raw("\"");
    if let Some(note) = &cell.note {
        html.raw(" title=\"").text(note).raw("\"");
    }
    html.raw(">");
    match &cell.href {
        Some(href) => html.open_link("", href).text(&cell.text).raw("</a>"),
        None => html.text(&cell.text),
    };
    html.raw("</td>");
}
