//! Checks without an example that fires them.

use crate::finding::{ByPhase, Level, Signal};
use crate::lint::{Check, Rule};

pub(super) static RULE: Rule = Rule {
    id: "kind-check-has-example",
    level: ByPhase::all(Level::Warning),
    signal: Signal::Useful,
    needs_today: false,
    needs_phase: false,
    page: include_str!("kind_check_has_example.md"),
    check: Check::Kind,
};
