//! The shapes and words of a drawing, written anew: an element, attribute or class that is not listed here is left out, every value is
//! made of what numbers are made of, and colours are classes of the theme.

use std::fmt::Write as _;

use roxmltree::{Document, Node};

use super::super::escape::{escape, escape_into};
use super::super::measure::fit;
use super::super::numbers::rounded;
use super::super::svg::id_of;

/// Elements that hold others, and elements with a shape.
const HOLDERS: [&str; 4] = ["a", "defs", "g", "svg"];
const SHAPES: [&str; 7] = ["circle", "ellipse", "line", "path", "polygon", "polyline", "rect"];
const TEXTS: [&str; 2] = ["text", "tspan"];

/// Where something is and how large.
const GEOMETRY: [&str; 28] = [
    "cx",
    "cy",
    "d",
    "dominant-baseline",
    "dx",
    "dy",
    "height",
    "markerHeight",
    "markerUnits",
    "markerWidth",
    "orient",
    "points",
    "r",
    "refX",
    "refY",
    "rx",
    "ry",
    "stroke-dasharray",
    "text-anchor",
    "transform",
    "viewBox",
    "width",
    "x",
    "x1",
    "x2",
    "y",
    "y1",
    "y2",
];

/// The classes of the language, with those of the theme that take their place.
const CLASSES: [(&str, &str); 25] = [
    ("activation0", "m-quiet"),
    ("activation1", "m-quiet"),
    ("activation2", "m-quiet"),
    ("actor-line", "m-line m-fine"),
    ("aggregation", "m-hollow"),
    ("background", "m-behind"),
    ("cluster", "m-group"),
    ("divider", "m-line"),
    ("edge-pattern-dashed", "m-dashed"),
    ("edge-pattern-dotted", "m-dashed"),
    ("edge-thickness-invisible", "m-none"),
    ("edge-thickness-thick", "m-thick"),
    ("edgeTerminals", "m-small"),
    ("extension", "m-hollow"),
    ("flowchart-link", "m-line"),
    ("label-group", "m-strong"),
    ("lollipop", "m-hollow"),
    ("loopLine", "m-line m-fine m-dashed"),
    ("messageLine0", "m-line"),
    ("messageLine1", "m-line m-dashed"),
    ("note", "m-note"),
    ("relation", "m-line"),
    ("state-start", "m-full"),
    ("statediagram-cluster", "m-group"),
    ("transition", "m-line"),
];

/// The same picture as inline SVG; nothing where there is nothing in it.
pub(super) fn copied(svg: &str, prefix: &str, name: &str) -> Option<String> {
    let document = Document::parse(svg).ok()?;
    let root = document.root_element();
    let view: Vec<f64> = root.attribute("viewBox")?.split([' ', ',']).filter_map(|part| part.parse().ok()).collect();
    let [x, y, width, height] = view.try_into().ok()?;
    let id = id_of(prefix);
    let mut copy = Copy { out: String::new(), markers: markers(root), id: &id, kind: Kind::of(root) };
    copy.inside(root);
    let told = |tag: &str| {
        root.children().find(|node| node.has_tag_name(("http://www.w3.org/2000/svg", tag))).and_then(|node| node.text())
    };
    let title = escape(told("title").unwrap_or(name));
    let desc = escape(&told("desc").map_or_else(|| words(root), str::to_owned));
    let [x, y, w, h] = [x, y, width, height].map(|side| rounded(&side.to_string()));
    let fit = fit(width);
    (!copy.out.is_empty()).then(|| {
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"diagram mermaid {fit}\" role=\"img\" viewBox=\"{x} {y} {w} {h}\" \
             width=\"{w}\" height=\"{h}\" aria-labelledby=\"{id}-title\" aria-describedby=\"{id}-desc\"><title id=\"{id}-title\">{title}</title>\
             <desc id=\"{id}-desc\">{desc}</desc>{}</svg>",
            copy.out
        )
    })
}

/// Where the language leaves the place of words to its stylesheet.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Words of nodes are centred on their place.
    Flowchart,
    /// Words of nodes are centred on the node.
    State,
    Other,
}

impl Kind {
    fn of(root: Node<'_, '_>) -> Self {
        match root.attribute("class") {
            Some("flowchart") => Self::Flowchart,
            Some("statediagram") => Self::State,
            _ => Self::Other,
        }
    }
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
                escape_into(&mut self.out, text);
            }
        }
    }

    fn element(&mut self, node: Node<'_, '_>) {
        let name = node.tag_name().name();
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
        }
    }

    fn close(&mut self, name: &str) {
        let _ = write!(self.out, "</{name}>");
    }

    fn open(&mut self, name: &str, node: Node<'_, '_>) {
        let _ = write!(self.out, "<{name}");
        let known = |class: &str| CLASSES.iter().find(|(theirs, _)| *theirs == class).map(|(_, ours)| *ours);
        let mut classes: Vec<&str> = node.attribute("class").unwrap_or_default().split_whitespace().filter_map(known).collect();
        if node.attribute("fill") == Some("none") {
            classes.push("m-bare");
        }
        if node.attribute("stroke") == Some("none") && name == "path" {
            classes.push("m-borderless");
        }
        classes.sort_unstable();
        classes.dedup();
        if !classes.is_empty() {
            let _ = write!(self.out, " class=\"{}\"", classes.join(" "));
        }
        let is_label = name == "g" && node.attribute("class") == Some("label") && is_of_node(node);
        for attribute in node.attributes().filter(|attribute| GEOMETRY.contains(&attribute.name())) {
            let value = match attribute.name() {
                "transform" if is_label && self.kind == Kind::State => centred(attribute.value()),
                _ => rounded(attribute.value()),
            };
            if is_plain(&value) {
                let _ = write!(self.out, " {}=\"{value}\"", attribute.name());
            }
        }
        let middle = name == "text" && !node.has_attribute("text-anchor");
        if middle && (says_middle(node) || self.kind != Kind::Other && is_of_node(node)) {
            self.out.push_str(" text-anchor=\"middle\"");
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
fn words(root: Node<'_, '_>) -> String {
    let texts = root.descendants().filter(|node| node.tag_name().name() == "text");
    let said = texts.map(|text| text.descendants().filter(Node::is_text).filter_map(|part| part.text()).collect::<String>());
    let said: Vec<String> =
        said.map(|words| words.split_whitespace().collect::<Vec<_>>().join(" ")).filter(|words| !words.is_empty()).collect();
    said.join(", ")
}
