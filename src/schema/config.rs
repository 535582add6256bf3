//! The schema of `orgdocs.yaml`.

use serde_json::{Map, Value as Json, json};

use crate::config::expectation_catalogue;
use crate::finding::{Level, Phase};
use crate::kind::Catalogue;

use super::DRAFT;

/// The schema of the configuration; the kinds are those it may list.
pub fn config(catalogue: &Catalogue) -> Json {
    let text = |help: &str| json!({"type": "string", "description": help});
    let texts = |help: &str| json!({"type": "array", "items": {"type": "string"}, "description": help});
    let globs =
        |help: &str| json!({"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}], "description": help});
    let kinds: Vec<&str> =
        catalogue.iter().map(|(_, kind)| kind).filter(|kind| !kind.declared_only).map(|kind| kind.name.as_str()).collect();
    let words = [Level::Error, Level::Warning, Level::Info, Level::Off].map(Level::word);
    let levels = json!({
        "type": "object",
        "additionalProperties": {"enum": words},
        "description": "The level of each rule by its name.",
    });
    let claimed = json!({
        "description": "The kinds whose files are known by their place: a list of names, or names with patterns of your own.",
        "anyOf": [
            {"type": "array", "items": {"anyOf": [{"enum": kinds}, {"type": "string"}]}},
            {"type": "object", "additionalProperties": {"anyOf": [{"type": "null"}, {"type": "string"}, {"type": "array", "items": {"type": "string"}}]}},
        ],
    });
    let waiver = json!({
        "type": "object",
        "required": ["rule"],
        "additionalProperties": false,
        "properties": {
            "rule": text("The rule that is not asked."),
            "reason": text("Why it does not apply."),
            "until": text("The day from which it is asked again."),
            "paths": texts("The files and folders it is about; all unless given."),
        },
    });
    let part = json!({
        "type": "object",
        "additionalProperties": false,
        "properties": {"paths": globs("The files and folders."), "kinds": texts("The kinds."), "rules": levels},
    });
    json!({
        "$schema": DRAFT,
        "title": "orgdocs.yaml",
        "description": "The configuration of orgdocs. Every setting may be left out.",
        "type": ["object", "null"],
        "additionalProperties": false,
        "properties": {
            "title": text("The name of the site."),
            "language": text("The language of the documents and of the site around them: `en` unless given; `de` is there too."),
            "summary": text("What the site says about itself in one line."),
            "as_of": text("The date that rules compare with."),
            "profile": {"type": "string", "description": "Which rules are asked: starter, recommended, strict, pedantic or timeless.", "enum": ["starter", "recommended", "strict", "pedantic", "timeless"]},
            "include": globs("Only these files are read."),
            "exclude": globs("These files are not read."),
            "site_root": text("The folder that links beginning with a slash may mean besides the root."),
            "source_link": text("Where a file can be read: an address with `{path}` in it."),
            "edit_link": text("Where a file can be edited: an address with `{path}` in it."),
            "commit_link": text("Where a commit can be seen: an address with `{commit}` in it."),
            "version": {"type": ["string", "number"], "description": "The version of the documents, for the foot of every page; the last commit of any of them unless given."},
            "url": text("The public address of the site."),
            "twins": {"type": "boolean", "description": "Whether every page has a twin in Markdown and in JSON."},
            "theme": text("The name of a theme, `default` or `plain`, or a folder whose files replace those of the default one."),
            "kinds": claimed,
            "rules": levels,
            "overrides": {"type": "array", "items": part, "description": "Levels for some files or kinds."},
            "waive": {"type": "array", "items": waiver, "description": "Exceptions, each with a reason and an end."},
            "organisation": organisation(),
        },
    })
}

fn organisation() -> Json {
    let texts = json!({"type": "array", "items": {"type": "string"}});
    let expectations: Map<String, Json> = expectation_catalogue()
        .iter()
        .map(|expectation| {
            let value = json!({"type": ["string", "number", "boolean"], "description": expectation.help});
            (expectation.name.clone(), value)
        })
        .collect();
    let phases = Phase::ALL.map(Phase::word);
    json!({
        "type": "object",
        "description": "The facts about the company that rules need.",
        "additionalProperties": false,
        "properties": {
            "phase": {"enum": phases, "description": "How far the company is; rules weigh by it."},
            "calendar": {
                "type": "object",
                "additionalProperties": false,
                "properties": {"hours_per_day": {"type": "number"}, "days_per_week": {"type": "number"}},
            },
            "functions": texts,
            "responsibilities": texts,
            "investment_categories": {"type": "object", "additionalProperties": texts},
            "roles": {"type": "object", "description": "Roles with the people who hold them."},
            "names_in_skills": {"type": "boolean", "description": "Whether pages about skills may name people."},
            "expectations": {"type": "object", "additionalProperties": false, "properties": expectations, "description": "Thresholds of rules; `off` takes one away."},
        },
    })
}
