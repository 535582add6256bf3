//! The schema of one kind, and of all kinds in one file.

use serde_json::{Map, Value as Json, json};

use crate::kind::{Catalogue, Fields, Kind};

use super::{DRAFT, spelling, value};

/// The schema of the documents of a kind: of a YAML file, or of the front matter of a Markdown file.
pub fn of_kind(kind: &Kind) -> Json {
    let mut schema = json!({"$schema": DRAFT});
    merge(&mut schema, document(kind));
    schema["$defs"] = Json::Object(records(kind).collect());
    schema
}

/// One schema for every YAML file of a repository: `kind:` says which part of it holds, and a file without one may be a list of
/// artifacts under their plural.
pub fn all(catalogue: &Catalogue) -> Json {
    let kinds = || catalogue.iter().map(|(_, kind)| kind).filter(|kind| !kind.declared_only);
    let mut definitions = Map::new();
    for kind in kinds() {
        definitions.insert(kind.name.to_string(), document(kind));
        definitions.extend(records(kind));
    }
    let names: Vec<&str> = kinds().map(|kind| kind.name.as_str()).collect();
    let by_kind = kinds().map(|kind| {
        let words = spellings(kind);
        json!({
            "if": {"properties": {"kind": {"type": "string", "pattern": words}}, "required": ["kind"]},
            "then": {"$ref": format!("#/$defs/{}", kind.name)},
        })
    });
    let lists: Map<String, Json> = kinds()
        .map(|kind| {
            let items = json!({"type": "array", "items": {"$ref": format!("#/$defs/{}", kind.name)}});
            (kind.plural.clone(), items)
        })
        .collect();
    let plurals: Vec<&String> = lists.keys().collect();
    let listed = json!({
        "if": {"type": "object", "minProperties": 1, "propertyNames": {"enum": plurals}},
        "then": {"properties": lists},
    });
    let parts: Vec<Json> = by_kind.chain([listed]).collect();
    json!({
        "$schema": DRAFT,
        "title": "Documents of orgdocs",
        "properties": {"kind": {"description": "What the document is.", "anyOf": [{"enum": names}, {}]}},
        "allOf": parts,
        "$defs": definitions,
    })
}

fn document(kind: &Kind) -> Json {
    let mut schema = object(&kind.fields, kind);
    schema["title"] = json!(kind.title);
    schema["description"] = json!(kind.purpose);
    schema["properties"]["kind"] = json!({
        "description": "What the document is.",
        "anyOf": [{"enum": [kind.name.as_str()]}, {"type": "string", "pattern": spellings(kind)}],
    });
    schema
}

/// The words that `kind:` may have.
fn spellings(kind: &Kind) -> String {
    let words = [kind.name.as_str(), kind.plural.as_str()].into_iter().chain(kind.aliases.iter().map(String::as_str));
    words.map(spelling::any).collect::<Vec<_>>().join("|")
}

/// The record types of a kind, by their addresses.
fn records(kind: &Kind) -> impl Iterator<Item = (String, Json)> {
    kind.types.values().map(|of| {
        let mut schema = object(&of.fields, kind);
        if !of.help.is_empty() {
            schema["description"] = json!(of.help);
        }
        // Another spelling of a required name is as good, so only names that have no other are asked for.
        let plain = |name: &str| name.chars().all(|c| c.is_ascii_lowercase());
        let needed = of.fields.iter().filter(|field| field.of.required && field.aliases.is_empty() && plain(&field.name));
        let needed: Vec<&str> = needed.map(|field| field.name.as_str()).collect();
        if !needed.is_empty() {
            schema["required"] = json!(needed);
        }
        (value::reference(kind, &of.name), schema)
    })
}

/// A mapping whose keys are fields.
fn object(fields: &Fields, kind: &Kind) -> Json {
    let (mut properties, mut patterns) = (Map::new(), Map::new());
    for field in fields.iter() {
        let schema = value::field(field, kind);
        patterns.insert(spelling::others(&field.name), schema.clone());
        for alias in fields.others(field).filter(|alias| !alias.contains('.')) {
            patterns.insert(spelling::any(alias), schema.clone());
        }
        properties.insert(field.name.to_string(), schema);
    }
    json!({"type": "object", "properties": properties, "patternProperties": patterns})
}

fn merge(into: &mut Json, from: Json) {
    if let (Json::Object(into), Json::Object(from)) = (into, from) {
        into.extend(from);
    }
}
