//! Parts of a definition that differ by phase.

use crate::finding::{ByPhase, Level, Phase};
use crate::quantity::{self, Quantity};
use crate::syntax::{Entry, Node, NodeData, nearest};

use super::KindFault;

/// How long a review holds, by phase.
pub(super) fn read_reviews(node: &Node, faults: &mut Vec<KindFault>) -> Vec<(Phase, Quantity)> {
    let Some(entries) = node.as_map() else {
        faults.push(KindFault::shape(node.span, "`review_every` is `off`, or a period for each phase".to_owned()));
        return Vec::new();
    };
    entries.iter().filter_map(|entry| read_review(entry, faults)).collect()
}

/// How long a review holds in one phase.
fn read_review(entry: &Entry, faults: &mut Vec<KindFault>) -> Option<(Phase, Quantity)> {
    let phase = Phase::from_word(&entry.key.text);
    if phase.is_none() {
        faults.push(no_phase(entry));
    }
    match quantity::period(entry.value.as_str().unwrap_or("")) {
        Ok(period) => Some((phase?, period)),
        Err(problem) => {
            faults.push(KindFault { help: problem.help, ..KindFault::shape(entry.value.span, problem.message) });
            None
        }
    }
}

/// A level for all phases, or one for each; a warning where nothing is written.
pub(super) fn read_level(node: Option<&Node>, faults: &mut Vec<KindFault>) -> ByPhase {
    let mut word = |node: &Node| -> Option<Level> {
        let text = node.as_str().unwrap_or("");
        let level = [Level::Off, Level::Info, Level::Warning, Level::Error].into_iter().find(|level| level.word() == text);
        if level.is_none() {
            faults.push(KindFault::shape(node.span, format!("`{text}` is no level: error, warning, info or off")));
        }
        level
    };
    let Some(node) = node else { return ByPhase::all(Level::Warning) };
    let NodeData::Map(entries) = &node.data else { return ByPhase::all(word(node).unwrap_or(Level::Warning)) };
    let mut levels = [Level::Off; 4];
    let mut unknown = Vec::new();
    for entry in entries {
        match Phase::from_word(&entry.key.text) {
            Some(phase) => levels[phase as usize] = word(&entry.value).unwrap_or(Level::Off),
            None => unknown.push(entry),
        }
    }
    faults.extend(unknown.into_iter().map(no_phase));
    ByPhase::each(levels)
}

/// A key that names no phase.
fn no_phase(entry: &Entry) -> KindFault {
    let phases = Phase::ALL.map(Phase::word);
    let near = nearest(&entry.key.text, phases).map(|near| format!("did you mean `{near}`?"));
    let help = near.or_else(|| Some(format!("write `{}`", phases.join("`, `"))));
    KindFault { help, ..KindFault::shape(entry.key.span, format!("`{}` is no phase", entry.key.text)) }
}
