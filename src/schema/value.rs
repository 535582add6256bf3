//! The shape of values, type by type.

use serde_json::{Value as Json, json};

use crate::kind::{Base, Choice, Field, Kind};

use super::spelling;

/// What a field may hold, with its help.
pub(super) fn field(field: &Field, kind: &Kind) -> Json {
    let of = &field.of;
    let mut shapes = shapes(&of.base, kind);
    if let Some(bounds) = of.list.filter(|_| of.is_list()) {
        let items = json!({"anyOf": with_nothing(shapes.clone())});
        let mut list = json!({"type": "array", "items": items});
        if bounds.least > 0 {
            list["minItems"] = json!(bounds.least);
        }
        if let Some(most) = bounds.most {
            list["maxItems"] = json!(most);
        }
        shapes.insert(0, list);
        if let Some((_, value)) = of.base.record().and_then(|name| kind.record(name)?.keyed.as_ref()) {
            let each = if value.is_some() { json!({}) } else { json!({"type": "object"}) };
            shapes.push(json!({"type": "object", "additionalProperties": each}));
        }
    }
    let mut schema = json!({});
    if !field.help.is_empty() {
        let needed = if of.required { " Required." } else { "" };
        schema["description"] = json!(format!("{}{needed}", field.help));
    }
    schema["anyOf"] = Json::Array(with_nothing(shapes));
    schema
}

/// Nothing, and the unknown that everybody may write.
fn with_nothing(mut shapes: Vec<Json>) -> Vec<Json> {
    shapes.push(json!({"enum": ["?", null]}));
    shapes
}

/// The address of a record type among the definitions.
pub(super) fn reference(kind: &Kind, record: &str) -> String {
    format!("{}.{record}", kind.name)
}

fn shapes(base: &Base, kind: &Kind) -> Vec<Json> {
    let text = |pattern: &str| json!({"type": "string", "pattern": pattern});
    let number = json!({"type": "number"});
    match base {
        // YAML reads `2026` as a number and `true` as a truth; a text field takes them as they are written.
        Base::Text | Base::Id | Base::Url => vec![json!({"type": ["string", "number", "boolean"]})],
        Base::Person => vec![json!({"type": "string"})],
        Base::Ref(kinds) => vec![json!({"type": ["string", "number"], "title": kinds.join(" or ")})],
        Base::Enum(words) => choices(words),
        Base::Count => vec![json!({"type": "integer", "minimum": 0}), text("^[0-9][0-9 ,_]*$")],
        Base::Number | Base::Percent | Base::Rate => vec![number, text("[0-9]")],
        Base::Money | Base::Flow | Base::Worktime | Base::Elapsed | Base::Period => vec![text("[0-9]")],
        Base::Date => vec![text("^[0-9]{4}-[0-9]{2}-[0-9]{2}$")],
        Base::Month => vec![text("^[0-9]{4}-[0-9]{2}(-[0-9]{2})?$")],
        Base::Bool => {
            vec![json!({"type": "boolean"}), text(&["true", "false", "yes", "no", "y", "n"].map(spelling::any).join("|"))]
        }
        Base::Sle => vec![text("[0-9]"), json!({"type": "object", "required": ["within", "percent"]})],
        Base::Edge { .. } => vec![text("->|→"), json!({"type": "object", "required": ["from", "to"]})],
        Base::Comparison => vec![text("[<>=≤≥]")],
        Base::Series => vec![series()],
        Base::Group => vec![series(), json!({"type": "object"})],
        Base::Map(value) => {
            let value = json!({"anyOf": with_nothing(shapes(value, kind))});
            let named = json!({"type": "array", "items": {"type": "object", "required": ["type", "name"]}});
            vec![json!({"type": "object", "additionalProperties": value}), named]
        }
        Base::Record(name) => record(name, kind),
    }
}

/// A record, or the bare text that fills its first required text.
fn record(name: &str, kind: &Kind) -> Vec<Json> {
    let mut found = vec![json!({"$ref": format!("#/$defs/{}", reference(kind, name))})];
    let principal = kind.record(name).and_then(|of| of.fields.principal());
    if let Some(principal) = principal {
        found.extend(shapes(&principal.of.base, kind));
    }
    if kind.record(name).is_some_and(|of| of.only_numbers().is_some()) {
        found.push(series());
    }
    found
}

fn series() -> Json {
    json!({"type": "array", "items": {"anyOf": [{"type": "number"}, {"type": "string", "pattern": "[0-9]"}, {"enum": ["?", null]}]}})
}

/// The words of an enum as they are declared, which editors offer, and in any other spelling.
fn choices(words: &[Choice]) -> Vec<Json> {
    let declared: Vec<&str> = words.iter().flat_map(Choice::all).map(|word| word.trim_end_matches('…')).collect();
    let lettered = words.iter().flat_map(Choice::all).filter(|word| word.contains(char::is_alphanumeric));
    let spellings = lettered.map(spelling::any).collect::<Vec<_>>().join("|");
    let mut found = vec![json!({"enum": declared}), json!({"type": "string", "pattern": spellings})];
    if declared.contains(&"true") {
        found.push(json!({"type": "boolean"}));
    }
    if declared.iter().any(|word| word.parse::<f64>().is_ok()) {
        found.push(json!({"type": "number"}));
    }
    found
}
