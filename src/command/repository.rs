//! From arguments to a checked repository.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::cli::{ReadOptions, ReportOptions};
use crate::finding::{Finding, RuleId};
use crate::kind::KindId;
use crate::lint::{self, Baseline, Findings, Policy, Profile, Scope, page};
use crate::model::Model;
use crate::quantity::{self, Date, Problem};
use crate::report::{self, Counts, Format, FormatTarget, Report, RuleNote, State};
use crate::source::write;
use crate::workspace::{self, Options, Workspace};

use super::CannotRun;
use super::output::Output;

/// A repository with what the rules say about it.
pub(super) struct Repository {
    pub(super) root: PathBuf,
    pub(super) workspace: Workspace,
    pub(super) policy: Policy,
    pub(super) findings: Findings,
    /// Whether findings are those of some paths only.
    pub(super) narrowed: bool,
}

/// Reads and checks the repository around the given paths.
pub(super) fn open(options: &ReadOptions) -> Result<Repository, CannotRun> {
    open_beside(options, |_, _| ()).map(|(repository, ())| repository)
}

/// As [`open`], with what `beside` makes of the workspace at the same root while it is checked.
pub(super) fn open_beside<T: Send>(
    options: &ReadOptions,
    beside: impl FnOnce(&Path, &Workspace) -> T + Send,
) -> Result<(Repository, T), CannotRun> {
    let (root, scope) = place(&options.paths)?;
    let as_of = options.as_of.as_deref().map(date).transpose()?;
    let workspace = load(&root, as_of)?;
    let profile = options.profile.as_deref().and_then(Profile::from_word);
    let policy = Policy::new(&workspace.model.config, profile);
    let (findings, beside) = rayon::join(|| lint::run(&workspace.model, &policy, &scope), || beside(&root, &workspace));
    let narrowed = scope.is_narrow();
    Ok((Repository { root, workspace, policy, findings, narrowed }, beside))
}

/// Reads a repository.
pub(super) fn load(root: &Path, as_of: Option<Date>) -> Result<Workspace, CannotRun> {
    let options = Options { root: root.to_path_buf(), as_of, built_at: super::environment::build_date()? };
    workspace::load(&options).map_err(|error| CannotRun::new(error.to_string()))
}

/// The kind of a name that somebody typed.
pub(super) fn kind(model: &Model, name: &str) -> Result<KindId, CannotRun> {
    model.catalogue.find(name).ok_or_else(|| {
        let near = model.catalogue.nearest(name).map(|near| format!("; did you mean '{near}'?")).unwrap_or_default();
        CannotRun::new(format!("there is no kind '{}'{near}", report::escape_plain(name)))
    })
}

pub(super) fn date(text: &str) -> Result<Date, CannotRun> {
    quantity::date(text).map_err(|problem| match &problem.help {
        Some(why) => CannotRun::new(format!("--as-of: {}. {why}", report::escape_plain(&problem.message))),
        None => misread("--as-of", &problem, "2026-04-13"),
    })
}

/// The error of an option whose value cannot be read, with a value that can.
pub(super) fn misread(option: &str, problem: &Problem, example: &str) -> CannotRun {
    CannotRun::new(format!("{option}: {}; write it as `{example}`", report::escape_plain(&problem.message)))
}

/// The root around a folder that somebody named.
pub(super) fn root(folder: &Path) -> Result<PathBuf, CannotRun> {
    if !folder.exists() {
        return Err(CannotRun::new(format!("there is no folder '{}'", report::escape_plain(&folder.to_string_lossy()))));
    }
    Ok(workspace::root_of(folder))
}

/// The root that all paths share, and the paths in it.
pub(super) fn place(paths: &[PathBuf]) -> Result<(PathBuf, Scope), CannotRun> {
    let Some(first) = paths.first() else {
        return Ok((workspace::root_of(Path::new(".")), Scope::default()));
    };
    for path in paths {
        if !path.exists() {
            return Err(CannotRun::new(format!(
                "there is no file or folder '{}'",
                report::escape_plain(&path.to_string_lossy())
            )));
        }
    }
    let root = workspace::root_of(first);
    let mut scope = Scope::default();
    for path in paths {
        if workspace::root_of(path) != root {
            let shown = report::escape_plain(&path.to_string_lossy()).into_owned();
            return Err(CannotRun::new(format!("'{shown}' belongs to another repository than the first path")));
        }
        scope.paths.push(inside(&root, path)?);
    }
    Ok((root, scope))
}

fn inside(root: &Path, path: &Path) -> Result<String, CannotRun> {
    let whole = |path: &Path| path.canonicalize().map_err(|error| CannotRun::new(format!("{}: {error}", path.display())));
    let (root, path) = (whole(root)?, whole(path)?);
    Ok(slashed(path.strip_prefix(&root).unwrap_or(&path)))
}

/// The way from the root to a file, if it lies below.
pub(super) fn below(root: &Path, path: &Path) -> Option<String> {
    let (root, path) = (root.canonicalize().ok()?, path.canonicalize().ok()?);
    Some(slashed(path.strip_prefix(&root).ok()?))
}

fn slashed(path: &Path) -> String {
    let parts: Vec<String> = path.components().map(|part| part.as_os_str().to_string_lossy().into_owned()).collect();
    parts.join("/")
}

