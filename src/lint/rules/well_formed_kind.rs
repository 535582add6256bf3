//! Definitions of kinds that cannot be read.

use crate::finding::{ByPhase, Level, Signal};
use crate::lint::{Check, Rule};

pub(super) static RULE: Rule = Rule {
    id: "well-formed-kind",
    level: ByPhase::all(Level::Error),
    signal: Signal::Core,
    needs_today: false,
    needs_phase: false,
    page: include_str!("well_formed_kind.md"),
    check: Check::Kind,
};
