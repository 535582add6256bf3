//! The site on disk: a fresh folder beside the output, exchanged with it in one step.
//!
//! A folder is only ever replaced when its marker says that orgdocs wrote it and nothing else lies in it. A file that stays as it was is
//! taken over, as a second name of the old one: who copies a site by the age of its files copies what changed, and a file system like
//! ext4, which is slow to make files soon after it removed many, has to do neither.
#![expect(clippy::disallowed_methods, reason = "the one place that writes and removes whole folders, and only what it wrote")]

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, Write as _};
use std::path::{Component, Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::source::OUTPUT_MARKER;

/// The first line of the marker.
const WRITTEN_BY: &str = "This folder is written by orgdocs and replaced as a whole. The files of the site:";

/// Why the output could not be written.
#[derive(Debug, thiserror::Error)]
pub enum OutputError {
    /// The folder is not ours to replace.
    #[error("refusing to write to '{}': {reason}", path.display())]
    Refused { path: PathBuf, reason: String },
    #[error("cannot write '{}': {error}", path.display())]
    Io { path: PathBuf, error: io::Error },
}

/// How the new site took its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exchange {
    /// In one step: no reader saw half of it.
    Atomic,
    /// File by file, because the system or the folder has no such step.
    InPlace,
}

/// Whether a site may be written to a folder, for a repository at `root`.
///
/// # Errors
/// Names what speaks against it.
pub fn check(root: &Path, output: &Path, home: Option<&Path>) -> Result<PathBuf, OutputError> {
    let refused = |path: &Path, reason: &str| OutputError::Refused { path: path.to_owned(), reason: reason.to_owned() };
    let whole = resolved(output).map_err(|error| OutputError::Io { path: output.to_owned(), error })?;
    let root = resolved(root).map_err(|error| OutputError::Io { path: root.to_owned(), error })?;
    if whole.parent().is_none() {
        return Err(refused(output, "it is the root of the file system"));
    }
    if whole == root {
        return Err(refused(output, "it is the folder of the documents"));
    }
    if root.starts_with(&whole) {
        return Err(refused(output, "the documents lie inside it"));
    }
    if home.and_then(|home| resolved(home).ok()).is_some_and(|home| home.starts_with(&whole)) {
        return Err(refused(output, "it is or holds your home folder"));
    }
    if whole.components().any(|part| matches!(part, Component::Normal(name) if name.eq_ignore_ascii_case(".git"))) {
        return Err(refused(output, "it lies inside `.git`"));
    }
    if whole.starts_with(root.join(".orgdocs")) {
        return Err(refused(output, "it lies inside `.orgdocs`, which holds your kinds and theme"));
    }
    match fs::symlink_metadata(&whole) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(whole),
        Err(error) => Err(OutputError::Io { path: output.to_owned(), error }),
        Ok(found) if !found.is_dir() => Err(refused(output, "it is not a folder")),
        Ok(_) => match foreign(&whole).map_err(|error| OutputError::Io { path: output.to_owned(), error })? {
            None => Ok(whole),
            Some(reason) => Err(refused(output, &reason)),
        },
    }
}

/// A site that is being written: a folder beside the output, gone again if it never takes the output's place.
#[derive(Debug)]
pub struct Fresh {
    beside: PathBuf,
    output: PathBuf,
    /// The permissions of new files, where an old site stands: its files with others are written anew.
    replaces: Option<fs::Permissions>,
    /// In no order, a path again for each time that it was written.
    written: Mutex<Vec<String>>,
}

