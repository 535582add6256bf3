//! `orgdocs check`.

use crate::cli::CheckArgs;

use super::output::Output;
use super::{CannotRun, Outcome, repository};

pub(super) fn run(args: &CheckArgs, output: &mut Output) -> Result<Outcome, CannotRun> {
    let repository = repository::open(&args.read)?;
    let report = repository::report(&repository, &args.report, output)?;
    // The program ends now; giving back every piece of the model first would only take time.
    std::mem::forget(repository);
    let failed = args.fail_on.level().is_some_and(|level| report.summary.at_least(level) > 0);
    Ok(if failed { Outcome::Findings } else { Outcome::Clean })
}
