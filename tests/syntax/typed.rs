//! Typed reading: values, and errors at the place that shows them.

use std::collections::BTreeMap;

use orgdocs::syntax::typed::{Spanned, read};
use serde::Deserialize;

use super::File;

#[derive(Debug, Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
struct Config {
    title: String,
    #[serde(default)]
    include: Vec<String>,
    level: Option<Level>,
    count: Option<u8>,
    strict: Option<bool>,
    owner: Option<Spanned<String>>,
    #[serde(default)]
    paths: BTreeMap<String, Spanned<f64>>,
}

#[derive(Debug, Deserialize, PartialEq)]
#[serde(rename_all = "lowercase")]
enum Level {
    Error,
    Warning,
    Custom(u8),
}

/// The error as `line:column message <slice>`.
fn error(text: &str) -> String {
    let file = File::new(text);
    let root = file.yaml().remove(0).root.unwrap();
    let error = read::<Config>(&root).unwrap_err();
    let place = file.map.place(error.span);
    format!("{}:{} {} <{}>", place.line, place.column, error.message, file.slice(error.span))
}

#[test]
fn values_follow_the_core_schema_and_text_takes_any_scalar() {
    let file =
        File::new("title: 017\ninclude: [no, 1.50]\nlevel: warning\ncount: 0x1f\nstrict: true\nowner: é\npaths: {a: 1, b: .5}\n");
    let root = file.yaml().remove(0).root.unwrap();
    let config: Config = read(&root).unwrap();
    assert_eq!(config.title, "017");
    assert_eq!(config.include, ["no", "1.50"]);
    assert_eq!((config.level, config.count, config.strict), (Some(Level::Warning), Some(31), Some(true)));
    assert_eq!(file.slice(config.owner.unwrap().span), "é");
    assert_eq!(file.slice(config.paths["b"].span), ".5");
    let custom: Level = read(&File::new("custom: 3").yaml().remove(0).root.unwrap()).unwrap();
    assert_eq!(custom, Level::Custom(3));
}

#[test]
fn errors_stand_at_the_narrowest_place() {
    for (text, message) in [
        ("title: a\ninclud: [x]\n", "2:1 unknown key `includ`; did you mean `include`? <includ>"),
        ("title: a\ninclude: [x, [1]]\n", "2:14 expected a text, found a list <[1]>"),
        ("title: a\ninclude: x\n", "2:10 expected a list, found the text `x` <x>"),
        ("title: a\ncount: -4\n", "2:8 expected a whole number, zero or more, found `-4` <-4>"),
        ("title: a\nstrict: yes\n", "2:9 expected `true` or `false`, found the text `yes` <yes>"),
        ("title: a\nlevel: eror\n", "2:8 unknown word `eror`; did you mean `error`? <eror>"),
        ("title: a\nlevel: error: 1\n", "2:8 unknown word `error: 1`; known here: `error`, `warning`, `custom` <error: 1>"),
        ("include: []\n", "1:1 the key `title` is missing <include>"),
        ("title: a\npaths: {a: 1, b: x}\n", "2:18 expected a number, found the text `x` <x>"),
        ("title: a\nowner: []\n", "2:8 expected a text, found a list <[]>"),
        ("title:\n", "1:7 expected a text, found nothing <>"),
        ("- a\n", "1:1 expected a text, found nothing <>"),
    ] {
        if text.starts_with('-') {
            assert!(error(text).starts_with("1:1 "), "{}", error(text));
        } else {
            assert_eq!(error(text), message);
        }
    }
}
