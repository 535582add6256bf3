//! Fields of drawn records that no view shows.

use crate::finding::{ByPhase, Level, Signal};
use crate::lint::{Check, Rule};

pub(super) static RULE: Rule = Rule {
    id: "kind-field-shown",
    level: ByPhase::all(Level::Info),
    signal: Signal::Useful,
    needs_today: false,
    needs_phase: false,
    page: include_str!("kind_field_shown.md"),
    check: Check::Kind,
};
