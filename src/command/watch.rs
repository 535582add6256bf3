//! `orgdocs watch`.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::Arc;

use crate::cli::{ReportOptions, WatchArgs};
use crate::lint::{Baseline, Profile};
use crate::report::{self, State, Summary, text};
use crate::watch::{self, Change, Changes, Port, Rebuild, Stage, Turn};
use crate::workspace::{Options, Touched};

use super::output::Output;
use super::repository::Repository;
use super::{CannotRun, Outcome, environment, repository};

/// The port where nobody names one.
const PORT: u16 = 4040;
/// New findings that are shown whole after a change.
const SHOWN: usize = 5;

/// How often each finding was there at the last turn.
type Census = BTreeMap<[String; 3], usize>;

pub(super) fn run(args: &WatchArgs, output: &mut Output) -> Result<Outcome, CannotRun> {
    let (root, scope) = repository::place(&args.read.paths)?;
    // A name that counts from here leads nowhere once the folder is another one of the same name.
    let root = std::path::absolute(&root).unwrap_or(root);
    let mut report = args.report.clone();
    for path in report.format.iter_mut().filter_map(|target| target.path.as_mut()) {
        if let Ok(whole) = std::path::absolute(&*path) {
            *path = whole;
        }
    }
    let as_of = args.read.as_of.as_deref().map(repository::date).transpose()?;
    let profile = args.read.profile.as_deref().and_then(Profile::from_word);
    let options = Options { root: root.clone(), as_of, built_at: environment::build_date()? };
    let port = args.port.map_or(Port::Usual(PORT), Port::Exactly);
    let bound = watch::bind(args.host, port)
        .map_err(|error| CannotRun::new(format!("cannot serve on {}, port {}: {error}", args.host, args.port.unwrap_or(PORT))))?;

    let (mut changes, no_events) = Changes::start(&root, args.poll);
    if let Some(reason) = no_events {
        output.note(&format!("looking for changes in intervals, since the system reports none: {reason}"));
    }
    let mut rebuild = Rebuild::new(options, profile, scope);
    let first = rebuild.turn(&Touched::default()).map_err(|error| CannotRun::new(error.to_string()))?;
    let first = first.ok_or_else(|| CannotRun::new("the folder gave nothing to show"))?;
    let stage = Arc::new(Stage::new(first.show.clone()));
    let url = bound.url();
    let _server = bound.serve(Arc::clone(&stage)).map_err(|error| CannotRun::new(format!("cannot serve: {error}")))?;

    let mut watch = Watch { root, report, narrowed: !args.read.paths.is_empty(), before: Census::new(), trouble: None };
    watch.first(first, output)?;
    watch::on_interrupt(changes.stopper())
        .map_err(|error| CannotRun::new(format!("cannot hear the terminal's wish to end: {error}")))?;
    output.write(&format!("serving {url}\n"));
    if args.open && !open(&url) {
        output.note("no browser could be opened");
    }
    loop {
        match changes.next() {
            Change::Stop => return Ok(Outcome::Clean),
            Change::RootGone => output.note("the folder is gone; waiting for it"),
            Change::Files(touched) => match rebuild.turn(&touched) {
                Ok(None) => {}
                Ok(Some(turn)) => {
                    stage.put(turn.show.clone());
                    watch.again(turn, output)?;
                }
                Err(error) => watch.trouble(Some(error.to_string()), output),
            },
        }
    }
}

/// What the person at the terminal already knows.
struct Watch {
    root: PathBuf,
    report: ReportOptions,
    narrowed: bool,
    before: Census,
    trouble: Option<String>,
}

impl Watch {
    fn first(&mut self, turn: Turn, output: &mut Output) -> Result<(), CannotRun> {
        self.before = watch::census(&turn.workspace.model.sources, &turn.findings.shown);
        self.trouble(turn.trouble.clone(), output);
        repository::report(&self.repository(turn), &self.report, output).map(drop)
    }

