//! What every format prints.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::finding::{Finding, RuleId};
use crate::source::SourceMap;

use super::{Counts, Summary};

/// One run, ready to be written in any format.
#[derive(Debug, Clone)]
pub struct Report {
    pub sources: Arc<SourceMap>,
    /// In the order in which they are printed.
    pub findings: Vec<Reported>,
    pub summary: Summary,
    /// The way from the root of the Git repository to the root of the documents, such as `docs/`, for formats that hosts read.
    pub way: String,
    /// What is known about the rules, for formats that carry rule help; a rule may be absent.
    pub rules: BTreeMap<RuleId, RuleNote>,
}

/// A finding and whether it counts.
#[derive(Debug, Clone, PartialEq)]
pub struct Reported {
    pub finding: Finding,
    pub state: State,
}

/// Whether a finding counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum State {
    /// It counts.
    New,
    /// The baseline already knew it.
    Baselined,
    /// The author recorded an exception.
    Waived { reason: String },
}

/// The documentation of a rule, as far as reports carry it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleNote {
    /// The one-line summary.
    pub summary: String,
    /// The whole page.
    pub markdown: String,
    /// Where the page is published.
    pub url: Option<String>,
}

impl Report {
    /// A report in which every finding counts.
    #[must_use]
    pub fn new(sources: Arc<SourceMap>, findings: Vec<Finding>, counts: Counts) -> Self {
        let findings: Vec<_> = findings.into_iter().map(|finding| Reported { finding, state: State::New }).collect();
        let summary = Summary::of(&findings, counts);
        Self { sources, findings, summary, way: String::new(), rules: BTreeMap::new() }
    }

    /// The same report with these states, one per finding in order, and the summary counted again.
    ///
    /// # Panics
    /// When there are fewer states than findings.
    #[must_use]
    pub fn with_states(mut self, states: Vec<State>) -> Self {
        assert!(states.len() >= self.findings.len(), "a state for every finding");
        for (reported, state) in self.findings.iter_mut().zip(states) {
            reported.state = state;
        }
        self.summary = Summary::of(&self.findings, self.summary.counts);
        self
    }

    /// The same report with the pages of its rules.
    #[must_use]
    pub fn with_rules(mut self, rules: BTreeMap<RuleId, RuleNote>) -> Self {
        self.rules = rules;
        self
    }

    /// The same report of documents that lie in a folder of a Git repository, with the way there.
    #[must_use]
    pub fn with_way(mut self, way: String) -> Self {
        self.way = way;
        self
    }

    /// The findings that count.
    pub fn counted(&self) -> impl Iterator<Item = &Reported> {
        self.findings.iter().filter(|reported| reported.state == State::New)
    }
}
