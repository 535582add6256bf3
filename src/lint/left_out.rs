//! What was asked for and could not be looked at.

use crate::model::Model;

use super::Policy;
use super::rules::NEEDS_HISTORY;

/// A note for each rule that is on and for which the world lacked something, so that silence is not taken for praise.
pub fn left_out(model: &Model, policy: &Policy) -> Vec<String> {
    let asked = NEEDS_HISTORY.iter().filter(|rule| policy.is_on_somewhere(rule.facts()));
    let note = |rule: &&&super::Rule| Some(format!("{} was left out: {}", rule.id, model.lately().err()?.words()));
    asked.filter_map(|rule| note(&rule)).collect()
}
