//! The shapes and words of a drawing, written anew: an element, attribute or class that is not listed here is left out, every value is
//! made of what numbers are made of, and colours are classes of the theme.

use std::borrow::Cow;
use std::fmt::Write as _;

use roxmltree::{Document, Node};

use super::super::escape::{escape, escape_into};
use super::super::measure::{Font, fit, wrap};
use super::super::numbers::{num, rounded};
use super::super::svg::id_of;
use super::classes::{GEOMETRY, Kind};

/// Elements that hold others, and elements with a shape.
const HOLDERS: [&str; 5] = ["a", "defs", "g", "svg", "switch"];
const SHAPES: [&str; 7] = ["circle", "ellipse", "line", "path", "polygon", "polyline", "rect"];
const TEXTS: [&str; 2] = ["text", "tspan"];

/// How the language marks titles where it has no name for them.
const OF_TITLES: &str = "4ex";

/// The same picture as inline SVG; nothing where there is nothing in it.
pub(super) fn copied(svg: &str, prefix: &str, name: &str) -> Option<String> {
    let document = Document::parse(svg).ok()?;
    let root = document.root_element();
    let view: Vec<f64> = root.attribute("viewBox")?.split([' ', ',']).filter_map(|part| part.parse().ok()).collect();
    let [x, y, width, height] = view.try_into().ok()?;
    let id = id_of(prefix);
    let kind = Kind::of(root);
    let mut copy = Copy { out: String::new(), markers: markers(root), id: &id, kind };
    copy.inside(root);
    let told = |tag: &str| {
        root.children().find(|node| node.has_tag_name(("http://www.w3.org/2000/svg", tag))).and_then(|node| node.text())
    };
    let title = escape(told("title").unwrap_or(name));
    let desc = escape(&told("desc").map_or_else(|| words(root, kind.words_in()), str::to_owned));
    let [x, y, w, h] = [x, y, width, height].map(|side| rounded(&side.to_string()));
    let (fit, own) = (fit(width), kind.class_of_picture());
    (!copy.out.is_empty()).then(|| {
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"diagram mermaid {fit}{own}\" role=\"img\" viewBox=\"{x} {y} {w} {h}\" \
             width=\"{w}\" height=\"{h}\" aria-labelledby=\"{id}-title\" aria-describedby=\"{id}-desc\"><title id=\"{id}-title\">{title}</title>\
             <desc id=\"{id}-desc\">{desc}</desc>{}</svg>",
            copy.out
        )
    })
}

struct Copy<'s> {
    out: String,
    /// The ends of lines that something refers to.
    markers: Vec<&'s str>,
    id: &'s str,
    kind: Kind,
}

