//! What nobody should commit and somebody will: each ends soon with a finding or status 2, and changes nothing.
//!
//! To add a threat: a test that builds a repository and calls [`survives`], or a part of the repositories in `random.rs`.

mod files;
mod names;
mod own;
mod random;
mod size;

use std::collections::BTreeSet;

use crate::harness::{Found, Output, Repo};

/// What a run may take; an optimised program is done in a fraction of it.
const SECONDS: u64 = if cfg!(debug_assertions) { 10 } else { 4 };

/// Checks the repository; fails on a panic, a hang, a change, or a finding that lies outside its file.
#[track_caller]
fn survives(repo: &Repo) -> Output {
    let before = repo.snapshot();
    let output = repo.run_within(SECONDS, ["check", "--format", "json"]);
    assert!(matches!(output.code, Some(0..=2)), "{output}");
    assert!(!output.stderr.contains("panicked"), "{output}");
    assert_eq!(repo.snapshot(), before, "checking changes nothing");
    if output.code != Some(2) {
        places_lie_in_their_files(repo, &output);
        for format in ["text", "concise", "github", "sarif"] {
            let output = repo.run_within(SECONDS, ["check", "--format", format]);
            assert!(matches!(output.code, Some(0 | 1)), "{format}: {output}");
        }
    }
    output
}

#[track_caller]
fn places_lie_in_their_files(repo: &Repo, output: &Output) {
    let report: serde_json::Value = serde_json::from_str(&output.stdout).unwrap();
    for finding in report["findings"].as_array().unwrap() {
        let place = &finding["place"];
        let path = place["path"].as_str().unwrap();
        let offset = |end: &str| usize::try_from(place[end]["offset"].as_u64().unwrap()).unwrap();
        if !std::fs::metadata(repo.path(path)).is_ok_and(|found| found.is_file()) {
            continue;
        }
        let bytes = std::fs::read(repo.path(path)).unwrap();
        let (start, end) = (offset("start"), offset("end"));
        assert!(start <= end && end <= bytes.len(), "{path}: {start}..{end} of {}", bytes.len());
    }
}

/// The rules that found something, each with its file.
fn rules(output: &Output) -> BTreeSet<(String, String)> {
    output.findings().into_iter().map(|Found { path, rule, .. }| (path, rule)).collect()
}

fn pairs(expected: &[(&str, &str)]) -> BTreeSet<(String, String)> {
    expected.iter().map(|(path, rule)| ((*path).to_owned(), (*rule).to_owned())).collect()
}
