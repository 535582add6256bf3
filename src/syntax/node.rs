//! The one tree that YAML and Markdown lower to.

use crate::source::Span;

/// A value with its place. The span of a scalar covers what the author wrote, quotes included; that of a collection ends with
/// its last child; that of an aliased value is the place of use.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    pub span: Span,
    pub data: NodeData,
}

/// What a node holds.
#[derive(Debug, Clone, PartialEq)]
pub enum NodeData {
    Scalar(Scalar),
    Seq(Vec<Node>),
    Map(Vec<Entry>),
}

/// A scalar as text; which type it has is decided by the field it stands in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scalar {
    pub text: String,
    pub style: ScalarStyle,
}

/// How a scalar was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ScalarStyle {
    /// YAML without quotes: subject to the core schema.
    Plain,
    /// YAML in single or double quotes.
    Quoted,
    /// YAML literal or folded block.
    Block,
    /// Words of a Markdown body, where `@ada` and `[[team:payments]]` are references.
    Prose,
}

/// One key of a mapping with its value, in the author's order.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    pub key: Key,
    pub value: Node,
}

/// A key as written, with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Key {
    pub text: String,
    pub span: Span,
}

impl Node {
    /// A scalar node.
    #[must_use]
    pub fn scalar(text: impl Into<String>, style: ScalarStyle, span: Span) -> Self {
        Self { span, data: NodeData::Scalar(Scalar { text: text.into(), style }) }
    }

    /// The scalar, if this is one.
    #[must_use]
    pub fn as_scalar(&self) -> Option<&Scalar> {
        match &self.data {
            NodeData::Scalar(scalar) => Some(scalar),
            _ => None,
        }
    }

    /// The text of a scalar.
    #[must_use]
    pub fn as_str(&self) -> Option<&str> {
        self.as_scalar().map(|scalar| scalar.text.as_str())
    }

    /// The elements, if this is a sequence.
    #[must_use]
    pub fn as_seq(&self) -> Option<&[Node]> {
        match &self.data {
            NodeData::Seq(items) => Some(items),
            _ => None,
        }
    }

    /// The entries, if this is a mapping.
    #[must_use]
    pub fn as_map(&self) -> Option<&[Entry]> {
        match &self.data {
            NodeData::Map(entries) => Some(entries),
            _ => None,
        }
    }

    /// The value under a key of a mapping, compared as written.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.as_map()?.iter().find(|entry| entry.key.text == key).map(|entry| &entry.value)
    }

    /// Whether this is nothing: an empty plain scalar, `~` or `null` (YAML 1.2 core schema), or a dash in a Markdown cell.
    #[must_use]
    pub fn is_absent(&self) -> bool {
        self.as_scalar().is_some_and(|scalar| match scalar.style {
            ScalarStyle::Plain => matches!(scalar.text.as_str(), "" | "~" | "null" | "Null" | "NULL" | "-" | "—"),
            ScalarStyle::Prose => matches!(scalar.text.trim(), "" | "-" | "—" | "–"),
            ScalarStyle::Quoted | ScalarStyle::Block => false,
        })
    }
}
