//! `orgdocs init`.

use crate::cli::InitArgs;
use crate::config;
use crate::source::write;

use super::output::Output;
use super::{CannotRun, Outcome, repository};

pub(super) fn run(args: &InitArgs, output: &mut Output) -> Result<Outcome, CannotRun> {
    if !args.folder.is_dir() {
        return Err(CannotRun::new(format!("there is no folder '{}'", args.folder.display())));
    }
    let path = args.folder.join(config::FILE_NAME);
    if path.exists() {
        return Err(CannotRun::new(format!("'{}' is there already; nothing was changed", path.display())));
    }
    let workspace = repository::load(&args.folder, None)?;
    let model = &workspace.model;
    let kinds: Vec<&str> =
        model.catalogue.iter().map(|(_, kind)| kind).filter(|kind| !kind.declared_only).map(|kind| kind.name.as_str()).collect();
    let title =
        args.folder.canonicalize().ok().and_then(|folder| folder.file_name().map(|name| name.to_string_lossy().into_owned()));
    let text = template(&title.unwrap_or_else(|| "Handbook".to_owned()), &args.profile, &kinds);
    write::create_file(&path, text.as_bytes())
        .map_err(|error| CannotRun::new(format!("cannot write '{}': {error}", path.display())))?;
    output.write(&format!("{}\n", path.display()));
    let pages = model.documents.iter().filter(|document| document.is_ordinary_page()).count();
    output.note(&format!(
        "{pages} ordinary pages found. Next: `orgdocs check` for broken links, `orgdocs new team \"Your team\"` for a first document."
    ));
    Ok(Outcome::Clean)
}

fn template(title: &str, profile: &str, kinds: &[&str]) -> String {
    let title = serde_json::Value::String(title.to_owned());
    format!(
        "title: {title}
profile: {profile}          # starter | recommended | strict | pedantic | timeless

# Files under these kinds' own folders (teams/, people.yaml, …) are documents of that kind without saying so.
kinds: [{}]

# organisation:
#   phase: getting-traction   # experimenting | getting-traction | hyper-growth | optimizing; switches on what that phase expects
#   functions: [product, design, technology]
#   roles: {{}}
",
        kinds.join(", ")
    )
}
