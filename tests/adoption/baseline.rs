//! `check --write-baseline` and what follows from it.

use serde_json::Value;

use crate::harness::{Output, Repo};

fn two_faults() -> Repo {
    Repo::new()
        .file("orgdocs.yaml", "as_of: 2026-04-15\n")
        .file("guide.md", "# Guide\n\n## Start\n\nSee [one](one.md) and [two](two.md).\n")
        .file("teams/payments.md", "---\nkind: team\nid: payments\nstatus: activ\n---\n# Payments\n")
}

fn written() -> Repo {
    let repo = two_faults();
    repo.run(["check", "--write-baseline"]).exits(0);
    repo
}

fn states(output: &Output) -> Vec<String> {
    let report: Value = serde_json::from_str(&output.stdout).unwrap();
    let states = report["findings"].as_array().unwrap().iter();
    states.map(|finding| format!("{} {}", finding["state"].as_str().unwrap(), finding["rule"].as_str().unwrap())).collect()
}

#[test]
fn what_is_known_does_not_count_and_is_not_hidden() {
    let repo = two_faults();
    repo.run(["check"]).exits(1);
    let output = repo.run(["check", "--write-baseline"]);
    insta::assert_snapshot!(output.exits(0).stderr, @"8 findings are in .orgdocs/baseline.json now; commit it, and `orgdocs check` speaks of new ones only");
    insta::assert_snapshot!(repo.read(".orgdocs/baseline.json"), @r#"
{
  "version": 1,
  "findings": [
    {"rule":"accountable-owner-present","where":"team:payments … has nobody accountable","fingerprint":"08e90b5165873f185656ec6f8b4617d9"},
    {"rule":"allowed-field-value","where":"team:payments status","fingerprint":"174f926ba41ccbd5a3411a9c0606dc5e"},
    {"rule":"live-link","where":"Guide › Start one.md","fingerprint":"7814b6881415f9f89dd610641320134c"},
    {"rule":"live-link","where":"Guide › Start two.md","fingerprint":"effe3a89c341bfb734529e66ab18de75"},
    {"rule":"mission-present","where":"team:payments … does not say why it exists","fingerprint":"81e0d2f50954ae071491825091e0f9a2"},
    {"rule":"review-recorded","where":"team:payments … is active and was never marked as reviewed","fingerprint":"64910e1f0a2507d04a87a58b73e14292"},
    {"rule":"team-type-present","where":"team:payments … has no settled type","fingerprint":"7411bbd0bcfb7cc20a17be82a318860c"},
    {"rule":"value-metric-present","where":"team:payments … has no metric that measures value","fingerprint":"4f5ca14a2d808c04bff1610ee7d7b8d4"}
  ]
}
"#);
    let output = repo.run(["check"]);
    insta::assert_snapshot!(output.exits(0).stdout, @"no findings in 2 documents, 8 known before, as of 2026-04-15");
    repo.run(["check", "--no-baseline"]).exits(1);
    let known = states(&repo.run(["check", "--format", "json"]));
    assert!(known.len() > 2 && known.iter().all(|state| state.starts_with("baselined ")), "{known:?}");
    let sarif: Value = serde_json::from_str(&repo.run(["check", "--format", "sarif"]).stdout).unwrap();
    let results = sarif["runs"][0]["results"].as_array().unwrap();
    assert_eq!(results.len(), known.len());
    assert!(results.iter().all(|result| result["baselineState"] == "unchanged"), "{results:#?}");
}

#[test]
fn a_new_finding_counts_beside_the_known_ones() {
    let repo = written().file("guide.md", "# Guide\n\n## Start\n\nSee [two](two.md), [three](three.md) and [one](one.md).\n");
    let output = repo.run(["check", "--format", "concise"]);
    insta::assert_snapshot!(output.exits(1).stdout, @r"
guide.md:5:28: error live-link: there is no file 'three.md'
1 error in 2 documents, 8 known before, as of 2026-04-15
");
}

#[test]
fn what_was_mended_is_said_and_taken_out_on_request() {
    let repo = written().file("guide.md", "# Guide\n\n## Start\n\nSee [two](two.md).\n");
    let output = repo.run(["check"]);
    insta::assert_snapshot!(output.exits(0).stderr, @"1 finding of the baseline is mended; `orgdocs check --prune-baseline` forgets what is, so that it cannot come back unseen");
    let before = repo.read(".orgdocs/baseline.json");
    let output = repo.run(["check", "--prune-baseline"]);
    assert!(output.exits(0).stderr.contains("taken out"), "{output}");
    assert_eq!(repo.read(".orgdocs/baseline.json").lines().count() + 1, before.lines().count());
    assert_eq!(repo.run(["check"]).exits(0).stderr, "");
    let again = repo.file("guide.md", "# Guide\n\n## Start\n\nSee [one](one.md) and [two](two.md).\n");
    again.run(["check"]).exits(1);
}

#[test]
fn a_baseline_is_never_of_a_part() {
    let output = two_faults().run(["check", "teams", "--write-baseline"]);
    insta::assert_snapshot!(output.exits(2).stderr, @"error: a baseline is of the whole repository; leave the paths out");
    assert!(written().run(["check", "teams"]).exits(0).stderr.is_empty());
}

#[test]
fn a_baseline_that_cannot_be_read_is_named() {
    let output = two_faults().file(".orgdocs/baseline.json", "<<<<<<< HEAD\n").run(["check"]);
    insta::assert_snapshot!(output.exits(2).stderr, @"error: cannot read .orgdocs/baseline.json: expected value at line 1 column 1; `orgdocs check --write-baseline` writes it anew");
}
