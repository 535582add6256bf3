//! The same tree as nested lists in HTML: each branch folds, nothing needs a wide screen.

use std::fmt::Write as _;

use super::super::escape::{escape, safe_href};
use super::Node;
use crate::words::Words;

pub(super) fn outline(root: &Node, words: &Words) -> String {
    let mut out = String::from("<ul class=\"outline\">");
    item(root, words, &mut out);
    out.push_str("</ul>");
    out
}

fn item(node: &Node, words: &Words, out: &mut String) {
    let target = if node.target { " is-target" } else { "" };
    let _ = write!(out, "<li class=\"outline-item outline-{}{target}\">", node.role.word());
    // A link inside a summary cannot be told from folding, so a linked branch stays open.
    let folds = !node.children.is_empty() && node.href.as_deref().and_then(safe_href).is_none();
    out.push_str(if folds { "<details open><summary>" } else { "<div class=\"outline-leaf\">" });
    line(node, words, out);
    out.push_str(if folds { "</summary>" } else { "</div>" });
    if !node.children.is_empty() {
        out.push_str("<ul class=\"outline\">");
        for child in &node.children {
            item(child, words, out);
        }
        out.push_str("</ul>");
    }
    out.push_str(if folds { "</details></li>" } else { "</li>" });
}

fn line(node: &Node, words: &Words, out: &mut String) {
    let _ = write!(out, "<span class=\"outline-role\">{}</span> ", escape(node.role.name(words)));
    match node.href.as_deref().and_then(safe_href) {
        Some(href) => {
            let _ = write!(out, "<a href=\"{}\">{}</a>", escape(href), escape(&node.text));
        }
        None => out.push_str(&escape(&node.text)),
    }
    if node.target {
        let _ = write!(out, " <span class=\"status status-info\">{}</span>", escape(words.get("target_in_line")));
    }
    if let Some((word, tone)) = &node.status {
        let _ = write!(out, " <span class=\"status status-{}\">{}</span>", tone.word(), escape(word));
    }
    for note in node.evidence.iter().chain(&node.note) {
        let _ = write!(out, " <span class=\"outline-note\">{}</span>", escape(note));
    }
}
