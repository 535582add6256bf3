//! Profiles that do not exist.

use crate::finding::{ByPhase, Level, Signal};
use crate::lint::{Check, Draft, Profile, Rule, Sink};
use crate::model::Model;
use crate::syntax::nearest;

pub(super) static RULE: Rule = Rule {
    id: "known-profile",
    level: ByPhase::all(Level::Error),
    signal: Signal::Core,
    needs_today: false,
    needs_phase: false,
    page: include_str!("known_profile.md"),
    check: Check::Config(check),
};

fn check(model: &Model, sink: &mut Sink) {
    let Some(profile) = &model.config.profile else { return };
    if Profile::from_word(&profile.value).is_some() {
        return;
    }
    let words = || Profile::ALL.iter().map(|(_, word)| *word);
    let draft = Draft::at(profile.span, format!("there is no profile '{}'", profile.value));
    sink.report(match nearest(&profile.value, words()) {
        Some(near) => draft.help(format!("Did you mean `{near}`?")).fix(format!("write `{near}`"), profile.span, near),
        None => draft.help(format!("Write one of: {}.", words().collect::<Vec<_>>().join(", "))),
    });
}
