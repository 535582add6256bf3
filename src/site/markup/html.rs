//! A growing piece of HTML.

use crate::diagram::escape_into;

/// HTML in the making; [`Html::text`] escapes, [`Html::raw`] is for what is HTML already.
#[derive(Debug, Default)]
pub(in crate::site) struct Html(String);

impl Html {
    /// Nothing yet, with room for so many bytes.
    pub(in crate::site) fn with_capacity(bytes: usize) -> Self {
        Self(String::with_capacity(bytes))
    }

    /// What is HTML already.
    pub(in crate::site) fn raw(&mut self, html: &str) -> &mut Self {
        self.0.push_str(html);
        self
    }

    /// Text or the value of an attribute, escaped.
    pub(in crate::site) fn text(&mut self, text: &str) -> &mut Self {
        escape_into(&mut self.0, text);
        self
    }

    /// A number.
    pub(super) fn number(&mut self, number: usize) -> &mut Self {
        self.raw(itoa::Buffer::new().format(number))
    }

    /// The opening of a link, up to and with its `>`; the classes are ours.
    pub(super) fn open_link(&mut self, class: &str, href: &str) -> &mut Self {
        self.raw("<a");
        if !class.is_empty() {
            self.raw(" class=\"").raw(class).raw("\"");
        }
        self.raw(" href=\"").text(href).raw("\">")
    }

    /// One of the theme's icons.
    pub(super) fn icon(&mut self, name: &str) -> &mut Self {
        self.raw("<svg class=\"icon icon-")
            .raw(name)
            .raw("\" viewBox=\"0 0 16 16\" width=\"16\" height=\"16\" aria-hidden=\"true\" focusable=\"false\">")
            .raw(shape(name))
            .raw("</svg>")
    }

    /// Takes back what was written, and keeps its room.
    pub(super) fn clear(&mut self) {
        self.0.clear();
    }

    /// What was written so far.
    pub(in crate::site) fn as_str(&self) -> &str {
        &self.0
    }

    /// What was written.
    pub(in crate::site) fn finish(self) -> String {
        self.0
    }
}

fn shape(icon: &str) -> &'static str {
    match icon {
        "error" | "overdue" => {
            "<path d=\"M5.2 1h5.6L15 5.2v5.6L10.8 15H5.2L1 10.8V5.2z\"/><path class=\"icon-cut\" d=\"M8 4.2v4.6M8 11v1.2\"/>"
        }
        "warning" | "due-soon" => "<path d=\"M8 1.2 15.4 14.5H.6z\"/><path class=\"icon-cut\" d=\"M8 6v4M8 11.6v1.2\"/>",
        "fresh" => "<circle cx=\"8\" cy=\"8\" r=\"7\"/><path class=\"icon-cut\" d=\"m4.8 8.3 2.2 2.2 4.2-4.7\"/>",
        _ => "<circle cx=\"8\" cy=\"8\" r=\"7\"/><path class=\"icon-cut\" d=\"M8 7.2v4.6M8 4.2v1.2\"/>",
    }
}
