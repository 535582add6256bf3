//! Walking the root: which files a run may look at.
//!
//! `.gitignore` counts with or without a repository; other tools' and the machine's own ignore files do not, so that two checkouts
//! see the same files. Symbolic links are followed while they stay inside.
#![expect(clippy::disallowed_methods, reason = "this module walks the folders of the repository")]

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use ignore::{DirEntry, WalkBuilder};
use rayon::prelude::*;

use super::ReadFault;
use super::disk::in_words;
use super::glob::Patterns;

/// The file that marks a folder as our own output.
pub const OUTPUT_MARKER: &str = ".orgdocs-site";

/// The folder of a repository's own kinds and themes, which are read whatever is included.
const OWN: &str = ".orgdocs";

/// The folder in it whose folders are named for kinds, so that none of them is foreign: a company may define a `vendor`.
const OWN_KINDS: &str = "kinds";

/// Folders that hold other people's files.
const FOREIGN: &[&str] = &["node_modules", "vendor", "target"];

/// Hidden folders by whose settings other tools are known that make something of the files around them, and how these are named.
const TELLING: &[(&str, &str)] = &[(".obsidian", "app."), (".vitepress", "config"), (".vuepress", "config")];

/// A hidden file that tells the same.
const TELLING_FILE: &str = ".eleventy.js";

/// Which files are wanted, as globs over paths relative to the root; a folder's name stands for all it holds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Nothing here means everything.
    pub include: Vec<String>,
    pub exclude: Vec<String>,
}

/// Every file found, sorted by path.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Listing {
    pub files: Vec<ListedFile>,
}

/// One file, not yet read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedFile {
    /// Relative to the root, `/` between the parts; bytes that are not UTF-8 are replaced.
    pub path: String,
    /// What tells a changed file from an unchanged one; absent until somebody asks for it, with [`stamp`].
    pub stamp: Option<Stamp>,
    /// The path it is a symbolic link to, when that is listed too: the same document twice.
    pub same_as: Option<String>,
    /// Why it cannot be read, when the walk already knows.
    pub fault: Option<ReadFault>,
    /// The path on disk when `path` does not spell it.
    real: Option<PathBuf>,
}

/// What the disk says about a file without reading it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stamp {
    /// In bytes.
    pub size: u64,
    pub modified: Option<SystemTime>,
    /// So that a replaced file is told from a touched one; 0 where there is none.
    pub inode: u64,
}

impl ListedFile {
    /// A file that a tree other than the disk lists.
    pub fn new(path: impl Into<String>) -> Self {
        Self { path: path.into(), stamp: None, same_as: None, fault: None, real: None }
    }

    /// Where it lies under `root`.
    #[must_use]
    pub fn on_disk(&self, root: &Path) -> PathBuf {
        root.join(self.place())
    }

    /// The same relative to the root.
    #[must_use]
    pub fn place(&self) -> &Path {
        self.real.as_deref().unwrap_or(Path::new(&self.path))
    }
}

/// Why nothing could be listed; everything inside the root is a finding instead.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum DiscoverError {
    /// The root is missing, not a folder, or closed to us.
    #[error("cannot read the folder {}: {reason}", root.display())]
    Root { root: PathBuf, reason: String },
    /// A glob of the filter does not parse.
    #[error("`{glob}` is not a pattern for paths: {reason}")]
    Glob { glob: String, reason: String },
}

/// Lists the files under `root`.
pub fn discover(root: &Path, filter: &Filter) -> Result<Listing, DiscoverError> {
    let unreadable = |error: &std::io::Error| DiscoverError::Root { root: root.to_owned(), reason: in_words(error) };
    let canonical = fs::canonicalize(root).map_err(|error| unreadable(&error))?;
    fs::read_dir(root).map_err(|error| unreadable(&error))?;
    let mut walk = Walk {
        root: root.to_owned(),
        canonical,
        include: places(&filter.include)?,
        exclude: places(&filter.exclude)?,
        every: filter.include.is_empty(),
        entered: HashSet::new(),
        files: Vec::new(),
    };
    walk.folder(root, Path::new(""));
    let mut files = walk.files;
    files.sort_by(|a, b| a.path.cmp(&b.path));
    files.dedup_by(|a, b| a.path == b.path && a.real == b.real);
    forget_unlisted(&mut files);
    Ok(Listing { files })
}

