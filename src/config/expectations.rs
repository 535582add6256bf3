//! Thresholds: typed, with a default for each phase. Rules read them, none owns one.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::finding::Phase;
use crate::quantity::{self, Calendar, Problem, Quantity};
use crate::source::{SourceFile, SourceMap};
use crate::syntax::{typed, yaml};

const TEXT: &str = include_str!("expectations.yaml");

/// One threshold of the catalogue.
#[derive(Debug, Clone)]
pub struct Expectation {
    pub name: String,
    /// The type's word: `percent`, `count`, `number`, `worktime` or `period`.
    pub of: String,
    pub help: String,
    /// The default of each phase as written; absent where the phase expects nothing.
    pub defaults: BTreeMap<Phase, String>,
}

/// The thresholds in force.
#[derive(Debug, Clone, Default)]
pub struct Expectations {
    values: BTreeMap<String, Quantity>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    #[serde(rename = "type")]
    of: String,
    help: String,
    default: BTreeMap<String, String>,
}

impl Expectation {
    /// Reads a value of this threshold's type.
    pub fn read(&self, text: &str, calendar: &Calendar) -> Result<Quantity, Problem> {
        match self.of.as_str() {
            "percent" => quantity::percent(text),
            "worktime" => quantity::worktime(text, calendar),
            "period" => quantity::period(text),
            "count" => quantity::count(text),
            _ => quantity::number(text),
        }
    }
}

impl Expectations {
    /// The defaults of a phase; nothing is expected without one.
    pub fn defaults(phase: Option<Phase>, calendar: &Calendar) -> Self {
        let Some(phase) = phase else { return Self::default() };
        let values = catalogue().iter().filter_map(|expectation| {
            let text = expectation.defaults.get(&phase)?;
            Some((expectation.name.clone(), expectation.read(text, calendar).ok()?))
        });
        Self { values: values.collect() }
    }

    /// The threshold of a name.
    pub fn get(&self, name: &str) -> Option<&Quantity> {
        self.values.get(name)
    }

    /// The threshold of a name as a plain number.
    pub fn number(&self, name: &str) -> Option<f64> {
        self.values.get(name).map(Quantity::amount)
    }

    /// Sets a threshold.
    pub(super) fn set(&mut self, name: &str, value: Quantity) {
        self.values.insert(name.to_owned(), value);
    }

    /// Takes a threshold away, where the configuration says `off`.
    pub(super) fn unset(&mut self, name: &str) {
        self.values.remove(name);
    }
}

/// Every threshold, in the order of the reference.
///
/// # Panics
/// When the embedded file is broken; a test reads it.
pub fn catalogue() -> &'static [Expectation] {
    static CATALOGUE: LazyLock<Vec<Expectation>> = LazyLock::new(|| {
        let mut sources = SourceMap::default();
        let id = sources.add(SourceFile::new("orgdocs:expectations.yaml", TEXT));
        let root = yaml::parse_whole(id, TEXT).into_iter().find_map(|document| document.root).expect("the file holds a mapping");
        let entries = root.as_map().expect("the file holds a mapping");
        let read = |entry: &crate::syntax::Entry| {
            let written: Written = typed::read(&entry.value).expect("each entry is a threshold");
            let phase = |(word, value): (String, String)| (Phase::from_word(&word).expect("a phase"), value);
            Expectation {
                name: entry.key.text.clone(),
                of: written.of,
                help: written.help,
                defaults: written.default.into_iter().filter(|(_, value)| value != "off").map(phase).collect(),
            }
        };
        entries.iter().map(read).collect()
    });
    &CATALOGUE
}
