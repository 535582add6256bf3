//! `orgdocs explain`.

use crate::cli::ExplainArgs;
use crate::kind::{self, Check, Kind};
use crate::lint::Policy;
use crate::lint::rules::RULES;
use crate::model::Model;
use crate::report;
use crate::syntax::nearest;
use crate::verify::{self, describe};

use super::output::Output;
use super::{CannotRun, Outcome, repository};

pub(super) fn run(args: &ExplainArgs, output: &mut Output) -> Result<Outcome, CannotRun> {
    let root = repository::root(&args.root)?;
    let workspace = repository::load(&root, None)?;
    let text = explain(&workspace.model, &args.name).ok_or_else(|| unknown(&workspace.model, &args.name))?;
    output.write(&text);
    Ok(Outcome::Clean)
}

fn explain(model: &Model, name: &str) -> Option<String> {
    let policy = Policy::new(&model.config, None);
    if let Some(rule) = RULES.iter().find(|rule| rule.id == name) {
        return Some(describe::rule(rule, &policy));
    }
    let checks: Vec<(&Kind, &Check)> = checks_named(model, name);
    if !checks.is_empty() {
        let each = checks.iter().map(|(kind, check)| describe::check(model, &policy, kind, check));
        return Some(each.collect::<Vec<_>>().join("\n"));
    }
    let id = model.catalogue.find(name)?;
    let kind = model.catalogue.get(id);
    Some(describe::kind(kind, &verify::example_of(model, kind)))
}

fn checks_named<'m>(model: &'m Model, name: &str) -> Vec<(&'m Kind, &'m kind::Check)> {
    let kinds = model.catalogue.iter().map(|(_, kind)| kind);
    kinds
        .flat_map(|kind| kind.checks().iter().map(move |check| (kind, check)))
        .filter(|(_, check)| check.id.as_str() == name)
        .collect()
}

fn unknown(model: &Model, name: &str) -> CannotRun {
    let checks = model.catalogue.iter().flat_map(|(_, kind)| kind.checks().iter().map(|check| check.id.as_str()));
    let kinds = model.catalogue.iter().map(|(_, kind)| kind.name.as_str());
    let known = RULES.iter().map(|rule| rule.id).chain(checks).chain(kinds);
    let has_field = |kind: &&Kind| kind.fields.find(name).is_some();
    let with_field: Vec<&str> =
        model.catalogue.iter().map(|(_, kind)| kind).filter(has_field).map(|kind| kind.name.as_str()).collect();
    let shown = report::escape_plain(name);
    let instead = match (with_field.as_slice(), nearest(name, known)) {
        ([kind], _) => format!("it is a field of {kind}, see `orgdocs explain {kind}`"),
        ([kind, ..], _) => format!("it is a field of {} kinds, see `orgdocs explain {kind}`", with_field.len()),
        (_, Some(near)) => format!("did you mean '{near}'?"),
        (_, None) => "`orgdocs rules` and `orgdocs kinds` list them".to_owned(),
    };
    CannotRun::new(format!("there is no rule or kind '{shown}'; {instead}"))
}