impl Fresh {
    /// Begins a site for a folder that [`check`] let through. The marker comes first, so that the next run knows what an
    /// interrupted one left. What a build left that was ended before it could remove it is removed now.
    ///
    /// # Errors
    /// When the system refuses.
    pub fn begin(output: &Path) -> Result<Self, OutputError> {
        let parent = output.parent().unwrap_or(Path::new("."));
        fs::create_dir_all(parent).map_err(|error| io(parent, error))?;
        let name = output.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        remove_leftovers(parent, &name);
        let beside = parent.join(beside(&name, std::process::id()));
        if beside.exists() {
            fs::remove_dir_all(&beside).map_err(|error| io(&beside, error))?;
        }
        fs::create_dir(&beside).map_err(|error| io(&beside, error))?;
        let mut fresh = Self { beside, output: output.to_owned(), replaces: None, written: Mutex::default() };
        fresh.mark(&fresh.beside)?;
        if output.join(OUTPUT_MARKER).is_file() {
            fresh.replaces = fs::metadata(fresh.beside.join(OUTPUT_MARKER)).map(|marker| marker.permissions()).ok();
        }
        Ok(fresh)
    }

    /// Writes one file, or takes the old site's over where that holds the same; several threads may at once.
    ///
    /// # Errors
    /// When the path leads out of the site, or the system refuses.
    pub fn put(&self, file: &str, bytes: &[u8]) -> Result<(), OutputError> {
        let path = inside(&self.beside, file)?;
        let folder = path.parent().unwrap_or(&self.beside);
        let old = self.replaces.as_ref().and_then(|usual| {
            let old = self.output.join(file);
            holds(&old, bytes, |found| found.permissions() == *usual).then_some(old)
        });
        let place = || match &old {
            Some(old) => fs::hard_link(old, &path).or_else(|_| create(&path, bytes)),
            None => create(&path, bytes),
        };
        place()
            .or_else(|error| match error.kind() {
                io::ErrorKind::NotFound => fs::create_dir_all(folder).and_then(|()| place()),
                io::ErrorKind::AlreadyExists => fs::remove_file(&path).and_then(|()| place()),
                _ => Err(error),
            })
            .map_err(|error| io(&path, error))?;
        self.written.lock().unwrap_or_else(PoisonError::into_inner).push(file.to_owned());
        Ok(())
    }

    /// How many pages were written.
    pub fn pages(&self) -> usize {
        self.files().iter().filter(|file| file.ends_with(".html")).count()
    }

    /// Puts the site in the place of the output.
    ///
    /// # Errors
    /// When the system refuses; the old site is then still there, unless its files had to be replaced one by one.
    pub fn place(self) -> Result<Exchange, OutputError> {
        self.mark(&self.beside)?;
        if !self.output.exists() {
            return fs::rename(&self.beside, &self.output).map(|()| Exchange::Atomic).map_err(|error| io(&self.output, error));
        }
        if exchange(&self.beside, &self.output).is_ok() {
            return Ok(Exchange::Atomic);
        }
        self.in_place().map(|()| Exchange::InPlace)
    }

    /// File by file: pages first, the front page last, then what is no longer part of the site.
    fn in_place(&self) -> Result<(), OutputError> {
        let old = match self.replaces {
            Some(_) => listed(&self.output).map_err(|error| io(&self.output, error))?,
            None => Vec::new(),
        };
        let new: BTreeSet<String> = self.files().iter().cloned().collect();
        let both: BTreeSet<&String> = old.iter().chain(&new).collect();
        let marker = self.output.join(OUTPUT_MARKER);
        fs::write(&marker, text_of(both.into_iter())).map_err(|error| io(&marker, error))?;
        let (front, pages): (Vec<&String>, Vec<&String>) = new.iter().partition(|file| *file == "index.html");
        for file in pages.into_iter().chain(front) {
            let path = inside(&self.output, file)?;
            if let Some(folder) = path.parent() {
                fs::create_dir_all(folder).map_err(|error| io(folder, error))?;
            }
            let bytes = fs::read(self.beside.join(file)).map_err(|error| io(&path, error))?;
            if !holds(&path, &bytes, |_| true) {
                fs::write(&path, bytes).map_err(|error| io(&path, error))?;
            }
        }
        for gone in old.iter().filter(|file| !new.contains(*file)) {
            let path = inside(&self.output, gone)?;
            drop(fs::remove_file(&path));
        }
        self.mark(&self.output)
    }

