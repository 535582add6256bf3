//! `orgdocs kinds`.

use crate::cli::KindsArgs;
use crate::finding::Level;
use crate::kind::Kind;
use crate::model::Model;
use crate::report;
use crate::verify;

use super::columns::aligned;
use super::output::Output;
use super::{CannotRun, Outcome, repository};

pub(super) fn run(args: &KindsArgs, output: &mut Output) -> Result<Outcome, CannotRun> {
    let root = repository::root(&args.root)?;
    let workspace = repository::load(&root, None)?;
    let model = &workspace.model;
    let chosen = chosen(model, &args.kinds)?;
    if args.verify {
        return Ok(verified(model, &chosen, output));
    }
    output.write(&if args.json { json(&chosen) } else { table(&chosen) });
    Ok(Outcome::Clean)
}

fn chosen<'m>(model: &'m Model, names: &[String]) -> Result<Vec<&'m Kind>, CannotRun> {
    if names.is_empty() {
        return Ok(model.catalogue.iter().map(|(_, kind)| kind).filter(|kind| !kind.declared_only).collect());
    }
    names.iter().map(|name| repository::kind(model, name).map(|id| model.catalogue.get(id))).collect()
}

/// Mistakes in definitions are findings, so they are shown as such; where there is no error, every example runs.
fn verified(model: &Model, chosen: &[&Kind], output: &mut Output) -> Outcome {
    let policy = crate::lint::Policy::new(&model.config, None);
    let everything = crate::lint::run(model, &policy, &crate::lint::Scope::default());
    let of_kinds = |finding: &crate::finding::Finding| {
        let path = &model.sources.file(finding.label.span.source).path;
        path.starts_with(crate::workspace::KINDS_FOLDER)
    };
    let findings: Vec<_> = everything.shown.into_iter().filter(of_kinds).collect();
    if !findings.is_empty() {
        output.write(&report::text::plain(&model.sources, &findings));
    }
    // An example that is tried beside a definition that cannot be read says nothing about itself.
    if findings.iter().any(|finding| finding.level == Level::Error) {
        return Outcome::Findings;
    }
    let broken: Vec<verify::Broken> =
        chosen.iter().flat_map(|kind| verify::kind_with(model, kind, &verify::example_of(model, kind))).collect();
    for one in &broken {
        output.write(&format!("{}\n  instead: {}\n", one.promise, one.instead));
    }
    let checks: usize = chosen.iter().map(|kind| kind.checks().len()).sum();
    let counted = |count: usize, word: &str| format!("{count} {word}{}", if count == 1 { "" } else { "s" });
    let (kinds, checks) = (counted(chosen.len(), "kind"), counted(checks, "check"));
    if broken.is_empty() && findings.iter().all(|finding| finding.level < Level::Warning) {
        output.write(&format!("{kinds} with {checks}: every promise holds\n"));
        return Outcome::Clean;
    }
    Outcome::Findings
}

fn table(kinds: &[&Kind]) -> String {
    aligned(
        kinds
            .iter()
            .map(|kind| [kind.name.to_string(), format!("{}{}", kind.purpose, if kind.builtin { "" } else { " (yours)" })]),
    )
}

fn json(kinds: &[&Kind]) -> String {
    let each = kinds.iter().map(|kind| {
        serde_json::json!({
            "kind": kind.name.as_str(), "plural": kind.plural, "aliases": kind.aliases, "title": kind.title, "group": kind.group,
            "purpose": kind.purpose, "origin": kind.origin, "built_in": kind.builtin,
            "fields": kind.fields.names().collect::<Vec<_>>(),
            "checks": kind.checks().iter().map(|check| check.id.to_string()).collect::<Vec<_>>(),
        })
    });
    let list: Vec<_> = each.collect();
    format!("{:#}\n", serde_json::Value::Array(list))
}
