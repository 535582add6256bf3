//! `orgdocs build`.

use std::path::Path;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::cli::BuildArgs;
use crate::lint::{self, Scope};
use crate::site::output::{self as folder, Exchange, Fresh, OutputError};
use crate::site::theme::{Theme, ThemeError, chosen};
use crate::site::{self, Options, Plan, Search};
use crate::workspace::Workspace;

use super::output::Output;
use super::repository::Repository;
use super::{CannotRun, Outcome, environment, repository};

/// Work that takes longer shows how far it is.
const PATIENCE: Duration = Duration::from_secs(1);

pub(super) fn run(args: &BuildArgs, output: &mut Output) -> Result<Outcome, CannotRun> {
    let (repository, theme) = repository::open_beside(&args.read, theme)?;
    let theme = theme?;
    let asked = args.output.clone().unwrap_or_else(|| repository.root.join("site"));
    let target = folder::check(&repository.root, &asked, environment::home().as_deref())?;
    let fresh = Fresh::begin(&target)?;
    let search = render(&repository, theme, &fresh, output)?;
    let pages = fresh.pages();
    let exchange = fresh.place()?;
    let report = repository::report(&repository, &args.report, output)?;
    // The program ends here, and the system takes memory back at once.
    std::mem::forget((repository, search));
    if exchange == Exchange::InPlace {
        output.note("the folder could not be exchanged in one step, so its files were replaced one by one");
    }
    let shown = crate::report::escape_plain(&asked.to_string_lossy()).into_owned();
    let shown = shown.trim_start_matches("./").trim_end_matches('/');
    output.note(&format!("{pages} pages in {shown}/, open {shown}/index.html"));
    let failed = args.strict && args.fail_on.level().is_some_and(|level| report.summary.at_least(level) > 0);
    Ok(if failed { Outcome::Findings } else { Outcome::Clean })
}

/// The theme that the configuration asks for.
fn theme(root: &Path, workspace: &Workspace) -> Result<Theme, ThemeError> {
    let written = workspace.shown().config.theme.as_ref().map(|theme| theme.value.as_str());
    let (name, files) = chosen(written, |folder| workspace.below(root, folder));
    Theme::named(&name, files)
}

fn render(repository: &Repository, mut theme: Theme, fresh: &Fresh, output: &Output) -> Result<Search, CannotRun> {
    let Repository { root, workspace, policy, findings, narrowed } = repository;
    let model = &workspace.model;
    let everything = narrowed.then(|| lint::run(model, policy, &Scope::default()));
    let findings = everything.as_ref().unwrap_or(findings);
    let read = |path: &str| workspace.bytes(root, path);
    let model = workspace.shown();
    let words = theme.words(site::language(model));
    let plan = site::plan(model, findings, &Options { policy: policy.clone(), words, live: false }, &read);
    let progress = Progress::over(&plan, output.is_watched());
    let put = |path: &str, bytes: &[u8]| {
        progress.tick();
        fresh.put(path, bytes).map_err(CannotRun::from)
    };
    let rendered = site::render_each(site::Sources { plan: &plan, model, findings, read: &read }, &mut theme, put);
    progress.bar.finish_and_clear();
    rendered
}

impl From<OutputError> for CannotRun {
    fn from(error: OutputError) -> Self {
        Self::new(error.to_string())
    }
}

impl From<ThemeError> for CannotRun {
    fn from(error: ThemeError) -> Self {
        Self::new(format!("theme: {error}"))
    }
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
