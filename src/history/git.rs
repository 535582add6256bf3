//! The calls of Git.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};

use super::latest::{FORMAT, Latest, Reader};
use super::log::Log;
use super::{Changes, Missing};

/// Reads the history back to the first commit that is older than the span.
pub(super) fn read(root: &Path, since: &str, until: &str) -> Result<Changes, Missing> {
    let mut command = log_of(root)?;
    command.args(["--format=%x01%cs %D", "-p", "-U0", "--src-prefix=a/", "--dst-prefix=b/", "--no-color", "--no-ext-diff"]);
    command.arg("--no-textconv");
    // The end of the day where it ends last.
    command.arg(format!("--until={until}T23:59:59-1200"));
    let mut log = Log::new(since, until);
    let ended = lines_of(command, |line| {
        log.line(line);
        !log.is_over()
    })?;
    if !log.is_over() && !ended {
        return Err(Missing::Unreadable);
    }
    log.end()
}

/// Reads back until the last commit of each of these documents is found.
pub(super) fn latest<'p>(root: &Path, wanted: impl Iterator<Item = &'p str>) -> Option<Latest> {
    let mut reader = Reader::new(wanted);
    if reader.is_over() {
        return None;
    }
    let mut git = log_of(root).ok()?;
    git.args([FORMAT, "--name-only"]);
    let ended = lines_of(git, |line| {
        reader.line(line);
        !reader.is_over()
    });
    (reader.is_over() || ended == Ok(true)).then(|| reader.end())
}

/// `git log` of the documents in a folder.
fn log_of(root: &Path) -> Result<Command, Missing> {
    let whole = root.canonicalize().unwrap_or_else(|_| root.to_path_buf());
    if !whole.ancestors().any(|folder| folder.join(".git").exists()) {
        return Err(Missing::NoRepository);
    }
    let mut log = git(&whole);
    log.args(["log", "--relative", "--no-merges", "--no-renames", "--no-show-signature"]);
    Ok(log)
}

/// Gives each line of what Git says about the documents to `take`, until it wants no more; whether Git ended well by itself.
fn lines_of(mut log: Command, mut take: impl FnMut(&str) -> bool) -> Result<bool, Missing> {
    log.args(["--", "*.md", "*.markdown", "*.yaml", "*.yml"]);
    let started = log.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn();
    let mut running = started.map_err(|_| Missing::Unreadable)?;
    let mut more = true;
    if let Some(output) = running.stdout.take() {
        let mut lines = BufReader::new(output);
        let mut line = Vec::new();
        while more && lines.read_until(b'\n', &mut line).is_ok_and(|count| count > 0) {
            more = take(String::from_utf8_lossy(&line).trim_end_matches(['\n', '\r']));
            line.clear();
        }
    }
    if !more {
        // What is older is not waited for.
        let _ = running.kill();
    }
    let ended = running.wait();
    Ok(more && ended.is_ok_and(|status| status.success()))
}

/// What no repository may ask of Git when it is only read: to take a folder among the documents for a repository, to run what
/// that names, or to fetch what is missing.
const READ_ONLY: [&str; 4] =
    ["safe.bareRepository=explicit", "core.fsmonitor=false", "protocol.allow=never", "core.quotePath=false"];

/// Git in a folder, whatever the caller's environment says about another one.
pub(super) fn git(folder: &Path) -> Command {
    let mut git = Command::new("git");
    git.arg("-C").arg(folder).arg("--no-pager");
    git.args(READ_ONLY.iter().flat_map(|setting| ["-c", setting])).env("GIT_NO_LAZY_FETCH", "1").env("GIT_OPTIONAL_LOCKS", "0");
    for variable in ["GIT_DIR", "GIT_WORK_TREE", "GIT_PREFIX", "GIT_INDEX_FILE", "GIT_EXTERNAL_DIFF"] {
        git.env_remove(variable);
    }
    git
}
