//! The files of a folder as a Git revision has them: one `git ls-tree`, and one `git cat-file --batch` for all documents.

use std::collections::{BTreeMap, HashMap};
use std::io::{BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::Stdio;

use crate::source::disk::MAX_BYTES;
use crate::source::{DiscoverError, Filter, ListedFile, Listing, ReadFault, Tree, kept};

use super::git::git;

/// A revision, read when it was opened.
#[derive(Debug)]
pub struct Revision {
    root: PathBuf,
    /// The day of its commit, as `2026-04-15`.
    pub day: String,
    files: BTreeMap<String, Entry>,
    texts: HashMap<String, Vec<u8>>,
}

/// What a revision has at a path.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Entry {
    object: String,
    /// Whether it is a symbolic link, whose text is the way.
    link: bool,
}

/// Why a revision cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NoRevision {
    /// The folder is in no Git repository, or Git is not there.
    #[error("this folder is in no Git repository, or Git is not installed")]
    NoRepository,
    /// Nothing was committed yet.
    #[error("nothing is committed here yet, so there is no revision '{0}'")]
    NoCommit(String),
    /// There is no such commit here; a shallow clone lacks the older ones.
    #[error("there is no revision '{0}' here; in a shallow clone, fetch it first")]
    Unknown(String),
    /// Git did not end well.
    #[error("Git could not read the files of '{0}'")]
    Unreadable(String),
}

impl Revision {
    /// Opens a revision of the folder, by any name that Git understands.
    ///
    /// # Errors
    /// When there is no repository or no such revision.
    pub fn open(root: &Path, name: &str) -> Result<Self, NoRevision> {
        let unreadable = || NoRevision::Unreadable(name.to_owned());
        if said(root, &["rev-parse", "--git-dir"]).is_none() {
            return Err(NoRevision::NoRepository);
        }
        let commit = format!("{name}^{{commit}}");
        let commit = said(root, &["rev-parse", "--verify", "--quiet", "--end-of-options", &commit]);
        let commit = commit.ok_or_else(|| missing(root, name))?;
        let commit = String::from_utf8_lossy(&commit).trim().to_owned();
        let day = said(root, &["show", "--no-patch", "--format=%cs", &commit]).ok_or_else(unreadable)?;
        let listed = said(root, &["ls-tree", "-r", "-z", &commit]).ok_or_else(unreadable)?;
        let files: BTreeMap<String, Entry> = listed.split(|byte| *byte == 0).filter_map(entry).collect();
        let texts = texts(root, &files).ok_or_else(unreadable)?;
        Ok(Self { root: root.to_path_buf(), day: String::from_utf8_lossy(&day).trim().to_owned(), files, texts })
    }

    /// The path that a symbolic link leads to, when it is one of the revision's files.
    fn behind(&self, path: &str, entry: &Entry) -> Option<String> {
        let way = String::from_utf8_lossy(self.texts.get(&entry.object)?).into_owned();
        let mut parts: Vec<&str> = path.split('/').collect();
        parts.pop();
        for part in way.split('/') {
            match part {
                "" | "." => {}
                ".." => drop(parts.pop()?),
                name => parts.push(name),
            }
        }
        Some(parts.join("/")).filter(|target| self.files.contains_key(target))
    }
}

impl Tree for Revision {
    fn root(&self) -> &Path {
        &self.root
    }

    fn list(&self, filter: &Filter) -> Result<Listing, DiscoverError> {
        let mut files = Vec::new();
        for path in kept(filter, self.files.keys().map(String::as_str))? {
            let entry = &self.files[path];
            match (entry.link, self.behind(path, entry)) {
                (false, _) => files.push(ListedFile::new(path)),
                (true, Some(target)) => {
                    let mut link = ListedFile::new(path);
                    link.same_as = Some(target);
                    files.push(link);
                }
                (true, None) => {}
            }
        }
        Ok(Listing { files })
    }

    fn read(&self, file: &ListedFile) -> Result<Vec<u8>, ReadFault> {
        let text = self.files.get(&file.path).and_then(|entry| self.texts.get(&entry.object));
        let text = text.ok_or_else(|| ReadFault::Unreadable { reason: "the revision has no such file".to_owned() })?;
        if text.len() as u64 > MAX_BYTES {
            return Err(ReadFault::TooLarge { bytes: text.len() as u64, limit: MAX_BYTES });
        }
        Ok(text.clone())
    }

    fn exists(&self, path: &str) -> bool {
        let folder = format!("{}/", path.trim_end_matches('/'));
        let first = self.files.range(folder.clone()..).next();
        path.is_empty() || self.files.contains_key(path) || first.is_some_and(|(first, _)| first.starts_with(&folder))
    }
}

/// Why there is no commit of this name.
fn missing(root: &Path, name: &str) -> NoRevision {
    let newest = said(root, &["rev-list", "--all", "--max-count=1"]);
    if newest.is_some_and(|commits| commits.is_empty()) {
        return NoRevision::NoCommit(name.to_owned());
    }
    NoRevision::Unknown(name.to_owned())
}

/// What Git prints; nothing where it fails.
fn said(root: &Path, arguments: &[&str]) -> Option<Vec<u8>> {
    let output = git(root).args(arguments).stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    output.status.success().then_some(output.stdout)
}

/// `100644 blob 1f2e…<tab>teams/payments.md`.
fn entry(line: &[u8]) -> Option<(String, Entry)> {
    let line = String::from_utf8_lossy(line);
    let (facts, path) = line.split_once('\t')?;
    let mut facts = facts.split(' ');
    let (mode, kind, object) = (facts.next()?, facts.next()?, facts.next()?);
    (kind == "blob").then(|| (path.to_owned(), Entry { object: object.to_owned(), link: mode == "120000" }))
}

/// Whether the text of a file may be asked for.
fn is_text(path: &str) -> bool {
    let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending).to_ascii_lowercase();
    matches!(ending.as_str(), "md" | "markdown" | "yaml" | "yml") || path.starts_with(".orgdocs/")
}

/// The texts of all documents by their object, from one run of Git.
fn texts(root: &Path, files: &BTreeMap<String, Entry>) -> Option<HashMap<String, Vec<u8>>> {
    let wanted = files.iter().filter(|(path, entry)| entry.link || is_text(path));
    let mut objects: Vec<&str> = wanted.map(|(_, entry)| entry.object.as_str()).collect();
    objects.sort_unstable();
    objects.dedup();
    let mut asked = git(root);
    asked.args(["cat-file", "--batch"]).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut running = asked.spawn().ok()?;
    let (mut questions, answers) = (running.stdin.take()?, running.stdout.take()?);
    let mut found = HashMap::with_capacity(objects.len());
    let read = std::thread::scope(|scope| {
        scope.spawn(|| {
            // Who does not listen any more is missed when reading.
            let _ = objects.iter().try_for_each(|object| writeln!(questions, "{object}"));
            drop(questions);
        });
        let mut answers = BufReader::new(answers);
        for object in &objects {
            let mut head = String::new();
            answers.read_line(&mut head).ok()?;
            let size: usize = head.trim_end().rsplit(' ').next()?.parse().ok()?;
            let mut text = vec![0; size + 1];
            answers.read_exact(&mut text).ok()?;
            text.pop();
            found.insert((*object).to_owned(), text);
        }
        Some(())
    });
    let ended = running.wait().is_ok_and(|status| status.success());
    read.filter(|()| ended).map(|()| found)
}