impl Copy<'_> {
    fn inside(&mut self, node: Node<'_, '_>) {
        for child in node.children() {
            if child.is_element() {
                self.element(child);
            } else if let Some(text) = child.text().filter(|_| TEXTS.contains(&node.tag_name().name())) {
                if self.kind.is_padded() {
                    escape_into(&mut self.out, &text.split_whitespace().collect::<Vec<_>>().join(" "));
                } else {
                    escape_into(&mut self.out, text);
                }
            }
        }
    }

    fn element(&mut self, node: Node<'_, '_>) {
        let name = node.tag_name().name();
        if self.kind.is_left_out(node) {
            return;
        }
        if HOLDERS.contains(&name) {
            let (name, before) = (if name == "defs" { "defs" } else { "g" }, self.out.len());
            self.open(name, node);
            let opened = self.out.len();
            self.inside(node);
            if self.out.len() == opened {
                self.out.truncate(before);
            } else {
                self.close(name);
            }
        } else if SHAPES.contains(&name) && (name != "rect" || node.has_attribute("width")) {
            self.open(name, node);
            self.out.truncate(self.out.len() - 1);
            self.out.push_str("/>");
        } else if TEXTS.contains(&name) && node.descendants().any(|inner| inner.is_text()) {
            self.open(name, node);
            self.inside(node);
            self.close(name);
        } else if name == "marker"
            && let Some(at) = node.attribute("id").and_then(|id| self.markers.iter().position(|known| *known == id))
        {
            self.open(name, node);
            self.out.truncate(self.out.len() - 1);
            let _ = write!(self.out, " id=\"{}-end-{at}\">", self.id);
            self.inside(node);
            self.close(name);
        } else if name == self.kind.words_in() {
            self.label(node);
        }
    }

    /// Words that the language lays out as HTML, in the middle of their room.
    fn label(&mut self, node: Node<'_, '_>) {
        const LINE: f64 = 24.0;
        let side = |name: &str| node.attribute(name).and_then(|side| side.parse::<f64>().ok()).unwrap_or_default();
        let (width, height) = (side("width"), side("height"));
        let most = (1..=9).take_while(|lines| f64::from(*lines) * LINE <= height + 1.0).count().max(1);
        // Letters here are a little smaller than those of the language, and measured as if they were wide.
        let lines = wrap(&said(node), Font::regular(14.0), width * 1.3, most);
        let mut y = 17.0;
        for line in lines.iter().filter(|line| !line.is_empty()) {
            self.out.push_str("<text text-anchor=\"middle\" x=\"");
            num(&mut self.out, width / 2.0);
            self.out.push_str("\" y=\"");
            num(&mut self.out, y);
            self.out.push_str("\">");
            escape_into(&mut self.out, line);
            self.close("text");
            y += LINE;
        }
    }

    fn close(&mut self, name: &str) {
        let _ = write!(self.out, "</{name}>");
    }

    fn open(&mut self, name: &str, node: Node<'_, '_>) {
        let _ = write!(self.out, "<{name}");
        let mut classes: Vec<Cow<'static, str>> =
            node.attribute("class").unwrap_or_default().split_whitespace().filter_map(|theirs| self.kind.class(theirs)).collect();
        classes.extend(self.kind.tint(node));
        if node.attribute("fill") == Some("none") {
            classes.push("m-bare".into());
        }
        if node.attribute("stroke") == Some("none") && name == "path" {
            classes.push("m-borderless".into());
        }
        if node.attribute("font-size") == Some(OF_TITLES) {
            classes.push("m-title".into());
        }
        classes.sort_unstable();
        classes.dedup();
        if !classes.is_empty() {
            let _ = write!(self.out, " class=\"{}\"", classes.join(" "));
        }
        let is_label = name == "g" && node.attribute("class") == Some("label") && is_of_node(node);
        for attribute in node.attributes() {
            let value = match attribute.name() {
                name if !GEOMETRY.contains(&name) && !self.kind.keeps(name) => continue,
                "transform" if is_label && self.kind == Kind::State => centred(attribute.value()),
                _ => rounded(&attribute.value().replace('\n', " ")),
            };
            if is_plain(&value) {
                let _ = write!(self.out, " {}=\"{value}\"", attribute.name());
            }
        }
        if let Some(turned) = self.kind.turned(node) {
            let _ = write!(self.out, " transform=\"{turned}\"");
        }
        let middle = name == "text" && !node.has_attribute("text-anchor");
        if middle && (says_middle(node) || self.kind.centres_nodes() && is_of_node(node)) {
            self.out.push_str(" text-anchor=\"middle\"");
        } else if let Some(anchor) = self.kind.anchor(node).filter(|_| name == "text") {
            let _ = write!(self.out, " text-anchor=\"{anchor}\"");
        }
        for end in ["marker-start", "marker-end"] {
            if let Some(at) = referred(node, end).and_then(|id| self.markers.iter().position(|known| *known == id)) {
                let _ = write!(self.out, " {end}=\"url(#{}-end-{at})\"", self.id);
            }
        }
        self.out.push('>');
    }
}

/// Whether a label is one of a node, and not of an edge.
fn is_of_node(node: Node<'_, '_>) -> bool {
    node.ancestors()
        .any(|holder| holder.attribute("class").is_some_and(|class| class.split_whitespace().any(|word| word == "node")))
}

/// Whether the style of a text centres it.
fn says_middle(node: Node<'_, '_>) -> bool {
    node.attribute("style").is_some_and(|style| style.contains("text-anchor: middle"))
}

/// A move along the height alone.
fn centred(transform: &str) -> String {
    let height = transform.rsplit([',', ' ']).find(|part| !part.is_empty()).unwrap_or("0").trim_end_matches(')');
    format!("translate(0,{})", rounded(height))
}

/// Only what numbers, lists of them and words of geometry are made of.
fn is_plain(value: &str) -> bool {
    value.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, ' ' | '.' | ',' | '+' | '-' | '(' | ')' | '%'))
}

/// The id that an end of a line refers to.
fn referred<'s>(node: Node<'s, '_>, end: &str) -> Option<&'s str> {
    node.attribute(end)?.strip_prefix("url(#")?.strip_suffix(')')
}

/// Every end that a line refers to, once.
fn markers<'s>(root: Node<'s, '_>) -> Vec<&'s str> {
    let mut found: Vec<&str> = Vec::new();
    for node in root.descendants() {
        for id in ["marker-start", "marker-end"].iter().filter_map(|end| referred(node, end)) {
            if !found.contains(&id) {
                found.push(id);
            }
        }
    }
    found
}

/// The words of a drawing, one text after the other.
fn words(root: Node<'_, '_>, inside: &str) -> String {
    let texts = root.descendants().filter(|node| node.tag_name().name() == inside);
    let said: Vec<String> = texts.map(said).filter(|words| !words.is_empty()).collect();
    said.join(", ")
}

/// What is said inside, with single spaces.
fn said(node: Node<'_, '_>) -> String {
    let words: String = node.descendants().filter(Node::is_text).filter_map(|part| part.text()).collect();
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
