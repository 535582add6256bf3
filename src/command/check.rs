//! `orgdocs check`.

use crate::cli::CheckArgs;
use crate::finding::Finding;
use crate::lint::Baseline;
use crate::source::write;

use super::output::Output;
use super::repository::Repository;
use super::{CannotRun, Outcome, repository};

pub(super) fn run(args: &CheckArgs, output: &mut Output) -> Result<Outcome, CannotRun> {
    let repository = repository::open(&args.read)?;
    if args.baseline.write_baseline {
        return write_baseline(&repository, output);
    }
    let known = repository::baseline(&repository)?;
    let current = known.pruned(everything(&repository));
    if args.baseline.prune_baseline {
        whole(&repository)?;
        put(&repository, &current)?;
        output.note(&format!("{} of {} findings taken out of {}", known.len() - current.len(), known.len(), Baseline::FILE));
    }
    let report = repository::report(&repository, &args.report, output)?;
    let gone = known.len() - current.len();
    if gone > 0
        && !args.baseline.prune_baseline
        && !repository.narrowed
        && args.read.profile.is_none()
        && !args.report.no_baseline
    {
        let are =
            if gone == 1 { "1 finding of the baseline is".to_owned() } else { format!("{gone} findings of the baseline are") };
        output
            .note(&format!("{are} mended; `orgdocs check --prune-baseline` forgets what is, so that it cannot come back unseen"));
    }
    // The program ends now; giving back every piece of the model first would only take time.
    std::mem::forget(repository);
    let failed = args.fail_on.level().is_some_and(|level| report.summary.at_least(level) > 0);
    Ok(if failed { Outcome::Findings } else { Outcome::Clean })
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

fn put(repository: &Repository, baseline: &Baseline) -> Result<(), CannotRun> {
    let path = repository.root.join(Baseline::FILE);
    write::write_with_folders(&path, baseline.write().as_bytes())
        .map_err(|error| CannotRun::new(format!("cannot write {}: {error}", Baseline::FILE)))
}
