//! The findings of `check --format json`.

use std::collections::BTreeSet;
use std::fmt;

use serde_json::Value;

use super::Output;

/// Which rule found something, and where.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Found {
    pub(crate) path: String,
    /// From 1.
    pub(crate) line: u64,
    /// From 1, in characters.
    pub(crate) column: u64,
    pub(crate) rule: String,
}

impl fmt::Debug for Found {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{} {}", self.path, self.line, self.column, self.rule)
    }
}

impl Output {
    /// What counts; a finding that is there twice fails the test.
    #[track_caller]
    pub(crate) fn findings(&self) -> BTreeSet<Found> {
        let report: Value = serde_json::from_str(&self.stdout).unwrap_or_else(|error| panic!("{error}\n{self}"));
        let counting: Vec<&Value> =
            report["findings"].as_array().unwrap().iter().filter(|finding| finding["state"] == "counts").collect();
        let found: BTreeSet<Found> = counting.iter().map(|finding| found(finding)).collect();
        let told: BTreeSet<(Found, String)> = counting.iter().map(|one| (self::found(one), one["message"].to_string())).collect();
        assert_eq!(told.len(), counting.len(), "a finding is there twice:\n{self}");
        found
    }
}

fn found(finding: &Value) -> Found {
    let place = &finding["place"];
    let number = |name: &str| place["start"][name].as_u64().unwrap();
    Found {
        path: place["path"].as_str().unwrap().to_owned(),
        line: number("line"),
        column: number("column"),
        rule: finding["rule"].as_str().unwrap().to_owned(),
    }
}