    fn mark(&self, folder: &Path) -> Result<(), OutputError> {
        let marker = folder.join(OUTPUT_MARKER);
        fs::write(&marker, text_of(self.files().iter())).map_err(|error| io(&marker, error))
    }

    /// The paths of all files, in order. They come in long runs that are sorted already, which a stable sort is quick with.
    fn files(&self) -> MutexGuard<'_, Vec<String>> {
        let mut written = self.written.lock().unwrap_or_else(PoisonError::into_inner);
        written.sort();
        written.dedup();
        written
    }
}

impl Drop for Fresh {
    /// After an exchange it is the old site that stands beside.
    fn drop(&mut self) {
        if self.beside.exists() {
            drop(fs::remove_dir_all(&self.beside));
        }
    }
}

/// What a site is called while it is written.
fn beside(name: &str, process: u32) -> String {
    format!(".{name}.{process}.orgdocs")
}

/// Removes what builds left that were ended before they could: folders with just the name and the marker of one, whose process is
/// gone. What cannot be removed stays.
fn remove_leftovers(parent: &Path, name: &str) {
    for entry in fs::read_dir(parent).into_iter().flatten().flatten() {
        let Some(found) = entry.file_name().to_str().map(str::to_owned) else { continue };
        let number = found.strip_suffix(".orgdocs").and_then(|rest| rest.rsplit_once('.')).map(|(_, number)| number);
        let Some(process) = number.and_then(|number| number.parse().ok()) else { continue };
        let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
        if found == beside(name, process) && is_folder && is_gone(process) && is_marked(&entry.path()) {
            drop(fs::remove_dir_all(entry.path()));
        }
    }
}

/// Whether a folder has a marker of ours, and not just a file of its name.
fn is_marked(folder: &Path) -> bool {
    let marker = folder.join(OUTPUT_MARKER);
    fs::symlink_metadata(&marker).is_ok_and(|found| found.is_file())
        && fs::read_to_string(&marker).is_ok_and(|text| text.starts_with(WRITTEN_BY))
}

/// Whether there is certainly no such process.
#[cfg(unix)]
fn is_gone(process: u32) -> bool {
    let process = i32::try_from(process).ok().and_then(rustix::process::Pid::from_raw);
    process.is_some_and(|process| rustix::process::test_kill_process(process) == Err(rustix::io::Errno::SRCH))
}

#[cfg(not(unix))]
fn is_gone(_: u32) -> bool {
    false
}

fn io(path: &Path, error: io::Error) -> OutputError {
    OutputError::Io { path: path.to_owned(), error }
}

/// The path of a file below the folder; nothing else is ever written.
fn inside(folder: &Path, file: &str) -> Result<PathBuf, OutputError> {
    let relative = Path::new(file);
    let plain = !file.is_empty() && relative.components().all(|part| matches!(part, Component::Normal(_)));
    if plain {
        let mut path = PathBuf::with_capacity(folder.as_os_str().len() + 1 + file.len());
        path.push(folder);
        path.push(relative);
        return Ok(path);
    }
    Err(OutputError::Refused { path: relative.to_owned(), reason: "it is not a path inside the site".to_owned() })
}

#[cfg(any(target_os = "linux", target_os = "macos"))]
fn exchange(beside: &Path, output: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    renameat_with(CWD, beside, CWD, output, RenameFlags::EXCHANGE).map_err(io::Error::from)
}

