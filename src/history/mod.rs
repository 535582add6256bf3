//! Facts from Git: which documents changed lately, what was written in them, and who changed each of them last.
//!
//! One `git log` for each of the two in a run, and only once somebody asks. Where there is no repository, no Git, or only the last
//! commits of one, nothing is known and the reason is kept: nobody guesses. To know more, let `log.rs` read it from the same output.

mod git;
mod head;
mod latest;
mod log;
mod revision;

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

pub use head::Head;
pub use latest::{Last, Latest};
pub use revision::{NoRevision, Revision};

/// One commit's change to one document.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Change {
    /// The day of the commit, as `2026-04-15`.
    pub day: String,
    /// Whether the commit brought the document.
    pub created: bool,
    /// How many documents the commit changed.
    pub together: usize,
    /// The lines that came, without the blanks around them.
    pub added: Vec<String>,
    /// The lines that went, without the blanks around them.
    pub removed: Vec<String>,
}

/// Why nothing is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Missing {
    /// The folder is in no Git repository.
    NoRepository,
    /// Git is not there, or refuses.
    Unreadable,
    /// The repository was cloned without the commits of the time that is looked at.
    Shallow,
    /// No commit is as old as the date that is looked at.
    Later,
}

/// What changed in a span of time, by path from the root.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Changes {
    by_path: BTreeMap<String, Vec<Change>>,
}

/// The history of a folder, read when it is asked for.
#[derive(Debug, Clone, Default)]
pub struct History {
    from: From,
    read: OnceLock<Arc<Known>>,
    latest: OnceLock<Arc<Latest>>,
}

/// What Git said, or why it said nothing.
type Known = Result<Changes, Missing>;

#[derive(Debug, Clone, Default)]
enum From {
    #[default]
    Nowhere,
    Text(String),
    Folder(Folder),
}

/// A folder whose history may be asked for many times.
#[derive(Debug, Clone)]
pub struct Folder {
    root: PathBuf,
    last: Arc<Mutex<Option<Answer>>>,
    latest: Arc<Mutex<Option<Read>>>,
}

/// The last commits, with the state of the repository in which they were read.
type Read = (Option<Head>, Arc<Latest>);

/// What Git said the last time.
#[derive(Debug)]
struct Answer {
    since: String,
    until: String,
    /// The state of the repository.
    head: Option<Head>,
    known: Arc<Known>,
}

impl Folder {
    /// A folder that nobody has asked for yet.
    pub fn new(root: impl Into<PathBuf>) -> Self {
        Self { root: root.into(), last: Arc::default(), latest: Arc::default() }
    }

    /// Where the repository around it stands now; nothing where there is none.
    pub fn head(&self) -> Option<Head> {
        Head::of(&self.root)
    }

    fn latest<'p>(&self, paths: impl Iterator<Item = &'p str> + Clone) -> Arc<Latest> {
        let head = self.head();
        let mut last = self.latest.lock().unwrap_or_else(PoisonError::into_inner);
        let known = last.as_ref().filter(|(then, known)| head.is_some() && *then == head && known.knows(paths.clone()));
        if let Some((_, known)) = known {
            return Arc::clone(known);
        }
        let known = Arc::new(git::latest(&self.root, paths).unwrap_or_default());
        *last = Some((head, Arc::clone(&known)));
        known
    }

    fn read(&self, since: &str, until: &str) -> Arc<Known> {
        let head = self.head();
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        let holds = |answer: &&Answer| head.is_some() && answer.head == head && answer.since == since && answer.until == until;
        if let Some(answer) = last.as_ref().filter(holds) {
            return Arc::clone(&answer.known);
        }
        let known = Arc::new(git::read(&self.root, since, until));
        *last = Some(Answer { since: since.to_owned(), until: until.to_owned(), head, known: Arc::clone(&known) });
        known
    }
}

impl History {
    /// That of a folder on disk.
    pub fn of(folder: &Folder) -> Self {
        Self { from: From::Folder(folder.clone()), ..Self::default() }
    }

    /// That which an output of `git log` tells, for files that are only in memory.
    pub fn told(text: &str) -> Self {
        Self { from: From::Text(text.to_owned()), ..Self::default() }
    }

    /// What changed from one day to another, both included and written as `2026-04-15`. The first span asked for is the only one.
    ///
    /// # Errors
    /// When nothing can be known, with the reason.
    pub fn changes(&self, since: &str, until: &str) -> Result<&Changes, Missing> {
        let read = || match &self.from {
            From::Nowhere => Arc::new(Err(Missing::NoRepository)),
            From::Text(text) => Arc::new(log::whole(text, since, until)),
            From::Folder(folder) => folder.read(since, until),
        };
        self.read.get_or_init(read).as_ref().as_ref().map_err(|missing| *missing)
    }

    /// The last commit of each of these documents; empty where nothing can be known. The first paths asked for are the only ones.
    pub fn latest<'p>(&self, paths: impl Iterator<Item = &'p str> + Clone) -> &Latest {
        self.latest.get_or_init(|| match &self.from {
            From::Nowhere | From::Text(_) => Arc::default(),
            From::Folder(folder) => folder.latest(paths),
        })
    }
}

impl Changes {
    /// The changes to a document, the latest first.
    pub fn of(&self, path: &str) -> &[Change] {
        self.by_path.get(path).map_or(&[], Vec::as_slice)
    }
}

impl Missing {
    /// The reason, as the end of a sentence.
    pub fn words(self) -> &'static str {
        match self {
            Self::NoRepository => "this folder is in no Git repository",
            Self::Unreadable => "Git cannot read the history of this folder",
            Self::Shallow => "this clone lacks the commits of that time",
            Self::Later => "the history begins after the date that is looked at",
        }
    }
}
