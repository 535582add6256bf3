//! What nobody should commit and somebody will: each ends soon with a finding or status 2, and changes nothing.
//!
//! To add a threat: a test that builds a repository and calls [`survives`], or a part of the repositories in `random.rs`.

mod files;
mod names;
mod own;
mod random;
mod size;
#[cfg(unix)]
mod writes;

use std::collections::BTreeSet;

use crate::harness::{Found, Output, Repo};

/// What a run may take; an optimised program is done in a fraction of it.
const SECONDS: u64 = if cfg!(debug_assertions) { 10 } else { 4 };

/// What a build may take: it ends, also on a machine that does something else.
const BUILD_SECONDS: u64 = if cfg!(debug_assertions) { 120 } else { 20 };

/// Checks the repository and builds its site; fails on a panic, a hang, a change, or a finding that lies outside its file.
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
        is_built(repo, &before);
    }
    output
}

/// Builds the site, which changes nothing outside of it, and removes it.
#[track_caller]
fn is_built(repo: &Repo, before: &[(String, Vec<u8>)]) {
    let output = repo.run_within(BUILD_SECONDS, ["build", "--quiet"]);
    assert_eq!(output.code, Some(0), "{output}");
    assert!(!output.stderr.contains("panicked"), "{output}");
    let (site, rest): (Vec<_>, Vec<_>) = repo.snapshot().into_iter().partition(|(path, _)| path.starts_with("site/"));
    assert_eq!(rest, before, "building changes nothing but the site");
    assert!(site.iter().any(|(path, _)| path == "site/index.html"), "{output}");
    std::fs::remove_dir_all(repo.path("site")).unwrap();
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
