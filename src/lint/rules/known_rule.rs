//! Names of rules that do not exist.

use crate::finding::{ByPhase, Level, Signal};
use std::cell::LazyCell;
use std::collections::BTreeSet;

use crate::lint::{Check, Draft, Policy, Rule, Sink};
use crate::model::{ArtifactId, Model};
use crate::source::Span;
use crate::syntax::nearest;

pub(super) static RULE: Rule = Rule {
    id: "known-rule",
    level: ByPhase::all(Level::Warning),
    signal: Signal::Core,
    needs_today: false,
    needs_phase: false,
    page: include_str!("known_rule.md"),
    check: Check::Graph(check),
};

fn check(model: &Model, _policy: &Policy, sink: &mut Sink) {
    // Most repositories name no rule, and so need not know them all.
    let known = LazyCell::new(|| names(model));
    let mut judge = |written: &str, span: Span, about: Option<ArtifactId>| {
        if written.is_empty() || known.contains(written) {
            return;
        }
        let draft = Draft::at(span, format!("there is no rule '{written}'"));
        let draft = match nearest(written, known.iter().copied()) {
            Some(near) => draft.help(format!("Did you mean `{near}`?")),
            None => draft.help("Correct the name, or remove it; `orgdocs rules` lists them all."),
        };
        sink.report(match about {
            Some(id) => draft.about(id),
            None => draft,
        });
    };
    let config = &model.config;
    let overridden = config.overrides.iter().flat_map(|part| &part.rules);
    for (rule, _) in config.rules.iter().chain(overridden) {
        judge(&rule.value, rule.span, None);
    }
    for waiver in &config.waive {
        judge(&waiver.rule.value, waiver.rule.span, None);
    }
    for (id, artifact) in model.iter() {
        for waiver in &artifact.waivers {
            judge(&waiver.rule, waiver.span, Some(id));
        }
    }
}

/// The names of all rules, and of all checks that kinds declare.
pub(super) fn names(model: &Model) -> BTreeSet<&str> {
    let checks = model.catalogue.iter().flat_map(|(_, kind)| kind.checks()).map(|check| check.id.as_str());
    super::RULES.iter().map(|rule| rule.id).chain(checks).collect()
}
