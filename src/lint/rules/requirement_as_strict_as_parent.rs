//! A target of a service that its value stream or the company would not accept.

use std::collections::BTreeMap;

use crate::finding::{ByPhase, Level, Signal};
use crate::lint::{Check, Draft, Policy, Rule, Sink};
use crate::model::{ArtifactId, Model};

use crate::lint::ask::{is_stream, requirements, stream_of, with_parents};

pub(super) static RULE: Rule = Rule {
    id: "requirement-as-strict-as-parent",
    level: ByPhase::all(Level::Warning),
    signal: Signal::Useful,
    needs_today: false,
    needs_phase: false,
    page: include_str!("requirement_as_strict_as_parent.md"),
    check: Check::Graph(check),
};

fn check(model: &Model, _policy: &Policy, sink: &mut Sink) {
    let all = requirements::all(model);
    let mut asked: BTreeMap<_, &requirements::Requirement<'_>> = BTreeMap::new();
    for requirement in &all {
        asked.entry((requirement.of, &requirement.measure)).or_insert(requirement);
    }
    for requirement in &all {
        let Some(of) = requirement.of else { continue };
        let around = around(model, of).into_iter().map(Some).chain([None]);
        let mut wider = around.filter_map(|outer| asked.get(&(outer, &requirement.measure)));
        let Some(parent) = wider.find(|parent| requirement.is_weaker_than(parent)) else { continue };
        let whole = parent.of.map_or("the company", |outer| model.artifact(outer).title.as_str());
        let message = format!("{} is asked for here, and {} of {whole}", requirement.written, parent.written);
        let draft = Draft::at(requirement.place, message)
            .also(parent.place, format!("asked of {whole}"))
            .help("Meet what is asked of the whole, or say there for what it does not hold.")
            .about(requirement.document);
        sink.report(draft);
    }
}

/// What a service or stream is a part of, from the inside out.
fn around(model: &Model, of: ArtifactId) -> Vec<ArtifactId> {
    if is_stream(model, of) {
        return with_parents(model, of).into_iter().skip(1).collect();
    }
    let team = model.artifact(of).parent;
    team.and_then(|team| stream_of(model, team)).map_or_else(Vec::new, |stream| with_parents(model, stream))
}
