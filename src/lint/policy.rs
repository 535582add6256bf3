//! Who decides a level: the rule's default for the phase, the profile, `orgdocs.yaml`, a flag; the last one wins.

use crate::config::Config;
use crate::finding::{ByPhase, Level, Phase, Signal};
use crate::kind::Check;
use crate::source::Patterns;

use super::Profile;

/// Levels and thresholds of a run.
#[derive(Debug, Clone)]
pub struct Policy {
    pub phase: Option<Phase>,
    pub profile: Profile,
    /// Whether a flag chose the profile.
    pub profile_by_flag: bool,
    /// Levels that the configuration sets, first to last.
    layers: Vec<Layer>,
    everything: bool,
}

/// What a policy needs to know about a rule.
#[derive(Debug, Clone, Copy)]
pub struct RuleFacts<'r> {
    pub id: &'r str,
    pub level: ByPhase,
    pub signal: Signal,
    pub needs_today: bool,
    pub needs_phase: bool,
}

impl<'c> RuleFacts<'c> {
    /// Of a check of a kind.
    pub fn of(check: &'c Check) -> Self {
        let Check { level, signal, needs_today, .. } = *check;
        Self { id: check.id.as_str(), level, signal, needs_today, needs_phase: false }
    }
}

#[derive(Debug, Clone)]
struct Layer {
    paths: Option<Patterns>,
    kinds: Vec<String>,
    rules: Vec<(String, Level)>,
    who: &'static str,
}

impl Policy {
    /// The policy of a configuration; `profile` is that of the flag, if any.
    pub fn new(config: &Config, profile: Option<Profile>) -> Self {
        let mut layers = vec![Layer {
            paths: None,
            kinds: Vec::new(),
            rules: config.rules.iter().map(|(rule, level)| (rule.value.clone(), *level)).collect(),
            who: "orgdocs.yaml",
        }];
        for part in &config.overrides {
            layers.push(Layer {
                paths: (!part.paths.is_empty()).then(|| part.places.clone()),
                kinds: part.kinds.iter().map(|kind| kind.value.clone()).collect(),
                rules: part.rules.iter().map(|(rule, level)| (rule.value.clone(), *level)).collect(),
                who: "an override in orgdocs.yaml",
            });
        }
        Self {
            phase: config.organisation.phase,
            profile: profile
                .or_else(|| config.profile.as_ref().and_then(|word| Profile::from_word(&word.value)))
                .unwrap_or_default(),
            profile_by_flag: profile.is_some(),
            layers,
            everything: false,
        }
    }

    /// Every rule at its own level, noisy ones too.
    pub fn everything(config: &Config) -> Self {
        Self { everything: true, ..Self::new(config, None) }
    }

    /// Whether pages that are no artifacts are held to how we want to write.
    pub fn reads_ordinary_pages(&self) -> bool {
        self.everything || matches!(self.profile, Profile::Strict | Profile::Pedantic)
    }

    /// The profiles under which a rule speaks in this phase.
    pub fn profiles_with(&self, rule: RuleFacts<'_>) -> Vec<Profile> {
        let own = rule.level.at(self.phase);
        let speaks = |profile: &Profile| profile.adjust(own, rule.signal, rule.needs_today) != Level::Off;
        Profile::ALL.into_iter().map(|(profile, _)| profile).filter(speaks).collect()
    }

    /// Whether a rule has a level anywhere, so that what it needs is worth looking for.
    pub fn is_on_somewhere(&self, rule: RuleFacts<'_>) -> bool {
        let set = self.layers.iter().flat_map(|layer| &layer.rules).any(|(id, level)| id == rule.id && *level != Level::Off);
        set || self.level(rule, "", None).0 != Level::Off
    }

    /// Whether a finding of a rule can have a level anywhere, whichever one it brings along.
    pub fn may_be_heard(&self, rule: RuleFacts<'_>) -> bool {
        self.is_on_somewhere(rule) || self.is_on_somewhere(RuleFacts { level: ByPhase::all(Level::Error), ..rule })
    }

    /// The level of a rule for a finding in a file, about an artifact of a kind; and who decided it.
    pub fn level(&self, rule: RuleFacts<'_>, path: &str, kind: Option<&str>) -> (Level, String) {
        if rule.needs_phase && self.phase.is_none() {
            return (Level::Off, "silent without organisation.phase".to_owned());
        }
        let default = rule.level.at(self.phase);
        if self.everything {
            let loudest = Phase::ALL.map(|phase| rule.level.at(Some(phase))).into_iter().max().unwrap_or(default);
            return (if default == Level::Off { loudest } else { default }, "verification".to_owned());
        }
        let who_phase = match self.phase {
            Some(phase) if rule.level.moves() => format!("default for {}", phase.word()),
            _ => "default".to_owned(),
        };
        let adjusted = self.profile.adjust(default, rule.signal, rule.needs_today);
        let by_profile = if self.profile_by_flag { "--profile" } else { "profile" };
        let mut decided =
            if adjusted == default { (default, who_phase) } else { (adjusted, format!("{by_profile} {}", self.profile.word())) };
        for layer in &self.layers {
            let here = layer.paths.as_ref().is_none_or(|paths| paths.hold(path))
                && (layer.kinds.is_empty() || kind.is_some_and(|kind| layer.kinds.iter().any(|known| known == kind)));
            if here && let Some((_, level)) = layer.rules.iter().rev().find(|(id, _)| id == rule.id) {
                decided = (*level, layer.who.to_owned());
            }
        }
        decided
    }
}
