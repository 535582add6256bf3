//! Our reader against `serde_yaml`, wherever that one accepts the text.
//!
//! Where we differ on purpose, and what is therefore not compared:
//! * a trap that YAML accepts (`key: #x`, `[[x]]`, `$3,200` cut at its comma) gets a fault, and the value its author meant;
//! * keys that are lists or mappings are a fault;
//! * `{{ … }}` is text, not a mapping in a mapping;
//! * scalars have the types of the YAML 1.2 core schema, so only texts are compared;
//! * a `|` or `>` at the left margin is a fault behind a key, and at the root what follows it is text, comments included;
//! * a lone dash inside brackets is a fault, as YAML 1.2 has it;
//! * a quoted text that goes on in a line indented no further than its key is a fault, as YAML 1.2 has it;
//! * a byte order mark is skipped.

use orgdocs::syntax::{FaultKind, Node, NodeData, ScalarStyle};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use serde::Deserialize;
use serde_yaml::Value;

use super::File;

const PIECES: &[&str] = &[
    "a: ",
    "b: ",
    "c: ",
    "d:\n",
    "  ",
    "  ",
    "    ",
    "- ",
    "\n",
    "\n",
    "\n",
    "\r\n",
    "x",
    "y z",
    "é",
    "1",
    "1.5",
    "true",
    "null",
    "~",
    "''",
    "'q''r'",
    "\"s\\n\\u00e9\"",
    "[x, y]",
    "[",
    "]",
    "{a: x, b: y}",
    "{",
    "}",
    ", ",
    "&k ",
    "*k",
    "<<: *k\n",
    "|\n  lit\n  two\n",
    ">\n  fold\n  ed\n",
    "|-\n",
    "!!str ",
    "# c\n",
    " # c",
    "---\n",
    "...\n",
    "'m\n  n'",
    "\\",
    "日本 ",
    "\n\n",
    "x:y",
    "-",
    "a",
    "e: [f: g]",
    "? h\n: i\n",
];

fn text() -> impl Strategy<Value = String> {
    proptest::collection::vec(proptest::sample::select(PIECES), 0..14).prop_map(|pieces| pieces.concat())
}

/// All documents as `serde_yaml` reads them, merge keys applied; `None` when it refuses.
fn theirs(text: &str) -> Option<Vec<Value>> {
    let mut documents = Vec::new();
    for document in serde_yaml::Deserializer::from_str(text) {
        let mut value = Value::deserialize(document).ok()?;
        value.apply_merge().ok()?;
        documents.push(value);
    }
    Some(documents)
}

fn null(text: &str) -> bool {
    matches!(text, "" | "~" | "null" | "Null" | "NULL")
}

fn scalar_text(value: &Value) -> Option<String> {
    match value {
        Value::Null => Some("null".to_owned()),
        Value::Bool(value) => Some(value.to_string()),
        Value::Number(value) => Some(value.to_string()),
        Value::String(value) => Some(value.clone()),
        Value::Tagged(tagged) => scalar_text(&tagged.value),
        _ => None,
    }
}

fn same_scalar(ours: &str, theirs: &Value) -> bool {
    match theirs {
        Value::Null => null(ours),
        Value::Number(number) => ours.parse::<f64>().is_ok_and(|ours| number.as_f64() == Some(ours)),
        Value::Tagged(tagged) => same_scalar(ours, &tagged.value),
        other => scalar_text(other).is_some_and(|theirs| theirs == ours || (null(ours) && theirs.is_empty())),
    }
}

fn same(ours: &Node, theirs: &Value) -> bool {
    if let Value::Tagged(tagged) = theirs {
        return same(ours, &tagged.value);
    }
    match (&ours.data, theirs) {
        (NodeData::Scalar(scalar), theirs) => same_scalar(&scalar.text, theirs),
        (NodeData::Seq(ours), Value::Sequence(theirs)) => {
            ours.len() == theirs.len() && ours.iter().zip(theirs).all(|(ours, theirs)| same(ours, theirs))
        }
        (NodeData::Map(ours), Value::Mapping(theirs)) => {
            ours.len() == theirs.len()
                && theirs
                    .iter()
                    .all(|(key, value)| ours.iter().any(|entry| same_scalar(&entry.key.text, key) && same(&entry.value, value)))
        }
        _ => false,
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12_000, rng_seed: RngSeed::Fixed(2026), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn agrees_with_serde_yaml(text in text()) {
        let Some(theirs) = theirs(&text) else { return Ok(()) };
        let file = File::new(&text);
        let ours = file.yaml();
        let purpose = ours.iter().flat_map(|document| &document.faults).any(|fault| match &fault.kind {
            FaultKind::SwallowedHash { .. } | FaultKind::Wikilink { .. } | FaultKind::Wikilinks { .. } | FaultKind::SplitAtComma { .. } => true,
            FaultKind::Syntax { message } => message.starts_with("a key is a word") || message.starts_with("a value cannot start with a dash") || message.starts_with("quoted text that goes on"),
            _ => false,
        });
        if purpose || text.contains("{{") || text.lines().any(|line| line.starts_with(['|', '>'])) {
            return Ok(());
        }
        for document in &ours {
            prop_assert!(document.faults.is_empty(), "{:?} has {:?}", text, document.faults);
        }
        let said: Vec<&Value> = theirs.iter().filter(|value| !value.is_null()).collect();
        let roots: Vec<&Node> = ours.iter().filter_map(|document| document.root.as_ref()).filter(|root| !root.is_absent()).collect();
        prop_assert_eq!(said.len(), roots.len(), "documents of {:?}", text);
        for (ours, theirs) in roots.iter().zip(said) {
            if ours.as_scalar().is_some_and(|scalar| scalar.style == ScalarStyle::Block && scalar.text.contains('#')) {
                continue;
            }
            prop_assert!(same(ours, theirs), "{:?} is {:?} to us and {:?} to serde_yaml", text, ours, theirs);
        }
    }
}
