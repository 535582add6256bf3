//! Parsers: places, faults, hostile input, and properties over random text.

mod fences;
mod hostile;
mod markdown_links;
mod markdown_outline;
mod properties;
mod second_opinion;
mod typed;
mod yaml_faults;
mod yaml_places;

use orgdocs::source::{SourceFile, SourceId, SourceMap, Span};
use orgdocs::syntax::markdown::{self, Markdown};
use orgdocs::syntax::yaml::{self, YamlDocument};
use orgdocs::syntax::{Fault, FaultKind, Node, NodeData};

/// One file and what was read from it.
struct File {
    map: SourceMap,
    id: SourceId,
}

impl File {
    fn new(text: &str) -> Self {
        let mut map = SourceMap::default();
        let id = map.add(SourceFile::new("x", text));
        Self { map, id }
    }

    fn text(&self) -> &str {
        &self.map.file(self.id).text
    }

    fn yaml(&self) -> Vec<YamlDocument> {
        let text = self.text();
        yaml::parse(self.id, text, 0..u32::try_from(text.len()).unwrap())
    }

    fn markdown(&self) -> Markdown {
        markdown::parse(self.id, self.text())
    }

    fn slice(&self, span: Span) -> &str {
        self.map.slice(span)
    }

    /// `line:column kind slice`.
    fn fault(&self, fault: &Fault) -> String {
        let place = self.map.place(fault.span);
        let kind = match &fault.kind {
            FaultKind::Syntax { message } | FaultKind::Fence { message } => message.clone(),
            FaultKind::FenceName { nearest, .. } => format!("no such name, nearest {nearest:?}"),
            FaultKind::UnclosedFrontMatter => "unclosed".to_owned(),
            FaultKind::DuplicateKey { first, .. } => {
                let first = self.map.place(*first);
                format!("twice, first {}:{}", first.line, first.column)
            }
            FaultKind::UnknownAlias { .. } => "unknown alias".to_owned(),
            FaultKind::Tab => "tab".to_owned(),
            FaultKind::SwallowedHash { key, .. } => format!("hash of {key}"),
            FaultKind::AtHandle { .. } => "handle".to_owned(),
            FaultKind::Wikilink { target } => format!("wikilink to {target}"),
            FaultKind::Wikilinks { targets } => format!("wikilinks to {}", targets.join(" ")),
            FaultKind::SplitAtComma { .. } => "comma".to_owned(),
            FaultKind::SplitAtColon { .. } => "colon".to_owned(),
            FaultKind::OverLimit(limit) => format!("{limit:?}"),
        };
        format!("{}:{} {kind} <{}>", place.line, place.column, self.slice(fault.span))
    }

    fn yaml_faults(&self) -> Vec<String> {
        self.yaml().iter().flat_map(|document| document.faults.iter().map(|fault| self.fault(fault))).collect()
    }
}

/// A tree in one line: `{key: value}`, `[item]`, scalars as text.
fn brief(node: &Node) -> String {
    match &node.data {
        NodeData::Scalar(scalar) => scalar.text.clone(),
        NodeData::Seq(items) => format!("[{}]", items.iter().map(brief).collect::<Vec<_>>().join(", ")),
        NodeData::Map(entries) => {
            let entries: Vec<String> =
                entries.iter().map(|entry| format!("{}: {}", entry.key.text, brief(&entry.value))).collect();
            format!("{{{}}}", entries.join(", "))
        }
    }
}

/// Calls `visit` with every node and, for keys, with their text and place.
fn walk(node: &Node, visit: &mut impl FnMut(Option<&Node>, Span)) {
    visit(Some(node), node.span);
    match &node.data {
        NodeData::Scalar(_) => {}
        NodeData::Seq(items) => items.iter().for_each(|item| walk(item, visit)),
        NodeData::Map(entries) => {
            for entry in entries {
                visit(None, entry.key.span);
                walk(&entry.value, visit);
            }
        }
    }
}
