//! Profiles: how much of the catalogue a repository asks for.

use serde::{Deserialize, Serialize};

use crate::finding::{Level, Signal};

/// A named choice of rules, layered over the phase's levels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, Serialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Profile {
    /// Only what is certainly broken: core rules that are errors.
    Starter,
    /// Core and useful rules at their own levels.
    #[default]
    Recommended,
    /// As recommended, with every info a warning.
    Strict,
    /// As recommended, with the noisy rules too.
    Pedantic,
    /// As recommended, without the rules whose outcome depends on the date.
    Timeless,
}

impl Profile {
    /// Every profile with its word, in the order of the reference.
    pub const ALL: [(Self, &'static str); 5] = [
        (Self::Starter, "starter"),
        (Self::Recommended, "recommended"),
        (Self::Strict, "strict"),
        (Self::Pedantic, "pedantic"),
        (Self::Timeless, "timeless"),
    ];

    /// The word that configuration and flags use.
    pub fn word(self) -> &'static str {
        Self::ALL.iter().find(|(profile, _)| *profile == self).map_or("", |(_, word)| word)
    }

    /// The profile behind a word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, known)| *known == word).map(|(profile, _)| *profile)
    }

    /// The level that a rule has under this profile.
    pub(super) fn adjust(self, level: Level, signal: Signal, needs_today: bool) -> Level {
        let loud = match self {
            Self::Starter => signal == Signal::Core && level == Level::Error,
            Self::Recommended | Self::Strict => signal != Signal::Noisy,
            Self::Pedantic => true,
            Self::Timeless => signal != Signal::Noisy && !needs_today,
        };
        match level {
            _ if !loud => Level::Off,
            Level::Info if self == Self::Strict => Level::Warning,
            level => level,
        }
    }
}
