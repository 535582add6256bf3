//! `orgdocs check`.

use std::path::Path;

use crate::cli::CheckArgs;
use crate::finding::Finding;
use crate::history::Revision;
use crate::lint::{self, Baseline, Scope};
use crate::report::Report;
use crate::source::write;
use crate::workspace::{Options, load_tree};

use super::output::Output;
use super::repository::Repository;
use super::{CannotRun, Outcome, fix, repository};

pub(super) fn run(args: &CheckArgs, output: &mut Output) -> Result<Outcome, CannotRun> {
    if args.fixes.fix || args.fixes.diff {
        return fix::run(args, output);
    }
    let repository = repository::open(&args.read)?;
    if args.baseline.write_baseline {
        return write_baseline(&repository, output);
    }
    let known = repository::baseline(&repository.root, &repository.workspace)?;
    let current = known.pruned(everything(&repository));
    if args.baseline.prune_baseline {
        whole(&repository)?;
        put(&repository, &current)?;
        output.note(&format!("{} of {} findings taken out of {}", known.len() - current.len(), known.len(), Baseline::FILE));
    }
    let known_before = match &args.since {
        Some(revision) => known.clone().and(at(&repository, revision)?),
        None if args.report.no_baseline => Baseline::default(),
        None => known.clone(),
    };
    let report = repository::report_beside(&repository, &known_before, &args.report, output)?;
    let gone = known.len() - current.len();
    let all = !repository.narrowed && args.read.profile.is_none() && !args.report.no_baseline && args.since.is_none();
    if gone > 0 && !args.baseline.prune_baseline && all {
        let are =
            if gone == 1 { "1 finding of the baseline is".to_owned() } else { format!("{gone} findings of the baseline are") };
        output
            .note(&format!("{are} mended; `orgdocs check --prune-baseline` forgets what is, so that it cannot come back unseen"));
    }
    if args.report.format.is_empty() {
        fixable(&report, output);
    }
    // The program ends now; giving back every piece of the model first would only take time.
    std::mem::forget(repository);
    let failed = args.fail_on.level().is_some_and(|level| report.summary.at_least(level) > 0);
    Ok(if failed { Outcome::Findings } else { Outcome::Clean })
}

/// Says how many findings could mend themselves.
fn fixable(report: &Report, output: &mut Output) {
    let offers = |safe: bool| {
        report
            .counted()
            .filter(|one| one.finding.fixes.iter().any(|fix| fix.safe) == safe && !one.finding.fixes.is_empty())
            .count()
    };
    let (safe, other) = (offers(true), offers(false));
    match (safe, other) {
        (0, 0) => {}
        (0, n) => output.note(&format!("{n} can be mended with a second look: `orgdocs check --diff --unsafe`")),
        (n, 0) => output.note(&format!("{n} can be mended: `orgdocs check --fix`")),
        (n, more) => {
            output.note(&format!("{n} can be mended: `orgdocs check --fix`; {more} more with a second look: `--diff --unsafe`"));
        }
    }
}

/// What was found at a revision, by the levels of today.
fn at(repository: &Repository, revision: &str) -> Result<Baseline, CannotRun> {
    let tree = Revision::open(&repository.root, revision)?;
    let options = Options { root: repository.root.clone(), as_of: Some(repository.workspace.model.as_of), built_at: None };
    let then = load_tree(&tree, &options).map_err(|error| CannotRun::new(error.to_string()))?;
    let found = lint::run(&then.model, &repository.policy, &Scope::default());
    Ok(Baseline::of(&then.model, found.shown.iter()))
}

fn everything(repository: &Repository) -> impl Iterator<Item = &Finding> {
    repository.findings.shown.iter()
}

/// A baseline is of the whole repository, or it would forget the rest.
fn whole(repository: &Repository) -> Result<(), CannotRun> {
    if repository.narrowed {
        return Err(CannotRun::new("a baseline is of the whole repository; leave the paths out"));
    }
    Ok(())
}

fn write_baseline(repository: &Repository, output: &mut Output) -> Result<Outcome, CannotRun> {
    whole(repository)?;
    let baseline = Baseline::of(&repository.workspace.model, everything(repository));
    put(repository, &baseline)?;
    let many = if baseline.len() == 1 { "1 finding is".to_owned() } else { format!("{} findings are", baseline.len()) };
    output.note(&format!("{many} in {} now; commit it, and `orgdocs check` speaks of new ones only", Baseline::FILE));
    Ok(Outcome::Clean)
}

/// Writes the baseline of a repository.
pub(super) fn put(repository: &Repository, baseline: &Baseline) -> Result<(), CannotRun> {
    write::inside(&repository.root, Path::new(Baseline::FILE))
        .and_then(|path| write::write_with_folders(&path, baseline.write().as_bytes()))
        .map_err(|error| CannotRun::new(format!("cannot write {}: {error}", Baseline::FILE)))
}
