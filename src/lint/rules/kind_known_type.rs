//! Fields of types that do not exist.

use crate::finding::{ByPhase, Level, Signal};
use crate::lint::{Check, Rule};

pub(super) static RULE: Rule = Rule {
    id: "kind-known-type",
    level: ByPhase::all(Level::Error),
    signal: Signal::Core,
    needs_today: false,
    needs_phase: false,
    page: include_str!("kind_known_type.md"),
    check: Check::Kind,
};
