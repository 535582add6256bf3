//! The closed list of computations that an expression would make unreadable; `model::native` works them out.

/// A computation by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Native {
    /// Whether a bet is proposed, running or decided.
    BetStage,
    /// The domains that a team holds, and whether they are too many.
    Domains,
    /// Totals of a value-stream map: process time, lead time, activity ratio and the rest.
    FlowTotals,
}

impl Native {
    /// The computation behind the word of `native:`.
    pub fn from_word(word: &str) -> Option<Self> {
        match word {
            "bet-stage" => Some(Self::BetStage),
            "domains" => Some(Self::Domains),
            "flow-totals" => Some(Self::FlowTotals),
            _ => None,
        }
    }

    /// Every word, for suggestions.
    pub const WORDS: &'static [&'static str] = &["bet-stage", "domains", "flow-totals"];
}
