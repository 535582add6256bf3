//! Recorded exceptions, and whether they still serve.

use crate::config::ConfigWaiver;
use crate::finding::Finding;
use crate::model::{ArtifactId, Model, Waiver};

/// A finding that a waiver holds back, with the waiver's words.
#[derive(Debug, Clone)]
pub struct Waived {
    pub finding: Finding,
    pub reason: String,
    pub until: Option<crate::quantity::Date>,
}

/// What the runner knows about waivers once everything else has run.
#[derive(Debug)]
pub struct WaiverUse<'m> {
    pub model: &'m Model,
    /// Waivers of artifacts that held nothing back.
    pub unused: Vec<(ArtifactId, &'m Waiver)>,
    /// Waivers of the configuration that held nothing back.
    pub unused_in_config: Vec<&'m ConfigWaiver>,
}

impl Waiver {
    /// Whether it holds findings of a rule back: it names the rule, gives a reason and has not ended.
    pub(super) fn holds(&self, rule: &str, as_of: crate::quantity::Date) -> bool {
        self.rule == rule && self.reason.is_some() && self.until.is_none_or(|until| until > as_of)
    }
}