#[cfg(not(any(target_os = "linux", target_os = "macos")))]
fn exchange(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// Whether a file, and no link to one, has just these bytes and is as it should be.
fn holds(file: &Path, bytes: &[u8], fits: impl FnOnce(&fs::Metadata) -> bool) -> bool {
    let may = |found: fs::Metadata| found.is_file() && found.len() == bytes.len() as u64 && fits(&found);
    fs::symlink_metadata(file).is_ok_and(may) && fs::read(file).is_ok_and(|old| old == bytes)
}

/// Writes a file that does not exist: never into one that the old site has too.
fn create(path: &Path, bytes: &[u8]) -> io::Result<()> {
    fs::File::create_new(path)?.write_all(bytes)
}

fn text_of<'a>(paths: impl Iterator<Item = &'a String>) -> String {
    let mut text = format!("{WRITTEN_BY}\n");
    for path in paths {
        text.push_str(path);
        text.push('\n');
    }
    text
}

/// The files that the marker names.
fn listed(folder: &Path) -> io::Result<Vec<String>> {
    Ok(fs::read_to_string(folder.join(OUTPUT_MARKER))?.lines().skip(1).map(str::to_owned).collect())
}

/// What in a folder is not ours; nothing when it is empty or holds only what its marker names.
fn foreign(folder: &Path) -> io::Result<Option<String>> {
    if fs::read_dir(folder)?.next().is_none() {
        return Ok(None);
    }
    if !folder.join(OUTPUT_MARKER).is_file() {
        return Ok(Some("it is not empty, and orgdocs did not write it".to_owned()));
    }
    let known: BTreeSet<PathBuf> = listed(folder)?.into_iter().map(PathBuf::from).collect();
    for entry in walkdir::WalkDir::new(folder).follow_links(false) {
        let entry = entry.map_err(io::Error::from)?;
        let relative = entry.path().strip_prefix(folder).unwrap_or(entry.path());
        let is_ours = relative == Path::new(OUTPUT_MARKER) || known.contains(relative);
        if entry.file_type().is_dir() || entry.file_type().is_file() && is_ours {
            continue;
        }
        return Ok(Some(format!("'{}' in it was not written by orgdocs", relative.display())));
    }
    Ok(None)
}

/// A path without links and dots; the parts that do not exist yet stay as they are.
fn resolved(path: &Path) -> io::Result<PathBuf> {
    let whole = std::path::absolute(path)?;
    let mut plain = PathBuf::new();
    for part in whole.components() {
        match part {
            Component::ParentDir => {
                plain = fs::canonicalize(&plain).unwrap_or(plain);
                plain.pop();
            }
            Component::CurDir => {}
            part => plain.push(part),
        }
    }
    let existing = plain.ancestors().find(|ancestor| ancestor.exists()).unwrap_or(Path::new("/")).to_path_buf();
    let rest = plain.strip_prefix(&existing).unwrap_or(Path::new("")).to_path_buf();
    let real = fs::canonicalize(&existing)?;
    Ok(if rest.as_os_str().is_empty() { real } else { real.join(rest) })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn failed(error: impl std::fmt::Display) -> ! {
        panic!("{error}")
    }

    #[test]
    fn in_place_too_nothing_is_lost() {
        let place = tempfile::tempdir().unwrap_or_else(|error| failed(error));
        let output = place.path();
        let write = |files: &[(&str, &str)]| {
            let fresh = Fresh::begin(output).unwrap_or_else(|error| failed(error));
            let put = files.iter().try_for_each(|(path, text)| fresh.put(path, text.as_bytes()));
            put.and_then(|()| fresh.in_place()).unwrap_or_else(|error| failed(error));
        };
        let texts = || ["index.html", "a/same.html", "a/gone.html"].map(|file| fs::read_to_string(output.join(file)).ok());
        write(&[("index.html", "1"), ("a/same.html", "1"), ("a/gone.html", "1")]);
        assert_eq!(texts(), ["1", "1", "1"].map(|text| Some(text.to_owned())));
        write(&[("index.html", "2"), ("a/same.html", "1")]);
        assert_eq!(texts(), [Some("2".to_owned()), Some("1".to_owned()), None]);
    }
}
