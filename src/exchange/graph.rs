//! What points at what: artifacts as nodes, references of fields as edges.

use std::borrow::Cow;
use std::collections::HashMap;
use std::fmt;

use serde::{Serialize, Serializer};

use crate::kind::KindId;
use crate::model::{Artifact, ArtifactId, Model, Target};
use crate::source::{Lines, Span};

/// How a graph is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum GraphFormat {
    /// Nodes and edges, each with its file and line.
    #[default]
    Json,
    /// For Graphviz (graphviz.org/doc/info/lang.html).
    Dot,
    /// A flowchart that GitHub and GitLab draw (mermaid.js.org).
    Mermaid,
}

/// How many bytes a node or edge has in JSON, as a rule.
const USUAL: usize = 160;

/// Artifacts and the references between them, in the order of their documents.
#[derive(Debug)]
pub struct Graph<'m> {
    nodes: Vec<GraphNode<'m>>,
    edges: Vec<GraphEdge<'m>>,
}

#[derive(Debug, Serialize)]
struct GraphNode<'m> {
    address: Address<'m>,
    kind: &'m str,
    id: &'m str,
    title: &'m str,
    path: &'m str,
    line: u32,
    /// The artifact whose field declares it.
    #[serde(skip_serializing_if = "Option::is_none")]
    parent: Option<Address<'m>>,
}

#[derive(Debug, Serialize)]
struct GraphEdge<'m> {
    from: Address<'m>,
    to: Address<'m>,
    /// The names of the fields on the way: `interactions.team`.
    field: Cow<'m, str>,
    path: &'m str,
    line: u32,
}

/// What an artifact is called all over the organisation: `kind:id`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct Address<'m> {
    kind: &'m str,
    id: &'m str,
}

impl<'m> Address<'m> {
    fn of(artifact: &'m Artifact) -> Self {
        Self { kind: artifact.kind_name.as_str(), id: &artifact.id }
    }
}

impl fmt::Display for Address<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.kind, self.id)
    }
}

impl Serialize for Address<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&[self.kind, ":", self.id].concat())
    }
}

impl<'m> Graph<'m> {
    /// The graph of an organisation; with kinds, only their artifacts and what runs between these.
    pub fn of(model: &'m Model, kinds: &[KindId]) -> Self {
        Self::among(model, &|id| kinds.is_empty() || kinds.contains(&model.artifact(id).kind))
    }

    /// The graph of what the site shows.
    pub fn published(model: &'m Model) -> Self {
        Self::among(model, &|id| model.is_published(id))
    }

    fn among(model: &'m Model, wanted: &dyn Fn(ArtifactId) -> bool) -> Self {
        let path = |span: Span| model.sources.file(span.source).path.as_str();
        let mut lines = Lines::of(&model.sources);
        let nodes = model.iter().filter(|(id, _)| wanted(*id)).map(|(_, artifact)| GraphNode {
            address: Address::of(artifact),
            kind: artifact.kind_name.as_str(),
            id: &artifact.id,
            title: &artifact.title,
            path: path(artifact.head),
            line: lines.line(artifact.head),
            parent: artifact.parent.map(|parent| Address::of(model.artifact(parent))),
        });
        let nodes = nodes.collect();
        let edges = model.graph.references.iter().filter_map(|reference| {
            let Target::Artifact(to) = reference.target else { return None };
            (wanted(reference.from) && wanted(to)).then(|| GraphEdge {
                from: Address::of(model.artifact(reference.from)),
                to: Address::of(model.artifact(to)),
                field: match &*reference.path {
                    [name] => name.as_str().into(),
                    path => path.join(".").into(),
                },
                path: path(reference.span),
                line: lines.line(reference.span),
            })
        });
        Self { nodes, edges: edges.collect() }
    }

    /// The graph in a format, with a final newline.
    pub fn render(&self, format: GraphFormat) -> String {
        match format {
            GraphFormat::Json => self.json(),
            GraphFormat::Dot => self.dot(),
            GraphFormat::Mermaid => self.mermaid(),
        }
    }

    /// A node or edge on each line, so that a change of one is a change of a line.
    fn json(&self) -> String {
        fn lines(out: &mut Vec<u8>, items: &[impl Serialize]) {
            for (at, item) in items.iter().enumerate() {
                out.extend_from_slice(if at == 0 { b"\n" } else { b",\n" });
                // Names and numbers can always be written, and memory takes what is written.
                let _ = serde_json::to_writer(&mut *out, item);
            }
        }
        let mut out = Vec::with_capacity((self.nodes.len() + self.edges.len()) * USUAL);
        out.extend_from_slice(b"{\"nodes\": [");
        lines(&mut out, &self.nodes);
        out.extend_from_slice(b"\n],\n\"edges\": [");
        lines(&mut out, &self.edges);
        out.extend_from_slice(b"\n]}\n");
        String::from_utf8(out).unwrap_or_default()
    }

    fn dot(&self) -> String {
        let mut out = String::from("digraph organisation {\n  rankdir=LR;\n  node [shape=box];\n");
        for node in &self.nodes {
            let label = format!("{}\\n{}", dot_text(node.title), dot_text(node.kind));
            out.push_str(&format!("  \"{}\" [label=\"{label}\"];\n", dot_text(&node.address.to_string())));
        }
        for edge in &self.edges {
            let (from, to, field) = (dot_text(&edge.from.to_string()), dot_text(&edge.to.to_string()), dot_text(&edge.field));
            out.push_str(&format!("  \"{from}\" -> \"{to}\" [label=\"{field}\"];\n"));
        }
        out.push_str("}\n");
        out
    }

    fn mermaid(&self) -> String {
        let mut out = String::from("flowchart LR\n");
        for (at, node) in self.nodes.iter().enumerate() {
            out.push_str(&format!("  n{at}[\"{}\"]\n", mermaid_text(node.title)));
        }
        let first_of_an_address = self.nodes.iter().enumerate().rev().map(|(at, node)| (node.address, at));
        let names: HashMap<Address<'_>, usize> = first_of_an_address.collect();
        for edge in &self.edges {
            if let (Some(from), Some(to)) = (names.get(&edge.from), names.get(&edge.to)) {
                out.push_str(&format!("  n{from} -->|\"{}\"| n{to}\n", mermaid_text(&edge.field)));
            }
        }
        out
    }
}

/// Text inside a quoted string of DOT.
fn dot_text(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_control())
        .flat_map(|c| matches!(c, '"' | '\\').then_some('\\').into_iter().chain([c]))
        .collect()
}

/// Text inside a quoted label of Mermaid, where everything that could mean something is a character code.
fn mermaid_text(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars().filter(|c| !c.is_control()) {
        match c {
            '"' | '#' | '<' | '>' | '&' | ';' | '`' | '\\' => out.push_str(&format!("#{};", u32::from(c))),
            _ => out.push(c),
        }
    }
    out
}
