//! `orgdocs mv`.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::cli::MvArgs;
use crate::finding::Finding;
use crate::lint::{self, Baseline, Policy, Scope};
use crate::mend::{self, CannotRename, Change, Rename, Renamed};
use crate::model::Model;
use crate::report::escape_plain;
use crate::source::{DiskTree, Tree};
use crate::workspace::{Options, Workspace};

use super::output::Output;
use super::{CannotRun, Outcome, environment, fix, impact, repository};

pub(super) fn run(args: &MvArgs, output: &mut Output) -> Result<Outcome, CannotRun> {
    let root = repository::root(&args.root)?;
    let loaded = repository::load(&root, None)?;
    let wanted = wanted(args, &root, &loaded.model)?;
    let tree = DiskTree::new(&root);
    let options = Options { root, as_of: None, built_at: environment::build_date()? };
    let mut renamed = mend::rename(&tree, &options, &loaded.model, &wanted)?;
    let known = baseline(&tree, &loaded, &renamed)?;
    renamed.changes.extend(known);
    let changes = renamed.changes;
    if args.write {
        fix::put(&tree, &loaded.listing, &changes)?;
        output.note(&said(&changes, ["moved", "changed"]));
    } else {
        fix::show(&changes, output);
        output.note(&format!("{}; `--write` does it", said(&changes, ["would move", "would change"])));
    }
    Ok(Outcome::Clean)
}

/// What the baseline knows, by its new names.
fn baseline(tree: &DiskTree, loaded: &Workspace, renamed: &Renamed) -> Result<Option<Change>, CannotRun> {
    let known = repository::baseline(tree.root(), loaded)?;
    if known.is_empty() {
        return Ok(None);
    }
    let policy = Policy::new(&loaded.model.config, None);
    let [then, after] = [&loaded.model, &renamed.after].map(|model| lint::run(model, &policy, &Scope::default()).shown);
    let moved: BTreeMap<&str, &str> =
        renamed.changes.iter().filter_map(|change| Some((change.path.as_str(), change.moved.as_deref()?))).collect();
    let mut in_order: Vec<&Finding> = then.iter().collect();
    in_order.sort_by_key(|finding| {
        let span = finding.label.span;
        let path = loaded.model.sources.file(span.source).path.as_str();
        (moved.get(path).copied().unwrap_or(path), span.start)
    });
    let after: Vec<&Finding> = after.iter().collect();
    let before = loaded.bytes(tree.root(), Baseline::FILE).unwrap_or_default();
    let before = String::from_utf8_lossy(&before).into_owned();
    let now = known.clone().renamed(&in_order, &renamed.after, &after);
    let change = Change { path: Baseline::FILE.to_owned(), moved: None, before, after: now.write() };
    Ok((now != known).then_some(change))
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
    let of = impact::find(model, &args.old).map_err(|error| {
        let shown = escape_plain(&args.old);
        match old.extension() {
            _ if old.is_dir() => CannotRun::new(format!("'{shown}' is a folder; move its files one at a time")),
            Some(_) if !args.old.contains(':') => CannotRun::new(format!("there is no file '{shown}'")),
            _ => error,
        }
    })?;
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
