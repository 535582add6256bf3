//! The line at the end of a report.

use std::fmt::Write as _;

use crate::finding::Level;

use super::{Reported, State};

/// What was read, as the caller knows it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Counts {
    /// Files that were read as documents.
    pub documents: usize,
    /// Artifacts found in them.
    pub artifacts: usize,
    /// Ordinary pages among the documents.
    pub pages: usize,
    /// The date that rules compared with, as `YYYY-MM-DD`.
    pub as_of: String,
}

/// How a run ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Summary {
    pub counts: Counts,
    pub errors: usize,
    pub warnings: usize,
    pub infos: usize,
    /// Findings under a recorded exception.
    pub waived: usize,
    /// Findings that the baseline already knew.
    pub baselined: usize,
}

impl Summary {
    /// Counts findings by level and state.
    #[must_use]
    pub fn of(findings: &[Reported], counts: Counts) -> Self {
        let mut summary = Self { counts, errors: 0, warnings: 0, infos: 0, waived: 0, baselined: 0 };
        for reported in findings {
            match (&reported.state, reported.finding.level) {
                (State::Waived { .. }, _) => summary.waived += 1,
                (State::Baselined, _) => summary.baselined += 1,
                (State::New, Level::Error) => summary.errors += 1,
                (State::New, Level::Warning) => summary.warnings += 1,
                (State::New, Level::Info) => summary.infos += 1,
                (State::New, Level::Off) => {}
            }
        }
        summary
    }

    /// How many findings weigh at least as much as `level`.
    #[must_use]
    pub fn at_least(&self, level: Level) -> usize {
        match level {
            Level::Off => 0,
            Level::Info => self.errors + self.warnings + self.infos,
            Level::Warning => self.errors + self.warnings,
            Level::Error => self.errors,
        }
    }

    /// The findings in words: `3 errors, 1 warning`, or `no findings`.
    #[must_use]
    pub fn headline(&self) -> String {
        let levels = [(self.errors, "error"), (self.warnings, "warning"), (self.infos, "info")];
        let words: Vec<_> = levels.iter().filter(|(n, _)| *n > 0).map(|(n, word)| counted(*n, word)).collect();
        if words.is_empty() { "no findings".to_owned() } else { words.join(", ") }
    }

    /// The whole line: `3 errors, 1 warning in 42 documents, as of 2026-04-15`.
    #[must_use]
    pub fn line(&self) -> String {
        let mut line = format!("{} in {}", self.headline(), counted(self.counts.documents, "document"));
        for (n, word) in [(self.waived, "waived"), (self.baselined, "known before")] {
            if n > 0 {
                let _ = write!(line, ", {n} {word}");
            }
        }
        if !self.counts.as_of.is_empty() {
            let _ = write!(line, ", as of {}", self.counts.as_of);
        }
        line
    }
}

fn counted(n: usize, word: &str) -> String {
    if n == 1 || word == "info" { format!("{n} {word}") } else { format!("{n} {word}s") }
}
