//! The findings that were there when a repository took orgdocs up: known, marked, and not counted until they are mended.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use serde::{Deserialize, Serialize};

use crate::finding::Finding;
use crate::model::Model;

use super::identity;

/// The version of the file's shape.
const VERSION: u32 = 1;

/// Findings by their lasting names.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Baseline {
    known: BTreeMap<String, Known>,
}

/// What a reader of the file learns about a finding.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
struct Known {
    rule: String,
    #[serde(rename = "where")]
    place: String,
    fingerprint: String,
}

impl Known {
    fn of(model: &Model, finding: &Finding) -> Self {
        let (rule, fingerprint) = (finding.rule.to_string(), finding.fingerprint.clone());
        Self { rule, place: identity::place_of(model, finding), fingerprint }
    }
}

#[derive(Deserialize)]
struct File {
    version: u32,
    findings: Vec<Known>,
}

impl Baseline {
    /// Where a repository keeps it, from its root.
    pub const FILE: &str = ".orgdocs/baseline.json";

    /// The baseline that knows these findings and no others.
    pub fn of<'f>(model: &Model, findings: impl Iterator<Item = &'f Finding>) -> Self {
        let known = findings.map(|finding| (finding.fingerprint.clone(), Known::of(model, finding)));
        Self { known: known.collect() }
    }

    /// Reads the file.
    ///
    /// # Errors
    /// When it is no such file, in plain words.
    pub fn read(bytes: &[u8]) -> Result<Self, String> {
        let file: File = serde_json::from_slice(bytes).map_err(|error| error.to_string())?;
        if file.version != VERSION {
            return Err(format!("it has version {}, and this orgdocs reads version {VERSION}", file.version));
        }
        Ok(Self { known: file.findings.into_iter().map(|known| (known.fingerprint.clone(), known)).collect() })
    }

    /// The file: a line for each finding, in an order that does not depend on where documents lie, so that a change reads well.
    pub fn write(&self) -> String {
        let mut known: Vec<&Known> = self.known.values().collect();
        known.sort();
        let mut out = format!("{{\n  \"version\": {VERSION},\n  \"findings\": [");
        for (at, known) in known.into_iter().enumerate() {
            let line = serde_json::to_string(known).unwrap_or_default();
            let _ = write!(out, "{}\n    {line}", if at == 0 { "" } else { "," });
        }
        out.push_str(if self.known.is_empty() { "]\n}\n" } else { "\n  ]\n}\n" });
        out
    }

    /// What either of two knows.
    #[must_use]
    pub fn and(mut self, other: Self) -> Self {
        self.known.extend(other.known);
        self
    }

    /// The same where names changed and nothing else: what was found `before` is found `after` in the same order, and stays known.
    #[must_use]
    pub fn renamed(mut self, before: &[&Finding], model: &Model, after: &[&Finding]) -> Self {
        let only_in = |these: &[&'_ Finding], others: &[&Finding]| -> BTreeMap<String, Vec<Finding>> {
            let there: BTreeSet<&str> = others.iter().map(|finding| finding.fingerprint.as_str()).collect();
            let mut found = BTreeMap::<String, Vec<Finding>>::new();
            for finding in these.iter().filter(|finding| !there.contains(finding.fingerprint.as_str())) {
                found.entry(finding.rule.to_string()).or_default().push((*finding).clone());
            }
            found
        };
        let come = only_in(after, before);
        for (rule, gone) in only_in(before, after) {
            let Some(come) = come.get(&rule).filter(|come| come.len() == gone.len()) else { continue };
            for (old, now) in gone.iter().zip(come) {
                if self.known.remove(&old.fingerprint).is_some() {
                    self.known.insert(now.fingerprint.clone(), Known::of(model, now));
                }
            }
        }
        self
    }

    /// How many findings it knows.
    pub fn len(&self) -> usize {
        self.known.len()
    }

    /// Whether it knows none.
    pub fn is_empty(&self) -> bool {
        self.known.is_empty()
    }

    /// Whether it knows a finding.
    pub fn knows(&self, finding: &Finding) -> bool {
        self.known.contains_key(&finding.fingerprint)
    }

    /// The same without the findings that are no longer there.
    #[must_use]
    pub fn pruned<'f>(&self, found: impl Iterator<Item = &'f Finding>) -> Self {
        let kept = found.filter_map(|finding| self.known.get_key_value(&finding.fingerprint));
        Self { known: kept.map(|(name, known)| (name.clone(), known.clone())).collect() }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a failing unwrap is a failing test")]

    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let known = |name: &str| Known { rule: "r".into(), place: "team:\"a\"\n".into(), fingerprint: name.into() };
        for names in [vec![], vec!["1"], vec!["1", "2"]] {
            let baseline = Baseline { known: names.iter().map(|name| ((*name).to_owned(), known(name))).collect() };
            assert_eq!(Baseline::read(baseline.write().as_bytes()).unwrap(), baseline);
        }
    }

    #[test]
    fn what_is_no_baseline_is_refused_with_the_reason() {
        assert!(Baseline::read(b"<<<<<<< HEAD").is_err());
        assert!(Baseline::read(br#"{"version": 7, "findings": []}"#).unwrap_err().contains("version 7"));
    }
}
