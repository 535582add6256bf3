//! Values in a line.

use super::super::view::Inline;
use super::{Html, Words};

/// One value.
pub(in crate::site) fn inline(html: &mut Html, value: &Inline, words: &Words) {
    match value {
        Inline::Text { text } | Inline::Number { text } => html.text(text),
        Inline::Link { text, href } => html.open_link("", href).text(text).raw("</a>"),
        Inline::Person { text, href: Some(href) } => {
            html.raw("<a class=\"person\" href=\"").text(href).raw("\">").text(text).raw("</a>")
        }
        Inline::Person { text, href: None } => html.raw("<span class=\"person\">").text(text).raw("</span>"),
        Inline::Team { text, href: Some(href), shape } => html
            .raw("<a class=\"team-chip team-")
            .raw(shape.word())
            .raw("\" href=\"")
            .text(href)
            .raw("\">")
            .text(text)
            .raw("</a>"),
        Inline::Team { text, href: None, shape } => {
            html.raw("<span class=\"team-chip team-").raw(shape.word()).raw("\">").text(text).raw("</span>")
        }
        Inline::Code { text } => html.raw("<code>").text(text).raw("</code>"),
        Inline::Date { iso, text } => html.raw("<time datetime=\"").text(iso).raw("\">").text(text).raw("</time>"),
        Inline::Status { text, tone } => {
            html.raw("<span class=\"status status-").raw(tone.word()).raw("\">").text(text).raw("</span>")
        }
        Inline::External { text, href } => html
            .raw("<a class=\"external\" rel=\"external\" href=\"")
            .text(href)
            .raw("\">")
            .text(text)
            .raw("<span class=\"visually-hidden\"> (")
            .text(words.get("external"))
            .raw(")</span></a>"),
        Inline::Missing { text } => {
            let text = if text.is_empty() { words.get("missing") } else { text };
            html.raw("<span class=\"missing\">").text(text).raw("</span>")
        }
        Inline::Html { html: finished } => html.raw(finished),
        Inline::Spark { svg } => html.raw("<span class=\"spark-holder\">").raw(svg).raw("</span>"),
    };
}

/// Values one after the other.
pub(super) fn run(html: &mut Html, values: &[Inline], words: &Words) {
    for value in values {
        inline(html, value, words);
    }
}
