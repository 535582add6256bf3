//! Waivers that hold nothing back, and levels for files that are not there.

use std::cell::LazyCell;

use crate::finding::{ByPhase, Level, Signal};
use crate::lint::waiver::WaiverUse;
use crate::lint::{Check, Draft, Rule, Sink};
use crate::model::Model;
use crate::source::Patterns;
use crate::syntax::typed::Spanned;

use super::known_rule;

pub(super) static RULE: Rule = Rule {
    id: "needed-waiver",
    level: ByPhase::all(Level::Info),
    signal: Signal::Useful,
    needs_today: false,
    needs_phase: false,
    page: include_str!("needed_waiver.md"),
    check: Check::Waivers(check),
};

fn check(waivers: &WaiverUse<'_>, sink: &mut Sink) {
    // What a syntax fault hides may be what the rule fired on.
    if waivers.model.artifacts.iter().any(|artifact| artifact.partial) {
        return;
    }
    let known = LazyCell::new(|| known_rule::names(waivers.model));
    let help = "Remove the waiver.";
    for (id, waiver) in waivers.unused.iter().filter(|(_, waiver)| known.contains(waiver.rule.as_str())) {
        let draft = Draft::at(waiver.span, format!("'{}' does not fire here any more", waiver.rule));
        sink.report(draft.help(help).about(*id));
    }
    for waiver in waivers.unused_in_config.iter().filter(|waiver| known.contains(waiver.rule.value.as_str())) {
        let rule = &waiver.rule.value;
        let draft = match waiver.paths.as_slice() {
            [] => Draft::at(waiver.rule.span, format!("'{rule}' does not fire any more")).help(help),
            [first, ..] if holds_none(waivers.model, &waiver.places) => nowhere(first),
            _ => Draft::at(waiver.rule.span, format!("'{rule}' does not fire there any more")).help(help),
        };
        sink.report(draft);
    }
    for part in &waivers.model.config.overrides {
        if let Some(first) = part.paths.first().filter(|_| holds_none(waivers.model, &part.places)) {
            sink.report(nowhere(first));
        }
    }
}

fn holds_none(model: &Model, places: &Patterns) -> bool {
    !model.sources.iter().any(|(_, file)| places.hold(&file.path))
}

/// A path that is no file's.
fn nowhere(path: &Spanned<String>) -> Draft {
    let draft = Draft::at(path.span, format!("'{}' matches no file that is read here", path.value));
    draft
        .why("What is set for no file does nothing, and everybody believes that it does.")
        .help("Write the path of a file or folder from the root, or a pattern such as `teams/**/*.md`.")
}
