//! `orgdocs new`.

use std::path::PathBuf;

use crate::cli::NewArgs;
use crate::kind::Kind;
use crate::model::Model;
use crate::report;
use crate::source::write;
use crate::syntax::kebab;
use crate::verify::example_of;

use super::output::Output;
use super::{CannotRun, Outcome, repository};

pub(super) fn run(args: &NewArgs, output: &mut Output) -> Result<Outcome, CannotRun> {
    let root = crate::workspace::root_of(&args.root);
    let workspace = repository::load(&root, None)?;
    let model = &workspace.model;
    let kind = find(model, &args.kind)?;
    let id = args.id.clone().unwrap_or_else(|| kebab(&args.title));
    if id.is_empty() {
        return Err(CannotRun::new("the title gives no id; choose one with --id"));
    }
    let (text, ending) = document(model, kind, &args.title, &id);
    let path = args.output.clone().unwrap_or_else(|| PathBuf::from(format!("{}/{id}.{ending}", kind.plural)));
    let target = if args.output.is_some() { path.clone() } else { root.join(&path) };
    write::create_file(&target, text.as_bytes()).map_err(|error| {
        let shown = report::escape_plain(&path.to_string_lossy()).to_string();
        CannotRun::new(format!("cannot write '{shown}': {error}"))
    })?;
    output.write(&format!("{}\n", path.display()));
    output.note("It holds the kind's example; replace what is not yours, then run `orgdocs check`.");
    Ok(Outcome::Clean)
}

fn find<'m>(model: &'m Model, word: &str) -> Result<&'m Kind, CannotRun> {
    let found = model.catalogue.find(word).map(|id| model.catalogue.get(id)).filter(|kind| !kind.declared_only);
    found.ok_or_else(|| {
        let near = model.catalogue.nearest(word).map(|near| format!("; did you mean '{near}'?")).unwrap_or_default();
        CannotRun::new(format!("there is no kind '{}'{near}", report::escape_plain(word)))
    })
}

/// The kind's example under another title and id.
fn document(model: &Model, kind: &Kind, title: &str, id: &str) -> (String, &'static str) {
    let example = example_of(model, kind);
    let folder = format!("{}/", kind.plural);
    let Some(main) = example.files.iter().find(|file| file.path.starts_with(&folder)).or(example.files.first()) else {
        return (format!("---\nkind: {}\n---\n# {title}\n", kind.name), "md");
    };
    let markdown = main.path.ends_with(".md");
    let mut lines = Vec::new();
    let mut titled = false;
    for line in main.text.lines() {
        let replaced = match line {
            _ if line.starts_with("id:") => format!("id: {id}"),
            _ if line.starts_with("# ") && markdown && !titled => {
                titled = true;
                format!("# {title}")
            }
            _ if (line.starts_with("title:") || line.starts_with("name:")) && !markdown => {
                let key = line.split(':').next().unwrap_or("title");
                format!("{key}: {}", quoted(title))
            }
            _ => line.to_owned(),
        };
        lines.push(replaced);
    }
    (lines.join("\n") + "\n", if markdown { "md" } else { "yaml" })
}

/// A title as YAML can hold it.
fn quoted(title: &str) -> String {
    let plain = title.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '\''));
    if plain { title.to_owned() } else { serde_json::Value::String(title.to_owned()).to_string() }
}
