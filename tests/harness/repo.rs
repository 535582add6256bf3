//! The temporary repository.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::time::Duration;

use tempfile::TempDir;

use super::Output;
use super::text::unindent;

/// A folder that disappears with the test.
pub(crate) struct Repo {
    outer: TempDir,
    vars: Vec<(String, String)>,
}

impl Repo {
    /// An empty repository.
    pub(crate) fn new() -> Self {
        let outer = TempDir::with_prefix("orgdocs-test-").unwrap();
        std::fs::create_dir(outer.path().join("repo")).unwrap();
        Self { outer, vars: vec![] }
    }

    /// A copy of a folder.
    pub(crate) fn copy_of(folder: &Path) -> Self {
        let repo = Self::new();
        for entry in walkdir::WalkDir::new(folder).sort_by_file_name() {
            let entry = entry.unwrap();
            if entry.file_type().is_file() {
                let to = repo.path(entry.path().strip_prefix(folder).unwrap());
                std::fs::create_dir_all(to.parent().unwrap()).unwrap();
                std::fs::copy(entry.path(), to).unwrap();
            }
        }
        repo
    }

    /// Writes a file; a literal that begins with a newline loses its indentation.
    pub(crate) fn file(self, path: &str, text: &str) -> Self {
        self.bytes(path, unindent(text).as_bytes())
    }

    /// Writes a file byte for byte.
    pub(crate) fn bytes(self, path: &str, bytes: &[u8]) -> Self {
        let to = self.path(path);
        std::fs::create_dir_all(to.parent().unwrap()).unwrap();
        std::fs::write(to, bytes).unwrap();
        self
    }

    /// Sets a variable of the otherwise empty environment.
    pub(crate) fn env(mut self, name: &str, value: &str) -> Self {
        self.vars.push((name.to_owned(), value.to_owned()));
        self
    }

    /// A path inside the repository.
    pub(crate) fn path(&self, path: impl AsRef<Path>) -> PathBuf {
        self.outer.path().join("repo").join(path)
    }

    /// The text of a file that the program wrote.
    #[track_caller]
    pub(crate) fn read(&self, path: &str) -> String {
        std::fs::read_to_string(self.path(path)).unwrap()
    }

    /// Every file with its bytes, by path; what a test compares to prove that nothing else changed.
    pub(crate) fn snapshot(&self) -> Vec<(String, Vec<u8>)> {
        let root = self.path("");
        let files = walkdir::WalkDir::new(&root).sort_by_file_name().into_iter().map(Result::unwrap);
        let files = files.filter(|entry| entry.file_type().is_file());
        files
            .map(|entry| {
                let path = entry.path().strip_prefix(&root).unwrap().to_string_lossy().into_owned();
                (path, std::fs::read(entry.path()).unwrap())
            })
            .collect()
    }

    /// Runs the program in the repository; a minute without an end fails the test.
    #[track_caller]
    pub(crate) fn run<I: IntoIterator<Item: AsRef<OsStr>>>(&self, arguments: I) -> Output {
        self.run_in("", arguments)
    }

    /// Runs the program in the repository; so many seconds without an end fail the test.
    #[track_caller]
    pub(crate) fn run_within<I: IntoIterator<Item: AsRef<OsStr>>>(&self, seconds: u64, arguments: I) -> Output {
        self.run_for(Duration::from_secs(seconds), "", arguments)
    }

    /// Runs the program in a folder of the repository.
    #[track_caller]
    pub(crate) fn run_in<I: IntoIterator<Item: AsRef<OsStr>>>(&self, folder: &str, arguments: I) -> Output {
        self.run_for(Duration::from_mins(1), folder, arguments)
    }

    #[track_caller]
    fn run_for<I: IntoIterator<Item: AsRef<OsStr>>>(&self, time: Duration, folder: &str, arguments: I) -> Output {
        let mut command = assert_cmd::Command::new(env!("CARGO_BIN_EXE_orgdocs"));
        command.args(arguments).current_dir(self.path(folder)).env_clear().timeout(time);
        command.env("HOME", self.outer.path()).env("PATH", std::env::var_os("PATH").unwrap_or_default());
        command.envs(self.vars.iter().map(|(name, value)| (name, value)));
        let output = command.output().unwrap();
        Output { code: output.status.code(), stdout: self.scrub(&output.stdout), stderr: self.scrub(&output.stderr) }
    }

    fn scrub(&self, bytes: &[u8]) -> String {
        let mut text = String::from_utf8_lossy(bytes).into_owned();
        let root = self.outer.path().join("repo");
        let real = root.canonicalize().unwrap_or_else(|_| root.clone());
        for path in [real, root] {
            text = text.replace(&*path.to_string_lossy(), "[ROOT]");
        }
        text
    }
}

#[test]
fn a_repository_holds_what_was_written_and_hides_its_path() {
    let repo = Repo::new().file("a/b.md", "\n    # B\n    ").bytes("c", &[0, 159]).env("X", "1");
    assert_eq!(repo.read("a/b.md"), "# B\n");
    assert_eq!(repo.snapshot(), [("a/b.md".to_owned(), b"# B\n".to_vec()), ("c".to_owned(), vec![0, 159])]);
    let path = repo.path("a/b.md");
    assert_eq!(repo.scrub(path.to_string_lossy().as_bytes()), "[ROOT]/a/b.md");
    assert_eq!(Repo::copy_of(&repo.path("")).snapshot(), repo.snapshot());
}

#[test]
fn a_status_that_was_not_expected_fails_the_test_with_the_output() {
    let output = Repo::new().run(["no-such-command"]);
    let expected = output.code.unwrap();
    output.exits(expected);
    let wrong = std::panic::catch_unwind(|| output.exits(expected + 1).clone());
    assert!(wrong.is_err());
}
