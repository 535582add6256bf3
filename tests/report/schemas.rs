//! Every machine format against its public schema.

use std::path::Path;

use orgdocs::report::{Format, State, Style, json_schema, render};
use serde_json::{Value, json};

use super::data::sample;
use super::xml;

/// A schema of `tests/schemas`.
fn schema(name: &str) -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/schemas").join(name);
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

/// Everything a schema says against a value.
pub(super) fn faults(name: &str, value: &Value) -> Vec<String> {
    let validator = jsonschema::validator_for(&schema(name)).unwrap();
    validator.iter_errors(value).map(|error| format!("{}: {error}", error.instance_path())).collect()
}

fn rendered(format: Format) -> Value {
    let mut report = sample();
    let waived = State::Waived { reason: "until the merger".to_owned() };
    report = report.with_states(vec![State::New, State::Baselined, waived]);
    serde_json::from_str(&render(&report, format, &Style::PAGE)).unwrap()
}

#[test]
fn sarif_fits_and_carries_help_fingerprints_fixes_and_states() {
    let log = rendered(Format::Sarif);
    assert_eq!(faults("sarif-2.1.0.json", &log), [""; 0]);
    let results = log["runs"][0]["results"].as_array().unwrap();
    assert_eq!(results.len(), 3, "baselined and waived findings are marked, not removed");
    assert_eq!(results[1]["baselineState"], "unchanged");
    assert_eq!(results[2]["suppressions"][0]["justification"], "until the merger");
    assert_eq!(results[0]["locations"][0]["physicalLocation"]["region"]["startColumn"], 15);
    assert_eq!(results[0]["partialFingerprints"]["orgdocs/v1"].as_str().unwrap().len(), 32);
    assert_eq!(results[1]["fixes"][0]["artifactChanges"][0]["artifactLocation"]["uri"], "teams/platform.yaml");
    let rules = log["runs"][0]["tool"]["driver"]["rules"].as_array().unwrap();
    let index = usize::try_from(results[0]["ruleIndex"].as_u64().unwrap()).unwrap();
    assert_eq!(rules[index]["id"], "single-accountable-owner");
    assert!(rules[index]["help"]["markdown"].as_str().unwrap().starts_with("# single"));
}

#[test]
fn json_fits_the_schema_in_the_repository() {
    let document = rendered(Format::Json);
    assert_eq!(faults("orgdocs-report.schema.json", &document), [""; 0]);
    assert_eq!(document["summary"]["errors"], 1);
    assert_eq!(document["findings"][1]["state"], "baselined");
    assert_eq!(document["findings"][0]["place"]["start"], json!({"line": 4, "column": 15, "offset": 45}));
}

#[test]
fn the_schema_in_the_repository_is_the_one_the_program_writes() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/schemas/orgdocs-report.schema.json");
    let now = format!("{:#}\n", json_schema());
    if std::env::var_os("ORGDOCS_BLESS").is_some() {
        std::fs::write(&path, &now).unwrap();
    }
    assert_eq!(std::fs::read_to_string(&path).unwrap(), now, "run the tests once with ORGDOCS_BLESS=1");
}

#[test]
fn gitlab_fits_and_keeps_to_findings_that_count() {
    let issues = rendered(Format::Gitlab);
    assert_eq!(faults("gitlab-code-quality.schema.json", &issues), [""; 0]);
    assert_eq!(issues.as_array().unwrap().len(), 1);
    assert_eq!(issues[0]["severity"], "major");
}

#[test]
fn junit_fits_with_and_without_findings() {
    let full = xml::read(&render(&sample(), Format::Junit, &Style::PAGE)).unwrap();
    assert_eq!(faults("junit.schema.json", &full), [""; 0]);
    let quiet = sample().with_states(vec![State::Baselined; 3]);
    let empty = xml::read(&render(&quiet, Format::Junit, &Style::PAGE)).unwrap();
    assert_eq!(faults("junit.schema.json", &empty), [""; 0]);
    assert_eq!(empty["attributes"]["tests"], "1");
}

#[test]
fn a_schema_can_say_no() {
    assert!(!faults("gitlab-code-quality.schema.json", &json!([{"description": "x"}])).is_empty());
    assert!(!faults("sarif-2.1.0.json", &json!({"version": "2.1.0"})).is_empty());
    let bare =
        json!({"name": "testsuites", "attributes": {}, "children": [{"name": "testcase", "attributes": {}, "children": []}]});
    assert!(!faults("junit.schema.json", &bare).is_empty());
}
