//! Kinds in the configuration that do not exist.

use crate::finding::{ByPhase, Level, Signal};
use crate::lint::{Check, Draft, Rule, Sink};
use crate::model::{Model, path};

pub(super) static RULE: Rule = Rule {
    id: "known-kind-setting",
    level: ByPhase::all(Level::Warning),
    signal: Signal::Core,
    needs_today: false,
    needs_phase: false,
    page: include_str!("known_kind_setting.md"),
    check: Check::Config(check),
};

fn check(model: &Model, sink: &mut Sink) {
    let listed = model.config.kinds.iter().map(|setting| &setting.name);
    let overridden = model.config.overrides.iter().flat_map(|part| &part.kinds);
    for name in listed.chain(overridden) {
        if model.catalogue.find(&name.value).is_some() || is_broken(model, &name.value) {
            continue;
        }
        let draft = Draft::at(name.span, format!("there is no kind '{}'", name.value));
        sink.report(match model.catalogue.nearest(&name.value) {
            Some(near) => draft.help(format!("Did you mean `{near}`?")).unsafe_fix(format!("write `{near}`"), name.span, near),
            None => draft.help("Correct the name, or define the kind; `orgdocs kinds` lists them all."),
        });
    }
}

/// Whether the repository defines the kind and its definition has a fault, which is reported there.
fn is_broken(model: &Model, name: &str) -> bool {
    let defines = |path: &str| path::stem(path::folder(path)) == name;
    model.kind_faults.iter().any(|fault| defines(&model.sources.file(fault.span.source).path))
}