    /// Says what a change made better and worse.
    fn again(&mut self, turn: Turn, output: &mut Output) -> Result<(), CannotRun> {
        self.trouble(turn.trouble.clone(), output);
        let sources = Arc::clone(&turn.workspace.model.sources);
        let now = watch::census(&sources, &turn.findings.shown);
        let mut known = std::mem::replace(&mut self.before, now);
        if !self.report.format.is_empty() {
            return repository::report(&self.repository(turn), &self.report, output).map(drop);
        }
        let new: Vec<_> = turn
            .findings
            .shown
            .iter()
            .filter(|finding| {
                let path = sources.file(finding.label.span.source).path.clone();
                match known.get_mut(&[path, finding.rule.to_string(), finding.message.clone()]) {
                    Some(left) if *left > 0 => {
                        *left -= 1;
                        false
                    }
                    _ => true,
                }
            })
            .collect();
        let gone: usize = known.values().sum();
        let style = report::Style { explain_levels: self.report.explain_levels, ..output.style() };
        for finding in new.iter().take(SHOWN) {
            output.write(&format!("{}\n", text::finding(&sources, finding, &style)));
        }
        let more = new.len().saturating_sub(SHOWN);
        let summary = self.counted(&turn);
        output.write(&format!("{}\n", line(&summary.headline(), new.len(), more, gone)));
        Ok(())
    }

    /// Says what stands in the way of the site, once.
    fn trouble(&mut self, trouble: Option<String>, output: &mut Output) {
        if let Some(trouble) = &trouble
            && self.trouble.as_ref() != Some(trouble)
        {
            output.error(&report::escape_plain(trouble));
        }
        self.trouble = trouble;
    }

    /// What counts, beside what the baseline knows.
    fn counted(&self, turn: &Turn) -> Summary {
        let bytes = turn.workspace.bytes(&self.root, Baseline::FILE);
        let known = bytes.and_then(|bytes| Baseline::read(&bytes).ok()).filter(|_| !self.report.no_baseline).unwrap_or_default();
        let shown = turn.findings.shown.clone();
        let states = shown.iter().map(|finding| if known.knows(finding) { State::Baselined } else { State::New }).collect();
        let sources = Arc::clone(&turn.workspace.model.sources);
        report::Report::new(sources, shown, report::Counts::default()).with_states(states).summary
    }

    fn repository(&self, turn: Turn) -> Repository {
        let Turn { workspace, policy, findings, .. } = turn;
        Repository { root: self.root.clone(), workspace, policy, findings, narrowed: self.narrowed }
    }
}

/// `rebuilt: 3 errors, 1 warning (2 new, 1 gone)`.
fn line(headline: &str, new: usize, not_shown: usize, gone: usize) -> String {
    let mut parts = Vec::new();
    if new > 0 {
        parts.push(if not_shown > 0 { format!("{new} new, {not_shown} of them not shown") } else { format!("{new} new") });
    }
    if gone > 0 {
        parts.push(format!("{gone} gone"));
    }
    let change = if parts.is_empty() { String::new() } else { format!(" ({})", parts.join(", ")) };
    format!("rebuilt: {headline}{change}")
}

/// Opens an address in the browser; whether the system took it.
fn open(url: &str) -> bool {
    let program = match std::env::consts::OS {
        "macos" => "open",
        "windows" => "explorer",
        _ => "xdg-open",
    };
    Command::new(program).arg(url).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().is_ok()
}

#[cfg(test)]
mod tests {
    use super::line;

    #[test]
    fn the_line_says_what_changed() {
        assert_eq!(line("no findings", 0, 0, 2), "rebuilt: no findings (2 gone)");
        assert_eq!(line("9 errors", 7, 2, 1), "rebuilt: 9 errors (7 new, 2 of them not shown, 1 gone)");
        assert_eq!(line("1 error", 0, 0, 0), "rebuilt: 1 error");
    }
}