/// A link to a file that is not listed itself is a document of its own.
fn forget_unlisted(files: &mut [ListedFile]) {
    if files.iter().all(|file| file.same_as.is_none()) {
        return;
    }
    let listed: HashSet<String> = files.iter().filter(|file| file.same_as.is_none()).map(|file| file.path.clone()).collect();
    for file in files {
        file.same_as = file.same_as.take().filter(|target| listed.contains(target));
    }
}

/// The paths that a walk would list if these were all files there are: nothing hidden, nobody else's folder, no output of ours, and
/// what the filter lets through.
pub fn kept<'p>(filter: &Filter, paths: impl Iterator<Item = &'p str> + Clone) -> Result<Vec<&'p str>, DiscoverError> {
    let (include, exclude) = (places(&filter.include)?, places(&filter.exclude)?);
    let outputs: HashSet<&str> = paths.clone().filter_map(|path| path.strip_suffix(OUTPUT_MARKER)).collect();
    let visible = |path: &str| {
        let mut above = "";
        let mut parts = path.split('/').peekable();
        std::iter::from_fn(|| parts.next().map(|part| (part, parts.peek().is_some())))
            .all(|(part, folder)| is_visible(std::mem::replace(&mut above, part), part, folder))
    };
    let wanted = |path: &&str| {
        let output = path.match_indices('/').any(|(at, _)| outputs.contains(&path[..=at]));
        visible(path) && !output && !exclude.hold(path) && (filter.include.is_empty() || is_own(path) || include.hold(path))
    };
    Ok(paths.filter(wanted).collect())
}

/// Stamps every file of a listing made under `root` that can be read.
pub fn stamp(root: &Path, listing: &mut Listing) {
    listing.files.par_iter_mut().filter(|file| file.fault.is_none()).for_each(|file| {
        let found = fs::metadata(file.on_disk(root)).ok();
        file.stamp = found.map(|found| Stamp { size: found.len(), modified: found.modified().ok(), inode: inode(&found) });
    });
}

fn places(patterns: &[String]) -> Result<Patterns, DiscoverError> {
    Patterns::of_places(patterns.iter().map(String::as_str))
}

struct Walk {
    root: PathBuf,
    canonical: PathBuf,
    include: Patterns,
    exclude: Patterns,
    every: bool,
    /// Folders entered through a link, each once.
    entered: HashSet<PathBuf>,
    files: Vec<ListedFile>,
}

impl Walk {
    /// Walks `folder`, whose files are listed below `shown`.
    fn folder(&mut self, folder: &Path, shown: &Path) {
        let exclude = self.exclude.clone();
        let (from, below) = (folder.to_owned(), shown.to_owned());
        let walker = WalkBuilder::new(folder)
            .hidden(false)
            .ignore(false)
            .git_global(false)
            .git_exclude(false)
            .require_git(false)
            .parents(self.canonical.ancestors().any(|above| above.join(".git").exists()))
            .follow_links(false)
            // Neighbours share their folder, so that their paths are in the order of their names and need not be taken apart.
            .sort_by_file_path(|a, b| a.as_os_str().cmp(b.as_os_str()))
            .filter_entry(move |entry| {
                entry.depth() == 0 || {
                    let path = || below.join(entry.path().strip_prefix(&from).unwrap_or(entry.path()));
                    wanted(entry) && (exclude.is_empty() || !exclude.hold(path()))
                }
            })
            .build();
        for entry in walker {
            match entry {
                Ok(entry) => self.entry(&entry, folder, shown),
                Err(error) => self.unreadable(&error, folder, shown),
            }
        }
    }

    fn entry(&mut self, entry: &DirEntry, folder: &Path, shown: &Path) {
        let Some(kind) = entry.file_type() else { return };
        if kind.is_dir() {
            return;
        }
        let relative = shown.join(entry.path().strip_prefix(folder).unwrap_or(entry.path()));
        if kind.is_symlink() {
            self.link(entry.path(), relative);
        } else if kind.is_file() {
            self.add(relative, None, None);
        } else {
            self.add(relative, None, Some(ReadFault::NotRegular));
        }
    }

