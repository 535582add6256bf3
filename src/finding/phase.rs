//! The phases of a scaling company, and levels that move with them.
//!
//! The phases follow "Bottleneck #03: Product v Engineering" (Kick and Collins, martinfowler.com, 2022).

use serde::{Deserialize, Serialize};

use super::Level;

/// Where a company stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Phase {
    Experimenting,
    GettingTraction,
    HyperGrowth,
    Optimizing,
}

impl Phase {
    /// All phases in order.
    pub const ALL: [Self; 4] = [Self::Experimenting, Self::GettingTraction, Self::HyperGrowth, Self::Optimizing];

    /// The word that configuration uses.
    pub fn word(self) -> &'static str {
        match self {
            Self::Experimenting => "experimenting",
            Self::GettingTraction => "getting-traction",
            Self::HyperGrowth => "hyper-growth",
            Self::Optimizing => "optimizing",
        }
    }

    /// The phase behind a word of the configuration.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|phase| phase.word() == word)
    }
}

/// A level for each phase; without a phase, that of hyper-growth, whose practices are the recommended ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ByPhase {
    levels: [Level; 4],
}

impl ByPhase {
    /// The same level in every phase.
    pub const fn all(level: Level) -> Self {
        Self { levels: [level; 4] }
    }

    /// Levels for experimenting, getting-traction, hyper-growth and optimizing.
    pub const fn each(levels: [Level; 4]) -> Self {
        Self { levels }
    }

    /// The level in a phase.
    pub fn at(self, phase: Option<Phase>) -> Level {
        self.levels[phase.unwrap_or(Phase::HyperGrowth) as usize]
    }

    /// Whether phases differ.
    pub fn moves(self) -> bool {
        self.levels.iter().any(|level| *level != self.levels[0])
    }
}

/// How much a rule is worth against how often it cries wolf; profiles select by it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Signal {
    /// High value, low noise: in every profile.
    Core,
    /// Useful with the right threshold or phase.
    Useful,
    /// Opt-in.
    Noisy,
}

impl Signal {
    /// The word that kinds and the reference use.
    pub fn word(self) -> &'static str {
        match self {
            Self::Core => "core",
            Self::Useful => "useful",
            Self::Noisy => "noisy",
        }
    }
}
