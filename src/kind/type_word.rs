//! What a type that nobody knows was meant to be.

use crate::syntax::nearest;

use super::FieldType;

/// The words of types that take nothing in parentheses.
const WORDS: [&str; 20] = [
    "text",
    "count",
    "number",
    "percent",
    "money",
    "flow",
    "rate",
    "worktime",
    "elapsed",
    "period",
    "date",
    "month",
    "bool",
    "id",
    "url",
    "person",
    "sle",
    "comparison",
    "series",
    "edge",
];

/// What other tools call a type, and how it is written here.
const FOREIGN: [(&str, &str); 27] = [
    ("string", "text"),
    ("str", "text"),
    ("markdown", "text"),
    ("int", "count"),
    ("integer", "count"),
    ("float", "number"),
    ("decimal", "number"),
    ("double", "number"),
    ("boolean", "bool"),
    ("percentage", "percent"),
    ("currency", "money"),
    ("amount", "money"),
    ("price", "money"),
    ("duration", "period"),
    ("timespan", "period"),
    ("hours", "worktime"),
    ("day", "date"),
    ("datetime", "date"),
    ("timestamp", "date"),
    ("link", "url"),
    ("uri", "url"),
    ("user", "person"),
    ("people", "person 1.."),
    ("persons", "person 1.."),
    ("choice", "enum(one|two)"),
    ("enum", "enum(one|two)"),
    ("ref", "ref(team)"),
];

/// How to mend a notation that cannot be read, where that is known.
pub(super) fn meant(notation: &str) -> Option<String> {
    let bare = notation.trim_end_matches('!').trim();
    let lower = bare.to_lowercase();
    let listed =
        ["list", "array", "set"].iter().find_map(|word| Some(bare.strip_prefix(word)?.strip_prefix('(')?.strip_suffix(')')));
    let listed = listed.flatten().or_else(|| bare.strip_suffix("[]"));
    if let Some(element) = listed.filter(|element| FieldType::parse(element).is_ok()) {
        return Some(format!("write a list as `{element} 1..`"));
    }
    if let Some((_, ours)) = FOREIGN.iter().find(|(word, _)| *word == lower) {
        return Some(format!("write `{ours}`"));
    }
    if bare.contains(['(', '.', ' ']) {
        return None;
    }
    let near = nearest(bare, WORDS).map(|near| format!("did you mean `{near}`?"));
    near.or_else(|| {
        Some(format!("write one of `{}`, `enum(…)` or `ref(…)`, or a type of its own with a capital", WORDS.join("`, `")))
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a failing unwrap is a failing test")]

    use super::*;

    #[test]
    fn every_word_and_every_answer_is_a_type() {
        assert!(WORDS.iter().chain(FOREIGN.iter().map(|(_, ours)| ours)).all(|word| FieldType::parse(word).is_ok()));
        assert!(FOREIGN.iter().all(|(word, _)| FieldType::parse(word).is_err()));
    }

    #[test]
    fn a_list_is_written_behind_its_elements() {
        assert_eq!(meant("list(Entry)!").unwrap(), "write a list as `Entry 1..`");
        assert_eq!(meant("text[]").unwrap(), "write a list as `text 1..`");
        assert_eq!(meant("perod").unwrap(), "did you mean `period`?");
        assert_eq!(meant("Duration").unwrap(), "write `period`");
    }
}