    fn link(&mut self, path: &Path, relative: PathBuf) {
        let target = match fs::canonicalize(path) {
            Ok(target) => target,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                let reason = "the symbolic link leads nowhere".to_owned();
                return self.add(relative, None, Some(ReadFault::Unreadable { reason }));
            }
            Err(_) => return self.add(relative, None, Some(ReadFault::LeadsOutside)),
        };
        let Ok(inside) = target.strip_prefix(&self.canonical) else {
            return self.add(relative, None, Some(ReadFault::LeadsOutside));
        };
        let Ok(found) = fs::metadata(&target) else { return };
        if found.is_file() {
            self.add(relative, Some(spelled(inside)), None);
        } else if !found.is_dir() {
            self.add(relative, None, Some(ReadFault::NotRegular));
        } else if fs::canonicalize(path.parent().unwrap_or(path)).is_ok_and(|parent| parent.starts_with(&target)) {
            self.add(relative, None, Some(ReadFault::LeadsOutside));
        } else if self.entered.insert(target.clone()) {
            let (known, inside) = (self.files.len(), inside.to_owned());
            self.folder(&target, &relative);
            for file in &mut self.files[known..] {
                let below = Path::new(&file.path).strip_prefix(&relative).map(|below| spelled(&inside.join(below)));
                file.same_as = file.same_as.take().or(below.ok());
            }
        }
    }

    fn add(&mut self, relative: PathBuf, same_as: Option<String>, fault: Option<ReadFault>) {
        if self.keeps(&relative) {
            self.list(relative, same_as, fault);
        }
    }

    fn keeps(&self, relative: &Path) -> bool {
        let excluded = !self.exclude.is_empty() && self.exclude.hold(relative);
        !excluded && (self.every || is_own(relative) || self.include.hold(relative))
    }

    fn list(&mut self, relative: PathBuf, same_as: Option<String>, fault: Option<ReadFault>) {
        let path = spelled(&relative);
        let real = (relative.as_os_str() != path.as_str() && Path::new(&path) != relative).then_some(relative);
        self.files.push(ListedFile { path, stamp: None, same_as, fault, real });
    }

    /// A folder that the system keeps closed is listed in place of what it holds.
    fn unreadable(&mut self, error: &ignore::Error, folder: &Path, shown: &Path) {
        let mut path = None;
        let mut inner = error;
        loop {
            inner = match inner {
                ignore::Error::WithPath { path: at, err } => {
                    path = Some(at.clone());
                    err
                }
                ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => err,
                _ => break,
            };
        }
        if let (Some(path), Some(error)) = (path, inner.io_error()) {
            let relative = shown.join(path.strip_prefix(folder).or_else(|_| path.strip_prefix(&self.root)).unwrap_or(&path));
            if self.keeps(&relative.join("any.md")) {
                self.list(relative, None, Some(ReadFault::Closed { reason: in_words(&error.kind().into()) }));
            }
        }
    }
}

/// Whether the walk goes on at an entry: nothing hidden but our own folder and telling settings, no foreign folder, no output of ours.
fn wanted(entry: &DirEntry) -> bool {
    let name = entry.file_name().to_string_lossy();
    let above = entry.path().parent().and_then(Path::file_name).unwrap_or_default().to_string_lossy();
    let folder = entry.file_type().is_some_and(|kind| kind.is_dir());
    is_visible(&above, &name, folder) && !(folder && entry.path().join(OUTPUT_MARKER).exists())
}

/// Whether a file or folder may be looked at, by its name and that of the folder around it.
fn is_visible(above: &str, name: &str, folder: bool) -> bool {
    if let Some((_, settings)) = TELLING.iter().find(|(place, _)| *place == above) {
        return name.starts_with(settings);
    }
    if name.starts_with('.') {
        let is_open = || name == OWN || TELLING.iter().any(|(place, _)| *place == name);
        return if folder { is_open() } else { name == TELLING_FILE };
    }
    !(folder && above != OWN_KINDS && FOREIGN.contains(&name))
}

/// Whether a path relative to the root lies where a repository keeps its own definitions.
fn is_own(path: impl AsRef<Path>) -> bool {
    path.as_ref().starts_with(OWN)
}

/// Whether a change to a path relative to the root may mean anything, by its names alone: not what Git and other tools keep for
/// themselves. Hidden files count, since links may lead to them.
#[must_use]
pub fn may_matter(path: &Path) -> bool {
    path.iter().all(|part| part != ".git" && (is_own(path) || !FOREIGN.iter().any(|foreign| part == *foreign)))
}

/// A path with `/` between its parts.
fn spelled(path: &Path) -> String {
    if let (Some(text), '/') = (path.to_str(), std::path::MAIN_SEPARATOR) {
        return text.to_owned();
    }
    path.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/")
}

#[cfg(unix)]
fn inode(found: &fs::Metadata) -> u64 {
    std::os::unix::fs::MetadataExt::ino(found)
}

#[cfg(not(unix))]
fn inode(_: &fs::Metadata) -> u64 {
    0
}
