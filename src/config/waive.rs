//! Exceptions recorded in the configuration.

use crate::quantity::Date;
use crate::source::Patterns;
use crate::syntax::typed::Spanned;

/// An exception for some paths.
#[derive(Debug, Clone)]
pub struct ConfigWaiver {
    pub rule: Spanned<String>,
    pub reason: Option<String>,
    pub until: Option<Spanned<Date>>,
    /// Files, folders and globs; all files when empty.
    pub paths: Vec<Spanned<String>>,
    /// The same, to be asked.
    pub places: Patterns,
}

impl ConfigWaiver {
    /// Whether it gives a reason and has not ended.
    pub fn is_current(&self, as_of: Date) -> bool {
        self.reason.is_some() && self.until.as_ref().is_none_or(|until| until.value > as_of)
    }

    /// Whether it holds findings of a rule in a file back.
    pub fn holds(&self, rule: &str, path: &str, as_of: Date) -> bool {
        self.rule.value == rule && self.is_current(as_of) && (self.paths.is_empty() || self.places.hold(path))
    }
}
