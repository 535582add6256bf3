//! `orgdocs build`.

use std::path::Path;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::cli::BuildArgs;
use crate::lint::{self, Scope};
use crate::site::output::{self as folder, Exchange};
use crate::site::theme::Theme;
use crate::site::{self, Options, Plan};
use crate::source::{DiskTree, Listing, Tree};

use super::output::Output;
use super::repository::Repository;
use super::{CannotRun, Outcome, environment, repository};

/// The folder of files that replace those of the theme.
const THEME_FOLDER: &str = ".orgdocs/theme/";
/// Work that takes longer shows how far it is.
const PATIENCE: Duration = Duration::from_secs(1);

pub(super) fn run(args: &BuildArgs, output: &mut Output) -> Result<Outcome, CannotRun> {
    let repository = repository::open(&args.read)?;
    let asked = args.output.clone().unwrap_or_else(|| repository.root.join("site"));
    let cannot = |error: folder::OutputError| CannotRun::new(error.to_string());
    let target = folder::check(&repository.root, &asked, environment::home().as_deref()).map_err(cannot)?;
    let files = render(&repository, !args.read.paths.is_empty(), output)?;
    let pages = files.iter().filter(|file| file.path.ends_with(".html")).count();
    let exchange = folder::write(&target, &files).map_err(cannot)?;
    let report = repository::report(&repository, &args.report, output)?;
    if exchange == Exchange::InPlace {
        output.note("the folder could not be exchanged in one step, so its files were replaced one by one");
    }
    let shown = crate::report::escape_plain(&asked.to_string_lossy()).into_owned();
    let shown = shown.trim_start_matches("./").trim_end_matches('/');
    output.note(&format!("{pages} pages in {shown}/, open {shown}/index.html"));
    let failed = args.strict && args.fail_on.level().is_some_and(|level| report.summary.at_least(level) > 0);
    Ok(if failed { Outcome::Findings } else { Outcome::Clean })
}

fn render(repository: &Repository, narrowed: bool, output: &Output) -> Result<Vec<site::OutputFile>, CannotRun> {
    let model = &repository.workspace.model;
    let everything = narrowed.then(|| lint::run(model, &repository.policy, &Scope::default()));
    let findings = everything.as_ref().unwrap_or(&repository.findings);
    let options = Options { policy: repository.policy.clone(), live: false };
    let plan = site::plan(model, findings, &options);
    let listing = &repository.workspace.listing;
    let read = |path: &str| bytes(&repository.root, listing, path);
    let mut theme = theme(&repository.root, listing)?;
    let progress = Progress::over(&plan, output.is_watched());
    let rendered = site::render(&plan, model, findings, &mut theme, &read, None, &|| progress.tick());
    progress.bar.finish_and_clear();
    Ok(rendered.map_err(|error| CannotRun::new(format!("theme: {error}")))?.into_files())
}

/// The embedded theme with the repository's own files over it.
fn theme(root: &Path, listing: &Listing) -> Result<Theme, CannotRun> {
    let own =
        listing.files.iter().filter_map(|file| file.path.strip_prefix(THEME_FOLDER).map(|inner| (inner, file.path.as_str())));
    let overrides = own.filter_map(|(inner, path)| Some((inner.to_owned(), bytes(root, listing, path)?)));
    Theme::new(overrides).map_err(|error| CannotRun::new(format!("theme: {error}")))
}

/// The bytes of a listed file; nothing else of the disk is read.
fn bytes(root: &Path, listing: &Listing, path: &str) -> Option<Vec<u8>> {
    let file = listing.files.iter().find(|file| file.path == path)?;
    DiskTree::new(root).read(file).ok()
}

/// A bar on a terminal, once the work has taken a while.
struct Progress {
    bar: ProgressBar,
    since: Instant,
    watched: bool,
}

impl Progress {
    fn over(plan: &Plan, watched: bool) -> Self {
        let bar = ProgressBar::with_draw_target(Some(plan.addresses().count() as u64), ProgressDrawTarget::hidden());
        let style = ProgressStyle::with_template("{bar:30} {pos} of {len} pages");
        Self { bar: style.map_or_else(|_| bar.clone(), |style| bar.clone().with_style(style)), since: Instant::now(), watched }
    }

    fn tick(&self) {
        if self.watched && self.bar.is_hidden() && self.since.elapsed() > PATIENCE {
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
        }
        self.bar.inc(1);
    }
}
