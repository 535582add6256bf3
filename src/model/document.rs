//! Files as read, and the artifacts in them.

use crate::kind::KindId;
use crate::source::{SourceId, Span};
use crate::syntax::{Fault, Markdown};

use super::ArtifactId;

/// A document of a [`super::Model`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DocumentId(u32);

impl DocumentId {
    /// The document at a position of the model's order.
    pub fn at(index: usize) -> Self {
        Self(u32::try_from(index).unwrap_or(u32::MAX))
    }

    /// The position in the model's order.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// One file that orgdocs reads.
#[derive(Debug, Clone)]
pub struct Document {
    pub source: SourceId,
    pub path: String,
    pub content: Content,
    /// What its syntax could not be read as.
    pub faults: Vec<Fault>,
    pub artifacts: Vec<ArtifactId>,
    /// `kind:` words that are one slip away from a kind, with the kind they may mean, and keys of lists with the right one.
    pub unknown_kinds: Vec<(String, Span, String)>,
    /// The kinds of which a damaged list may hold more than could be read.
    pub torn: Vec<KindId>,
    /// What stands where documents of a kind lie and can be none of them.
    pub strange: Option<(KindId, Span)>,
}

/// What a file is to us.
#[derive(Debug, Clone)]
pub enum Content {
    /// A Markdown page, with or without an artifact in its front matter.
    Markdown(std::sync::Arc<Markdown>),
    /// A YAML file of artifacts.
    Yaml,
    /// A file that could not be read.
    Unread,
}

impl Document {
    /// The Markdown of a page.
    pub fn markdown(&self) -> Option<&Markdown> {
        match &self.content {
            Content::Markdown(markdown) => Some(markdown),
            Content::Yaml | Content::Unread => None,
        }
    }

    /// Whether it is a Markdown file that holds no artifact.
    pub fn is_ordinary_page(&self) -> bool {
        matches!(self.content, Content::Markdown(_)) && self.artifacts.is_empty()
    }
}

/// Which kind claims a file, and by what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    pub kind: KindId,
    pub by: ClaimedBy,
}

/// Why a file is an artifact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClaimedBy {
    /// `kind:` in the document.
    Key(Span),
    /// A `*.<kind>.md` name.
    Suffix,
    /// A glob that the configuration wrote.
    ConfiguredGlob,
    /// A built-in glob of a kind that the configuration lists.
    BuiltinGlob,
    /// `teamapi:` (Team API as code).
    TeamApi,
}
