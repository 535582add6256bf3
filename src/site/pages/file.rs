//! The files of our own examples, each under its name: pictures as they look, everything else as code.

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

use super::super::html::escape;
use super::super::markdown::highlighted;
use super::super::view::{BlockView, CodeView};

/// A file, or a part of one that has no name.
pub(super) fn shown(path: Option<&str>, language: &str, text: &str) -> BlockView {
    match path {
        Some(path) if language == "svg" => BlockView::Html { html: picture(path, text) },
        path => BlockView::Code(CodeView {
            title: path.map(str::to_owned),
            language: Some(escape(language)),
            html: highlighted(language, text),
        }),
    }
}

fn picture(path: &str, svg: &str) -> String {
    let (path, svg) = (escape(path), utf8_percent_encode(svg, NON_ALPHANUMERIC));
    format!(
        "<figure class=\"code\">\n<figcaption>{path}</figcaption>\n<img src=\"data:image/svg+xml,{svg}\" alt=\"{path}\">\n</figure>"
    )
}