/// Says which folders are not read since they have a configuration of their own; of many only how many there are.
fn elsewhere(repository: &Repository, output: &mut Output) {
    const NAMED: usize = 3;
    let roots = repository.workspace.inner_roots();
    let (named, others) = roots.split_at(roots.len().min(NAMED));
    for folder in named {
        let folder = report::escape_plain(folder);
        let bare = folder.trim_end_matches('/');
        output.note(&format!("{folder} has its own orgdocs.yaml and is not read here; run `orgdocs check {bare}`"));
    }
    match others.len() {
        0 => {}
        1 => output.note("1 more folder has its own orgdocs.yaml and is not read here"),
        more => output.note(&format!("{more} more folders have their own orgdocs.yaml and are not read here")),
    }
}

/// Writes findings in every format asked for: files as named, the rest to standard output.
pub(super) fn report(repository: &Repository, options: &ReportOptions, output: &mut Output) -> Result<Report, CannotRun> {
    let known = if options.no_baseline { Baseline::default() } else { baseline(&repository.root, &repository.workspace)? };
    report_beside(repository, &known, options, output)
}

/// As [`report()`], beside findings that are known.
pub(super) fn report_beside(
    repository: &Repository,
    known: &Baseline,
    options: &ReportOptions,
    output: &mut Output,
) -> Result<Report, CannotRun> {
    let report =
        assemble(&repository.workspace.model, &repository.findings, known).with_way(workspace::way_from_git(&repository.root));
    output.detail(|| read(repository, known));
    for note in lint::left_out(&repository.workspace.model, &repository.policy) {
        output.note(&note);
    }
    if !repository.narrowed {
        elsewhere(repository, output);
    }
    let text = [FormatTarget { format: Format::Text, path: None }];
    let targets: &[FormatTarget] = if options.format.is_empty() { &text } else { &options.format };
    for target in targets {
        let style = report::Style { explain_levels: options.explain_levels, ..output.style() };
        match &target.path {
            None => output.write(&report::render(&report, target.format, &style)),
            Some(path) => {
                let plain = report::Style { explain_levels: options.explain_levels, ..report::Style::PAGE };
                let rendered = report::render(&report, target.format, &plain);
                write::write_file(path, rendered.as_bytes())
                    .map_err(|error| CannotRun::new(format!("cannot write '{}': {error}", path.display())))?;
            }
        }
        if target.format == Format::Github
            && let Some(path) = super::environment::github_summary()
        {
            let summary = report::render(&report, Format::Markdown, &report::Style::PAGE);
            write::append(&path, summary.as_bytes())
                .map_err(|error| CannotRun::new(format!("cannot write the job summary: {error}")))?;
        }
    }
    Ok(report)
}

/// What the repository's baseline knows; nothing where there is none.
pub(super) fn baseline(root: &Path, workspace: &Workspace) -> Result<Baseline, CannotRun> {
    let Some(bytes) = workspace.bytes(root, Baseline::FILE) else { return Ok(Baseline::default()) };
    Baseline::read(&bytes).map_err(|reason| {
        let what = format!("cannot read {}: {reason}", Baseline::FILE);
        CannotRun::new(format!("{what}; `orgdocs check --write-baseline` writes it anew"))
    })
}

/// What was read and by what it is judged.
fn read(repository: &Repository, known: &Baseline) -> String {
    let Repository { root, workspace, policy, .. } = repository;
    let model = &workspace.model;
    let root = root.canonicalize().unwrap_or_else(|_| root.clone());
    let phase = model.config.organisation.phase.map_or("no phase", crate::finding::Phase::word);
    let settings = if model.config.source.is_some() { "orgdocs.yaml" } else { "no orgdocs.yaml" };
    let files = format!("{} files listed, {} read as documents", workspace.listing.files.len(), model.documents.len());
    let judged = format!("profile {}, {phase}, as of {}, {} known before", policy.profile.word(), model.as_of, known.len());
    report::escape_plain(&format!("root {}; {settings}; {files}; {judged}", root.display())).into_owned()
}

fn assemble(model: &Model, findings: &Findings, baseline: &Baseline) -> Report {
    let pages = model.documents.iter().filter(|document| document.is_ordinary_page()).count();
    let counts = Counts {
        documents: model.documents.len(),
        artifacts: model.artifacts.iter().filter(|artifact| artifact.parent.is_none()).count(),
        pages,
        as_of: model.as_of.to_string(),
    };
    let waived = findings.waived.iter().map(|waived| waived.finding.clone());
    let all: Vec<Finding> = findings.shown.iter().cloned().chain(waived).collect();
    let state = |finding| if baseline.knows(finding) { State::Baselined } else { State::New };
    let states = findings.shown.iter().map(state);
    let states: Vec<State> =
        states.chain(findings.waived.iter().map(|waived| State::Waived { reason: waived.reason.clone() })).collect();
    let rules = notes(model, &all);
    Report::new(Arc::clone(&model.sources), all, counts).with_states(states).with_rules(rules)
}

/// What formats that carry rule help need, for the rules that fired.
fn notes(model: &Model, findings: &[Finding]) -> BTreeMap<RuleId, RuleNote> {
    let mut notes = BTreeMap::new();
    for finding in findings {
        if !notes.contains_key(&finding.rule) {
            notes.insert(finding.rule.clone(), note(model, finding));
        }
    }
    notes
}

fn note(model: &Model, finding: &Finding) -> RuleNote {
    let url = model.config.url.as_ref().map(|url| format!("{}/rules/{}.html", url.trim_end_matches('/'), finding.rule));
    let rule = lint::rules::RULES.iter().find(|rule| rule.id == finding.rule.as_str());
    match rule.and_then(|rule| page::parse(rule.page).ok().map(|page| (rule, page))) {
        Some((rule, page)) => RuleNote { summary: page.summary, markdown: rule.page.to_owned(), url },
        None => RuleNote { summary: finding.why.clone(), markdown: finding.why.clone(), url },
    }
}
