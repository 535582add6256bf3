//! Definitions that take the name of another kind.

use crate::finding::{ByPhase, Level, Signal};
use crate::lint::{Check, Rule};

pub(super) static RULE: Rule = Rule {
    id: "distinct-kind-name",
    level: ByPhase::all(Level::Error),
    signal: Signal::Core,
    needs_today: false,
    needs_phase: false,
    page: include_str!("distinct_kind_name.md"),
    check: Check::Kind,
};
