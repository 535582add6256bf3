//! `orgdocs check --fix` and `--diff`, and what other commands that change documents share with them.

use std::io;
use std::path::{Path, PathBuf};

use crate::cli::CheckArgs;
use crate::lint::Profile;
use crate::mend::{self, Change, Fixed, Wish};
use crate::report;
use crate::source::{DiskTree, ListedFile, Listing, Tree, write};
use crate::workspace::Options;

use super::output::Output;
use super::repository::{self, Repository};
use super::{CannotRun, Outcome, check, environment};

/// Makes the fixes asked for, and writes them unless they are only to be shown.
pub(super) fn run(args: &CheckArgs, output: &mut Output) -> Result<Outcome, CannotRun> {
    let (root, scope) = repository::place(&args.read.paths)?;
    let as_of = args.read.as_of.as_deref().map(repository::date).transpose()?;
    let options = Options { root: root.clone(), as_of, built_at: environment::build_date()? };
    let profile = args.read.profile.as_deref().and_then(Profile::from_word);
    let wish = Wish { profile, scope, also_unsafe: args.fixes.also_unsafe };
    let tree = DiskTree::new(&root);
    let fixed = mend::fix(&tree, &options, &wish).map_err(|error| CannotRun::new(error.to_string()))?;
    if args.fixes.diff {
        show(&fixed.changes, output);
        output.note(&said(&fixed, "can be mended"));
        return Ok(if fixed.changes.is_empty() { Outcome::Clean } else { Outcome::Findings });
    }
    let listing = repository::load(&root, as_of)?.listing;
    put(&tree, &listing, &fixed.changes)?;
    if !fixed.changes.is_empty() {
        output.note(&said(&fixed, "mended"));
    }
    let repository = repository::open(&args.read)?;
    prune(&repository)?;
    let report = repository::report(&repository, &args.report, output)?;
    let failed = args.fail_on.level().is_some_and(|level| report.summary.at_least(level) > 0);
    Ok(if failed { Outcome::Findings } else { Outcome::Clean })
}

/// Shows changes as a diff, in which nothing that authors wrote can move the cursor.
pub(super) fn show(changes: &[Change], output: &mut Output) {
    let mut text = String::new();
    for line in changes.iter().map(Change::unified).collect::<String>().lines() {
        let (mark, rest) = line.split_at(line.len().min(1));
        let harmless: Vec<_> = rest.split('\t').map(report::escape_plain).collect();
        text.push_str(mark);
        text.push_str(&harmless.join("\t"));
        text.push('\n');
    }
    output.write(&text);
}

/// Writes changed texts, all or none, if the files still hold what was read; moved files are moved after that.
pub(super) fn put(tree: &DiskTree, listing: &Listing, changes: &[Change]) -> Result<(), CannotRun> {
    let mut files: Vec<(PathBuf, Vec<u8>)> = Vec::new();
    for change in changes {
        let shown = report::escape_plain(&change.path).into_owned();
        let listed =
            listing.files.binary_search_by(|file| file.path.as_str().cmp(&change.path)).ok().map(|at| listing.files[at].clone());
        let file = listed.unwrap_or_else(|| ListedFile::new(&change.path));
        let is_text = !change.before.is_empty() || change.moved.is_none();
        if is_text && tree.read(&file).ok().as_deref() != Some(change.before.as_bytes()) {
            return Err(CannotRun::new(format!("'{shown}' changed while it was read; nothing was written")));
        }
        if change.before != change.after {
            files.push((file.on_disk(tree.root()), change.after.clone().into_bytes()));
        }
    }
    let cannot_move =
        |from: &str, error: &io::Error| CannotRun::new(format!("cannot move '{}': {error}", report::escape_plain(from)));
    let mut moves: Vec<(&str, PathBuf)> = Vec::new();
    for (from, to) in changes.iter().filter_map(|change| Some((&change.path, change.moved.as_ref()?))) {
        let to = write::inside(tree.root(), Path::new(to)).and_then(|to| write::make_way(&to).map(|()| to));
        moves.push((from, to.map_err(|error| cannot_move(from, &error))?));
    }
    write::write_files(&files).map_err(|(path, error)| {
        let shown = path.strip_prefix(tree.root()).unwrap_or(&path).to_string_lossy().into_owned();
        CannotRun::new(format!("cannot write '{}': {error}", report::escape_plain(&shown)))
    })?;
    for (from, to) in moves {
        write::move_file(&tree.root().join(from), &to).map_err(|error| cannot_move(from, &error))?;
    }
    Ok(())
}

/// Takes out of the baseline what is no longer there, so that it cannot come back unseen.
fn prune(repository: &Repository) -> Result<(), CannotRun> {
    if repository.narrowed {
        return Ok(());
    }
    let known = repository::baseline(&repository.root, &repository.workspace)?;
    let current = known.pruned(repository.findings.shown.iter());
    if current == known {
        return Ok(());
    }
    check::put(repository, &current)
}

/// `3 findings mended in 2 files: 2 iso-date, 1 quoted-hash`.
fn said(fixed: &Fixed, done: &str) -> String {
    let counted = |n: usize, word: &str| if n == 1 { format!("1 {word}") } else { format!("{n} {word}s") };
    let rules: Vec<String> = fixed.rules.iter().map(|(rule, n)| format!("{n} {rule}")).collect();
    if fixed.changes.is_empty() {
        return format!("no finding {done}");
    }
    let (findings, files) = (counted(fixed.count(), "finding"), counted(fixed.changes.len(), "file"));
    format!("{findings} {done} in {files}: {}", rules.join(", "))
}
