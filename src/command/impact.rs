//! `orgdocs impact`.

use serde_json::json;

use crate::cli::{ImpactArgs, ImpactShape};
use crate::exchange::{Impact, Loss};
use crate::lint::named_owner;
use crate::model::{ArtifactId, Model};
use crate::report::escape_plain;

use super::output::Output;
use super::{CannotRun, Outcome, repository};

pub(super) fn run(args: &ImpactArgs, output: &mut Output) -> Result<Outcome, CannotRun> {
    let root = repository::root(&args.root)?;
    let workspace = repository::load(&root, None)?;
    let model = &workspace.model;
    let id = find(model, &args.artifact)?;
    let impact = Impact::of(model, id);
    if args.format == ImpactShape::Json {
        let address = model.artifact(id).address();
        output.write(&format!(
            "{:#}\n",
            json!({"version": 1, "artifact": address, "losses": impact.losses, "links": impact.links})
        ));
        return Ok(Outcome::Clean);
    }
    output.write(&text(&impact.losses));
    let title = &model.artifact(id).title;
    let links = if impact.links == 1 { "1 link".to_owned() } else { format!("{} links", impact.links) };
    let count = if impact.losses.len() == 1 { "1 thing".to_owned() } else { format!("{} things", impact.losses.len()) };
    output.note(&escape_plain(&format!("{count} would miss {title}, and {links} in texts would lead nowhere")));
    Ok(Outcome::Clean)
}

/// The one artifact of a name that somebody typed.
pub(super) fn find(model: &Model, name: &str) -> Result<ArtifactId, CannotRun> {
    let shown = escape_plain(name);
    if let Some((word, id)) = name.split_once(':') {
        let kind = repository::kind(model, word)?;
        let found = model.graph.at(kind, id).first().copied();
        let near = || crate::syntax::nearest(id, model.of_kind(kind).map(|(_, artifact)| artifact.id.as_str()));
        return found.ok_or_else(|| {
            let near = near().map(|near| format!("; did you mean '{word}:{near}'?")).unwrap_or_default();
            CannotRun::new(format!("there is no '{shown}'{near}"))
        });
    }
    let named: Vec<ArtifactId> = model.iter().filter(|(_, artifact)| artifact.id == name).map(|(id, _)| id).collect();
    match named.as_slice() {
        [one] => Ok(*one),
        [] if model.iter().any(|(id, _)| named_owner(model, id).is_some_and(|owner| owner == name)) => Err(CannotRun::new(
            format!("'{shown}' is a name and not declared; write `people: [{{id: {shown}}}]` into people.yaml"),
        )),
        [] => Err(CannotRun::new(format!("nothing is called '{shown}'; write it as kind:id, such as team:payments"))),
        several => {
            let all: Vec<String> = several.iter().map(|id| model.artifact(*id).address()).collect();
            Err(CannotRun::new(format!("several are called '{shown}': {}", all.join(", "))))
        }
    }
}

/// Grouped by what would be missing.
fn text(losses: &[Loss]) -> String {
    let mut out = String::new();
    for (at, loss) in losses.iter().enumerate() {
        if at == 0 || losses[at - 1].what != loss.what {
            let gap = if at == 0 { "" } else { "\n" };
            out.push_str(&format!("{gap}{}:\n", heading(&loss.what)));
        }
        let (title, artifact, path) = (escape_plain(&loss.title), escape_plain(&loss.artifact), escape_plain(&loss.path));
        let which = if loss.what == "responsibility" { format!("{}: ", escape_plain(&loss.field)) } else { String::new() };
        out.push_str(&format!("  {which}{title} ({artifact})  {path}:{}\n", loss.line));
    }
    out
}

fn heading(what: &str) -> String {
    match what {
        "accountable person" => "left without an accountable person".to_owned(),
        "contract" => "left without the other side of an agreement".to_owned(),
        "stream" => "left without a value stream".to_owned(),
        "responsibility" => "left to nobody".to_owned(),
        field => format!("naming it under '{}'", escape_plain(field)),
    }
}
