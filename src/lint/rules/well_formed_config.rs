//! Mistakes in `orgdocs.yaml`.

use crate::config::THEMES;
use crate::finding::{ByPhase, Level, Signal};
use crate::lint::words::sentence;
use crate::lint::{Check, Draft, Rule, Sink};
use crate::model::Model;

pub(super) static RULE: Rule = Rule {
    id: "well-formed-config",
    level: ByPhase::all(Level::Error),
    signal: Signal::Core,
    needs_today: false,
    needs_phase: false,
    page: include_str!("well_formed_config.md"),
    check: Check::Config(check),
};

fn check(model: &Model, sink: &mut Sink) {
    for fault in &model.config.faults {
        let draft = Draft::at(fault.span, fault.message.clone());
        sink.report(match &fault.help {
            Some(help) => draft.help(sentence(help)),
            None => draft,
        });
    }
    if let Some(theme) = &model.config.theme
        && !is_there(model, &theme.value)
    {
        let help = format!("Name one of `{}`, or a folder with files of your own.", THEMES.join("`, `"));
        sink.report(Draft::at(theme.span, format!("there is no theme '{}'", theme.value)).help(&help));
    }
}

/// Whether a word names an embedded theme, or a folder that holds something.
fn is_there(model: &Model, theme: &str) -> bool {
    let folder = format!("{theme}/");
    THEMES.contains(&theme) || model.files.range(folder.clone()..).next().is_some_and(|file| file.starts_with(&folder))
}
