//! What a rule says about one place, whoever prints it.
//!
//! Rules make findings out of facts and places. Levels, waivers and formatting belong to the runner (`lint`) and to `report`.

mod level;
mod phase;
mod rule_id;

pub use level::Level;
pub use phase::{ByPhase, Phase, Signal};
pub use rule_id::RuleId;

use crate::edit::Fix;
use crate::source::Span;

/// One finding.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    pub rule: RuleId,
    pub level: Level,
    /// Who decided the level, e.g. `default for hyper-growth` or `orgdocs.yaml`.
    pub decided_by: String,
    /// What is wrong: lower case, in the author's words, one line.
    pub message: String,
    /// Where, and the local fact.
    pub label: Label,
    /// The other ends of a relation, possibly in other files.
    pub related: Vec<Label>,
    /// Why it matters: the rule's one line.
    pub why: String,
    /// What to do, imperative.
    pub help: Option<String>,
    /// Edits that mend it.
    pub fixes: Vec<Fix>,
    /// The artifact it concerns, as `kind:id`.
    pub artifact: Option<String>,
    /// Its lasting name, unique in a run: the same while lines move, lists are reordered and documents with an id are moved.
    pub fingerprint: String,
}

/// A place with a short fact; the text may be empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    pub span: Span,
    pub text: String,
}

impl Label {
    /// A place with a short fact.
    #[must_use]
    pub fn new(span: Span, text: impl Into<String>) -> Self {
        Self { span, text: text.into() }
    }
}
