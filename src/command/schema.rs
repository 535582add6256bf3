//! `orgdocs schema`.

use crate::cli::SchemaArgs;
use crate::schema;

use super::output::Output;
use super::{CannotRun, Outcome, repository};

/// The word for the schema of the configuration.
const CONFIG: &str = "config";

pub(super) fn run(args: &SchemaArgs, output: &mut Output) -> Result<Outcome, CannotRun> {
    let root = repository::root(&args.root)?;
    let workspace = repository::load(&root, None)?;
    let catalogue = &workspace.model.catalogue;
    let schema = match args.kind.as_deref() {
        None => schema::all(catalogue),
        Some(CONFIG) => schema::config(catalogue),
        Some(name) => schema::of_kind(catalogue.get(repository::kind(&workspace.model, name)?)),
    };
    output.write(&format!("{schema:#}\n"));
    Ok(Outcome::Clean)
}
