//! `orgdocs mv`.

use std::path::{Path, PathBuf};

use crate::cli::MvArgs;
use crate::mend::{self, CannotRename, Change, Rename};
use crate::model::Model;
use crate::report::escape_plain;
use crate::source::DiskTree;
use crate::workspace::{self, Options};

use super::output::Output;
use super::{CannotRun, Outcome, environment, fix, impact, repository};

pub(super) fn run(args: &MvArgs, output: &mut Output) -> Result<Outcome, CannotRun> {
    let root = workspace::root_of(&args.root);
    let workspace = repository::load(&root, None)?;
    let wanted = wanted(args, &root, &workspace.model)?;
    let tree = DiskTree::new(&root);
    let options = Options { root, as_of: None, built_at: environment::build_date()? };
    let changes = mend::rename(&tree, &options, &workspace.model, &wanted)?;
    if args.write {
        fix::put(&tree, &workspace.listing, &changes)?;
        output.note(&said(&changes, ["moved", "changed"]));
    } else {
        fix::show(&changes, output);
        output.note(&format!("{}; `--write` does it", said(&changes, ["would move", "would change"])));
    }
    Ok(Outcome::Clean)
}

/// A file where there is one, an artifact otherwise.
fn wanted(args: &MvArgs, root: &Path, model: &Model) -> Result<Rename, CannotRun> {
    let old = PathBuf::from(&args.old);
    if old.is_file() {
        let inside = |path: &Path| {
            let whole = std::path::absolute(path).ok()?;
            let folder = whole.parent()?.canonicalize().map_or_else(|_| whole.parent().map(Path::to_path_buf), Some)?;
            let root = root.canonicalize().ok()?;
            let inner = folder.join(whole.file_name()?);
            let inner = inner.strip_prefix(root).ok()?;
            Some(inner.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/"))
        };
        let new = PathBuf::from(&args.new);
        let new = if new.is_dir() { new.join(old.file_name().unwrap_or_default()) } else { new };
        let outside = |path: &str| CannotRun::new(format!("'{}' is outside of the repository", escape_plain(path)));
        let from = inside(&old).ok_or_else(|| outside(&args.old))?;
        return Ok(Rename::File { from, to: inside(&new).ok_or_else(|| outside(&args.new))? });
    }
    let of = impact::find(model, &args.old)?;
    let kind = &model.artifact(of).kind_name;
    let to = match args.new.split_once(':') {
        Some((word, id)) if model.catalogue.find(word) == Some(model.artifact(of).kind) => id,
        Some(_) => return Err(CannotRun::new(format!("it stays a {kind}; write {kind}:NEW"))),
        None => &args.new,
    };
    Ok(Rename::Id { of, to: to.to_owned() })
}

/// `1 file would move, and 2 others would change`.
fn said(changes: &[Change], [moved, changed]: [&str; 2]) -> String {
    let (gone, others): (Vec<&Change>, Vec<&Change>) = changes.iter().partition(|change| change.moved.is_some());
    let counted = |n: usize, what: &str| if n == 1 { format!("1 {what}") } else { format!("{n} {what}s") };
    match (gone.len(), others.len()) {
        (0, others) => format!("{} {changed}", counted(others, "file")),
        (gone, 0) => format!("{} {moved}", counted(gone, "file")),
        (gone, others) => format!("{} {moved}, and {} {changed}", counted(gone, "file"), counted(others, "other")),
    }
}

impl From<CannotRename> for CannotRun {
    fn from(error: CannotRename) -> Self {
        Self::new(escape_plain(&error.to_string()))
    }
}
