//! Numbers that a log of decisions leaves out.

use std::collections::{BTreeMap, BTreeSet};

use crate::finding::{ByPhase, Level, Signal};
use crate::kind::Meaning;
use crate::lint::{Check, Draft, Policy, Rule, Sink};
use crate::model::{ArtifactId, Model};

pub(super) static RULE: Rule = Rule {
    id: "consecutive-decision-numbers",
    level: ByPhase::all(Level::Info),
    signal: Signal::Noisy,
    needs_today: false,
    needs_phase: false,
    page: include_str!("consecutive_decision_numbers.md"),
    check: Check::Graph(check),
};

/// The folder of a file and the number that its name begins with: `0007-…`, `adr-7-…`.
fn numbered(path: &str) -> Option<(&str, u32)> {
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    let name = name.strip_prefix("adr-").or_else(|| name.strip_prefix("ADR-")).unwrap_or(name);
    let (number, _) = name.split_once(|letter: char| !letter.is_ascii_digit())?;
    // A year in front of a name is a date, not a place in a row.
    let is_date = number.len() == 4 && (number.starts_with("19") || number.starts_with("20"));
    number.parse().ok().filter(|_| !is_date).map(|number| (folder, number))
}

fn check(model: &Model, _policy: &Policy, sink: &mut Sink) {
    // A record that is not read as a decision still takes its number.
    let mut taken: BTreeMap<&str, BTreeSet<u32>> = BTreeMap::new();
    for (folder, number) in model.documents.iter().filter_map(|document| numbered(&document.path)) {
        taken.entry(folder).or_default().insert(number);
    }
    let path = |id: ArtifactId| model.document(model.artifact(id).document).path.as_str();
    for id in model.with_meaning(Meaning::Supersedes) {
        let Some((folder, number)) = numbered(path(id)) else { continue };
        let before = taken.get(folder).and_then(|numbers| numbers.range(..number).next_back());
        let Some(before) = before.filter(|before| **before + 1 < number) else { continue };
        let missing = match number - before {
            2 => format!("number {}", before + 1),
            3 => format!("number {} or {}", before + 1, before + 2),
            _ => format!("a number from {} to {}", before + 1, number - 1),
        };
        let draft = Draft::at(model.artifact(id).head, format!("no decision in {folder}/ has {missing}"))
            .help("Bring the record back, and mark it as rejected or superseded where it no longer holds.")
            .about(id);
        sink.report(draft);
    }
}
