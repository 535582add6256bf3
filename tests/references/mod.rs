//! Team APIs as other people write them: the shapes are theirs, the texts are our own.

mod decisions;
mod maps;

use std::path::Path;

use orgdocs::model::Model;
use orgdocs::source::SourceFile;
use orgdocs::workspace;

use crate::harness::Repo;

const AS_CODE: &str = include_str!("team-api.yml");
const TEMPLATE: &str = include_str!("team-api.md");

fn model(path: &str, text: &str) -> Model {
    workspace::from_files(vec![SourceFile::new(path, text)], None, Vec::new())
}

/// How many elements the list of a team's field has.
fn count(model: &Model, field: &str) -> usize {
    model.artifacts[0].record.get(field).map_or(0, |value| value.as_list().len())
}

fn places(path: &str, text: &str) -> Vec<String> {
    let output = Repo::new().file(path, text).run(["check", "--as-of", "2026-04-15", "--format", "json"]);
    output.findings().iter().map(|found| format!("{}:{} {}", found.line, found.column, found.rule)).collect()
}

#[test]
fn a_team_api_as_code_is_a_team() {
    let model = model("teams/api.yml", AS_CODE);
    let team = &model.artifacts[0];
    assert_eq!((team.kind_name.as_str(), team.title.as_str()), ("team", "Crane crew"));
    assert_eq!(team.record.text("type"), Some("stream-aligned"));
    assert_eq!(["interactions", "owns", "dependencies"].map(|field| count(&model, field)), [2, 1, 2]);
}

#[test]
fn faults_of_a_team_api_as_code_are_found_where_they_are() {
    let found = places("teams/api.yml", AS_CODE);
    for expected in
        ["29:16 live-reference", "32:16 iso-date", "36:16 live-reference", "41:16 live-reference", "45:15 live-reference"]
    {
        assert!(found.iter().any(|found| found == expected), "no {expected} in {found:#?}");
    }
    let silly =
        ["known-field", "field-of-declared-type", "allowed-field-value", "known-kind", "well-formed-yaml", "duration-with-unit"];
    assert!(!found.iter().any(|found| silly.iter().any(|rule| found.ends_with(rule))), "{found:#?}");
}

#[test]
fn a_filled_in_template_is_a_team() {
    let model = model("crane.team.md", TEMPLATE);
    let team = &model.artifacts[0];
    assert_eq!((team.kind_name.as_str(), team.id.as_str()), ("team", "crane"));
    assert_eq!(team.record.text("type"), Some("stream-aligned"));
    assert_eq!(["interactions", "expects", "owns"].map(|field| count(&model, field)), [2, 1, 1]);
    let owns = |services: &str| {
        let text = TEMPLATE.replace("this team: Crane control", &format!("this team: {services}"));
        let model = self::model("crane.team.md", &text);
        let services = model.artifacts.iter().filter(|artifact| artifact.kind_name == "service");
        services.map(|service| service.id.clone()).collect::<Vec<_>>()
    };
    assert_eq!(owns("Crane control, Rope winch and Load plan"), ["crane-control", "rope-winch", "load-plan"]);
    assert_eq!(owns("Load and plan"), ["load-and-plan"]);
}

#[test]
fn faults_of_a_template_are_found_where_they_are() {
    let found = places("crane.team.md", TEMPLATE);
    for expected in ["26:3 live-reference", "27:3 live-reference", "27:10 allowed-field-value", "33:3 live-reference"] {
        assert!(found.iter().any(|found| found == expected), "no {expected} in {found:#?}");
    }
    let silly = ["known-field", "field-of-declared-type", "known-kind", "well-formed-yaml"];
    assert!(!found.iter().any(|found| silly.iter().any(|rule| found.ends_with(rule))), "{found:#?}");
}

/// Runs only where the published documents lie beside the checkout.
#[test]
fn the_published_documents_are_teams() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/references/teamapi-as-code");
    // Its neighbour `details.yml` describes the format in lines that are no YAML, and is told so.
    for name in ["team-interactions.yml"] {
        let Ok(text) = std::fs::read_to_string(folder.join(name)) else { continue };
        let model = model(&format!("teams/{name}"), &text);
        assert_eq!(model.artifacts[0].kind_name, "team", "{name}");
        let found = places(&format!("teams/{name}"), &text);
        assert!(
            !found.iter().any(|found| found.ends_with("known-field") || found.ends_with("well-formed-yaml")),
            "{name}: {found:#?}"
        );
    }
}
