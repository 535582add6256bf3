//! `orgdocs diff`.

use std::path::Path;

use crate::cli::{DiffArgs, DiffShape};
use crate::exchange::{Diff, DiffFormat};
use crate::history::{NoRevision, Revision};
use crate::report::escape_plain;
use crate::workspace::{self, Options, Workspace};

use super::output::Output;
use super::{CannotRun, Outcome, repository};

pub(super) fn run(args: &DiffArgs, output: &mut Output) -> Result<Outcome, CannotRun> {
    let root = repository::root(&args.root)?;
    let (from, to) = args.range.split_once("..").map_or((args.range.as_str(), None), |(from, to)| (from, Some(to)));
    let or_head = |name: &str| if name.is_empty() { "HEAD".to_owned() } else { name.to_owned() };
    let (old, since) = at(&root, &or_head(from))?;
    let (new, until) = match to {
        Some(to) => at(&root, &or_head(to))?,
        None => (repository::load(&root, None)?, "the files as they are now".to_owned()),
    };
    let diff = Diff::between(&old.model, &new.model);
    let format = match args.format {
        DiffShape::Text => DiffFormat::Text,
        DiffShape::Markdown => DiffFormat::Markdown,
        DiffShape::Json => DiffFormat::Json,
    };
    output.write(&diff.render(format, &since, &until, &|text| escape_plain(text).into_owned()));
    Ok(Outcome::Clean)
}

/// The organisation at a revision, and the words for it.
fn at(root: &Path, name: &str) -> Result<(Workspace, String), CannotRun> {
    let revision = Revision::open(root, name)?;
    let day = crate::quantity::date(&revision.day).ok();
    let options = Options { root: root.to_path_buf(), as_of: None, built_at: day };
    let workspace = workspace::load_tree(&revision, &options).map_err(|error| CannotRun::new(error.to_string()))?;
    Ok((workspace, format!("{name} ({})", revision.day)))
}

impl From<NoRevision> for CannotRun {
    fn from(error: NoRevision) -> Self {
        Self::new(escape_plain(&error.to_string()))
    }
}
