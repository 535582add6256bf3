//! The schemas that editors use: every document of ours fits, and the mistakes that people make do not.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::LazyLock;

use jsonschema::Validator;
use orgdocs::config;
use orgdocs::kind::{self, Catalogue, builtin_example};
use orgdocs::schema;
use orgdocs::source::SourceId;
use orgdocs::syntax::yaml;
use serde_json::{Value as Json, json};

/// The built-in kinds.
fn catalogue() -> &'static Catalogue {
    kind::builtin()
}

/// What a YAML file, or the front matter of a page, holds; as the other reader of these tests understands it.
fn documents(path: &str, text: &str) -> Vec<Json> {
    let yaml = if path.ends_with(".md") {
        text.strip_prefix("---\n").and_then(|rest| rest.split_once("\n---")).map_or("", |(front, _)| front)
    } else {
        text
    };
    let each = serde_yaml::Deserializer::from_str(yaml);
    each.filter_map(|document| serde::Deserialize::deserialize(document).ok()).filter(Json::is_object).collect()
}

/// The schema of every kind at once, which is dear to make ready.
static ALL: LazyLock<Validator> = LazyLock::new(|| ready(&schema::all(catalogue())));

fn ready(schema: &Json) -> Validator {
    jsonschema::draft202012::new(schema).unwrap()
}

/// What a schema says against a document.
fn complaints(schema: &Validator, document: &Json) -> Vec<String> {
    schema.iter_errors(document).map(|error| format!("{}: {error}", error.instance_path())).collect()
}

fn team() -> Json {
    schema::of_kind(catalogue().get(catalogue().named("team").unwrap()))
}

#[test]
fn every_schema_is_one() {
    let kinds = catalogue().iter().map(|(_, kind)| schema::of_kind(kind));
    for schema in kinds.chain([schema::all(catalogue()), schema::config(catalogue())]) {
        assert!(jsonschema::meta::is_valid(&schema), "{schema:#}");
    }
}

#[test]
fn every_example_fits_its_kind() {
    let mut seen = 0;
    for (_, kind) in catalogue().iter().filter(|(_, kind)| !kind.declared_only) {
        let own = ready(&schema::of_kind(kind));
        for file in builtin_example(kind).files {
            for document in documents(&file.path, &file.text) {
                let of_kind = document.get("kind").is_some_and(|word| *word == kind.name.as_str());
                let found =
                    [complaints(&ALL, &document), if of_kind { complaints(&own, &document) } else { Vec::new() }].concat();
                assert!(found.is_empty(), "{}: {found:#?}", file.path);
                seen += 1;
            }
        }
    }
    assert!(seen >= 10, "only {seen} documents");
}

#[test]
fn the_example_organisation_fits() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs-example");
    let config = ready(&schema::config(catalogue()));
    let mut seen = 0;
    for entry in walkdir::WalkDir::new(&root).sort_by_file_name() {
        let entry = entry.unwrap();
        let path = entry.path().strip_prefix(&root).unwrap().to_string_lossy().into_owned();
        if !path.ends_with(".md") && !path.ends_with(".yaml") {
            continue;
        }
        let schema = if path == config::FILE_NAME { &config } else { &*ALL };
        for document in documents(&path, &std::fs::read_to_string(entry.path()).unwrap()) {
            let found = complaints(schema, &document);
            assert!(found.is_empty(), "{path}: {found:#?}");
            seen += 1;
        }
    }
    assert!(seen > 40, "only {seen} documents");
}

#[test]
fn names_may_be_spelt_as_the_checker_takes_them() {
    for document in [
        json!({"kind": "team", "value stream": "get-paid", "Accountable": "ada", "reviewed": "?", "tags": null}),
        json!({"kind": "Team", "status": "Active", "responsible": "ada", "x_own": {"a": 1}}),
        json!({"kind": "team", "title": 2026, "review-every": "3mo"}),
    ] {
        assert_eq!(complaints(&ready(&team()), &document), Vec::<String>::new(), "{document}");
        assert_eq!(complaints(&ALL, &document), Vec::<String>::new(), "{document}");
    }
}

#[test]
fn mistakes_do_not_fit() {
    for (document, at) in [
        (json!({"kind": "team", "status": "alive"}), "/status"),
        (json!({"kind": "team", "reviewed": "13/4/26"}), "/reviewed"),
        (json!({"kind": "team", "accountable": ["ada", "lin"]}), "/accountable"),
        (json!({"kind": "team", "Review every": 3}), "/Review every"),
        (json!({"kind": "team", "waive": [{"reason": "none"}]}), "/waive"),
        (json!({"kind": "bet", "title": {"a": "b"}}), "/title"),
        (json!({"teams": [{"id": "a", "status": "alive"}]}), "/teams/0/status"),
    ] {
        let found = complaints(&ALL, &document);
        assert!(found.iter().any(|found| found.starts_with(at)), "{document}: {found:?}");
    }
}

#[test]
fn documents_of_other_tools_are_left_alone() {
    for document in [
        json!({"kind": "Deployment", "apiVersion": "apps/v1", "status": 3}),
        json!({"on": "push", "jobs": {"build": {"steps": []}}}),
        json!({}),
    ] {
        assert_eq!(complaints(&ALL, &document), Vec::<String>::new(), "{document}");
    }
}

#[test]
fn help_and_words_reach_the_editor() {
    let schema = team();
    let reviewed = &schema["properties"]["reviewed"];
    assert!(reviewed["description"].as_str().unwrap().contains("last read it"), "{reviewed}");
    let status = schema["properties"]["status"].to_string();
    assert!(["draft", "active", "deprecated", "archived"].iter().all(|word| status.contains(word)), "{status}");
    for (name, property) in schema["properties"].as_object().unwrap() {
        assert!(property["description"].as_str().is_some_and(|help| help.len() > 10), "{name} has no help");
    }
}

#[test]
fn the_schema_of_the_configuration_knows_every_setting() {
    let schema = schema::config(catalogue());
    let known = |of: &Json| of["properties"].as_object().unwrap().keys().cloned().collect::<BTreeSet<_>>();
    let read = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<BTreeSet<_>>();
    assert_eq!(known(&schema), read(&config::SETTINGS));
    assert_eq!(known(&schema["properties"]["organisation"]), read(&config::ORGANISATION_SETTINGS));
    let wrong = json!({"rules": {"live-link": "loud"}, "organisation": {"phase": "old"}, "colour": 1});
    let found = complaints(&ready(&schema), &wrong);
    assert_eq!(found.len(), 3, "{found:#?}");
    let text = "rules: {live-link: loud}\norganisation: {phase: old}\ncolour: 1\n";
    assert_eq!(config::read(SourceId::new(0), &yaml::parse_whole(SourceId::new(0), text)).faults.len(), 3);
}
