//! The calls of Git.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::SystemTime;

use super::log::Log;
use super::{Changes, Missing};

/// Length and time of the file in which Git notes where its head was; nothing where there is none.
pub(super) type Stamp = Option<(u64, SystemTime)>;

/// The state of the repository around a folder.
pub(super) fn stamp(root: &Path) -> Stamp {
    let repository = root.ancestors().find(|folder| folder.join(".git").exists())?;
    let noted = repository.join(".git/logs/HEAD").metadata().ok()?;
    Some((noted.len(), noted.modified().ok()?))
}

/// Reads the history back to the first commit that is older than the span.
pub(super) fn read(root: &Path, since: &str, until: &str) -> Result<Changes, Missing> {
    let whole = root.canonicalize().unwrap_or_else(|_| root.to_path_buf());
    if !whole.ancestors().any(|folder| folder.join(".git").exists()) {
        return Err(Missing::NoRepository);
    }
    let mut log = git(&whole);
    log.args(["log", "--format=%x01%cs %D"]);
    log.args(["-p", "-U0", "--relative", "--src-prefix=a/", "--dst-prefix=b/", "--no-merges", "--no-renames", "--no-color"]);
    log.args(["--no-ext-diff", "--no-textconv", "--no-show-signature"]);
    // The end of the day where it ends last.
    log.arg(format!("--until={until}T23:59:59-1200"));
    log.args(["--", "*.md", "*.markdown", "*.yaml", "*.yml"]);
    let started = log.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn();
    let mut running = started.map_err(|_| Missing::Unreadable)?;
    let mut read = Log::new(since, until);
    if let Some(output) = running.stdout.take() {
        let mut lines = BufReader::new(output);
        let mut line = Vec::new();
        while !read.is_over() && lines.read_until(b'\n', &mut line).is_ok_and(|count| count > 0) {
            read.line(String::from_utf8_lossy(&line).trim_end_matches(['\n', '\r']));
            line.clear();
        }
    }
    if read.is_over() {
        // What is older is not waited for.
        let _ = running.kill();
    }
    let ended = running.wait();
    if !read.is_over() && !ended.is_ok_and(|status| status.success()) {
        return Err(Missing::Unreadable);
    }
    read.end()
}

/// Git in a folder, whatever the caller's environment says about another one.
pub(super) fn git(folder: &Path) -> Command {
    let mut git = Command::new("git");
    git.arg("-C").arg(folder).args(["--no-pager", "-c", "core.quotePath=false"]);
    for variable in ["GIT_DIR", "GIT_WORK_TREE", "GIT_PREFIX", "GIT_INDEX_FILE", "GIT_EXTERNAL_DIFF"] {
        git.env_remove(variable);
    }
    git
}
