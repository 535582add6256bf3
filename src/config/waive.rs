//! Exceptions recorded in the configuration.

use globset::Glob;

use crate::quantity::Date;
use crate::syntax::typed::Spanned;

/// An exception for some paths.
#[derive(Debug, Clone)]
pub struct ConfigWaiver {
    pub rule: Spanned<String>,
    pub reason: Option<String>,
    pub until: Option<Spanned<Date>>,
    /// Globs; all files when empty.
    pub paths: Vec<Spanned<String>>,
}

impl ConfigWaiver {
    /// Whether it gives a reason and has not ended.
    pub fn is_current(&self, as_of: Date) -> bool {
        self.reason.is_some() && self.until.as_ref().is_none_or(|until| until.value > as_of)
    }

    /// Whether it holds findings of a rule in a file back.
    pub fn holds(&self, rule: &str, path: &str, as_of: Date) -> bool {
        let here = |glob: &Spanned<String>| Glob::new(&glob.value).is_ok_and(|glob| glob.compile_matcher().is_match(path));
        self.rule.value == rule && self.is_current(as_of) && (self.paths.is_empty() || self.paths.iter().any(here))
    }
}
