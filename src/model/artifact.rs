//! Artifacts: documents, list elements and declared records of a kind.

use std::ops::Deref;
use std::sync::{Arc, OnceLock};

use crate::expr::Datum;
use crate::kind::{Kind, KindId, Meaning, Meanings, Name};
use crate::quantity::Date;
use crate::source::Span;

use super::{DocumentId, FieldValue, Record, Value};

/// An artifact of a [`super::Model`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ArtifactId(u32);

impl ArtifactId {
    /// The artifact at a position of the model's order.
    pub fn at(index: usize) -> Self {
        Self(u32::try_from(index).unwrap_or(u32::MAX))
    }

    /// The position in the model's order.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// One artifact: what it is by itself, and where it stands. A clone shares the former.
#[derive(Debug, Clone)]
pub struct Artifact {
    pub document: DocumentId,
    /// The artifact whose field declares this one.
    pub parent: Option<ArtifactId>,
    pub(super) facts: Arc<Facts>,
}

/// All that follows from its own document. Models of the same repository share it while the document stays as it is.
#[derive(Debug)]
pub struct Facts {
    pub kind: KindId,
    /// The kind's name, for addresses and messages.
    pub kind_name: Name,
    pub id: String,
    /// Where the id was written; absent when it comes from the file's name.
    pub written_id: Option<Span>,
    pub title: String,
    /// The place that stands for the whole: its title, else its id, else its first key.
    pub head: Span,
    pub record: Arc<Record>,
    /// The meanings that its fields have in its kind.
    pub(super) meanings: Meanings,
    /// Fields found twice: under two spellings, in the front matter and under a heading, or under two headings.
    pub doubles: Box<[Double]>,
    /// Fields whose heading is there, but with content of another shape under it.
    pub misshapen: Box<[Misshapen]>,
    pub waivers: Box<[Waiver]>,
    pub standing: Standing,
    /// Whether its own fields keep it from the site; see [`super::Model::is_published`].
    pub private: bool,
    /// Whether any value is one that its field's type cannot read.
    pub malformed: bool,
    /// The parts of the body that fill fields, for the page: field name and its blocks.
    pub sections: Box<[BoundSection]>,
    /// Whether the document's syntax lost part of it, so that a missing field may only be unread.
    pub partial: bool,
    /// The computed values of its kind, once they are known and where they follow from it alone.
    pub(super) computed: OnceLock<Arc<[(String, Datum)]>>,
}

/// What a document's status says about its time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// In force; also without a status.
    Active,
    /// A draft, a proposal, or any other status.
    Pending,
    /// Archived, deprecated or superseded.
    Retired,
}

/// A field with two sources.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Double {
    pub field: Name,
    pub first: Span,
    pub second: Span,
    pub again: Again,
}

/// How a field is given a second time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Again {
    /// By another key, column or attribute.
    Key,
    /// Under a heading, in these words, after a key.
    Heading(String),
    /// Under a heading, in these words, after another heading.
    SecondHeading(String),
}

/// A heading of a field with content of another shape.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Misshapen {
    pub field: Name,
    pub heading: Span,
    /// Whether anything is written under it, so that the field is said, though nobody can tell what.
    pub has_words: bool,
}

/// A heading whose content fills a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BoundSection {
    pub field: Name,
    pub heading: Span,
    /// The block that was bound.
    pub block: Span,
}

/// A recorded exception.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiver {
    pub rule: String,
    pub reason: Option<String>,
    pub until: Option<Date>,
    pub span: Span,
}

impl Standing {
    /// The standing that a record of a kind has by its own status.
    pub(super) fn of(kind: &Kind, record: &Record) -> Self {
        let status = kind.fields.meaning(Meaning::Status).and_then(|field| record.text(&field.name));
        match status {
            None | Some("active" | "accepted") => Self::Active,
            Some("archived" | "deprecated" | "superseded") => Self::Retired,
            Some(_) => Self::Pending,
        }
    }
}

impl Artifact {
    /// The value of the field that has a meaning in its kind.
    pub(crate) fn meaning(&self, meaning: Meaning, kind: &Kind) -> Option<&FieldValue> {
        match self.parent {
            None if !self.meanings.hold(meaning) => None,
            None => self.record.meaning(meaning),
            // It was read as a type of its parent's kind.
            Some(_) => self.record.field(&kind.fields.meaning(meaning)?.name),
        }
    }
}

impl Deref for Artifact {
    type Target = Facts;

    fn deref(&self) -> &Facts {
        &self.facts
    }
}

impl Facts {
    /// The anchor of a declared artifact on its parent's page.
    pub fn anchor(&self) -> String {
        [self.kind_name.as_str(), "-", &self.id].concat()
    }

    /// The ids it had before.
    pub fn former_ids(&self) -> impl Iterator<Item = &str> {
        self.record.get("formerly").into_iter().flat_map(Value::as_list).filter_map(Value::as_text)
    }

    /// `kind:id`.
    pub fn address(&self) -> String {
        [self.kind_name.as_str(), ":", &self.id].concat()
    }
}
