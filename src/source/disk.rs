//! The folder on disk: which files there are and what they hold. Nothing here follows a path out of the root or opens a pipe.

use std::borrow::Borrow;
use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};

pub use super::discover::{DiscoverError, Filter, ListedFile, Listing, OUTPUT_MARKER, Stamp, discover, kept, may_matter, stamp};
use super::{ReadFault, SourceFile};

/// Bytes that one document may have.
pub const MAX_BYTES: u64 = 8 << 20;

/// Where files come from: a folder on disk, or another revision of it.
pub trait Tree: Sync {
    /// The folder on disk that it is, or is a version of.
    fn root(&self) -> &Path;

    /// Every file that the filter lets through, sorted by path.
    fn list(&self, filter: &Filter) -> Result<Listing, DiscoverError>;

    /// The bytes of a listed file.
    fn read(&self, file: &ListedFile) -> Result<Vec<u8>, ReadFault>;

    /// Whether a path relative to the root, `/` between its parts, names a file or folder inside it, listed or not.
    fn exists(&self, path: &str) -> bool;
}

/// A folder on disk.
#[derive(Debug, Clone)]
pub struct DiskTree {
    root: PathBuf,
}

impl DiskTree {
    /// The tree under a folder, which is not looked at yet.
    pub fn new(root: impl Into<PathBuf>) -> Self {
        Self { root: root.into() }
    }

    /// The bytes of a listed file that is shown and not read: an image may be larger than a document.
    pub fn whole(&self, file: &ListedFile) -> Result<Vec<u8>, ReadFault> {
        bytes(&self.root, file, u64::MAX)
    }
}

impl Tree for DiskTree {
    fn root(&self) -> &Path {
        &self.root
    }

    fn list(&self, filter: &Filter) -> Result<Listing, DiscoverError> {
        discover(&self.root, filter)
    }

    fn read(&self, file: &ListedFile) -> Result<Vec<u8>, ReadFault> {
        bytes(&self.root, file, MAX_BYTES)
    }

    fn exists(&self, path: &str) -> bool {
        let relative = Path::new(path);
        let inside =
            relative.components().all(|part| matches!(part, std::path::Component::Normal(_) | std::path::Component::CurDir));
        if !inside || path.contains('\0') {
            return false;
        }
        let full = self.root.join(relative);
        match (fs::canonicalize(&self.root), fs::canonicalize(full)) {
            (Ok(root), Ok(target)) => target.starts_with(root),
            _ => false,
        }
    }
}

/// Reads one file of a listing made under `root`.
#[must_use]
pub fn read(root: &Path, file: &ListedFile) -> SourceFile {
    match bytes(root, file, MAX_BYTES) {
        Ok(bytes) => decode(&file.path, bytes),
        Err(fault) => SourceFile { path: file.path.clone(), text: "".into(), fault: Some(fault) },
    }
}

/// Reads files on all cores, in the order given.
#[must_use]
pub fn read_all<F: Borrow<ListedFile> + Sync>(tree: &dyn Tree, files: &[F]) -> Vec<SourceFile> {
    use rayon::prelude::*;
    files
        .par_iter()
        .with_max_len(64)
        .map(Borrow::borrow)
        .map(|file| match tree.read(file) {
            Ok(bytes) => decode(&file.path, bytes),
            Err(fault) => SourceFile { path: file.path.clone(), text: "".into(), fault: Some(fault) },
        })
        .collect()
}

/// Text from bytes: UTF-8 up to the first byte that is none.
#[must_use]
pub fn decode(path: &str, bytes: Vec<u8>) -> SourceFile {
    let path = path.to_owned();
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return SourceFile { path, text: "".into(), fault: Some(ReadFault::Utf16) };
    }
    match String::from_utf8(bytes) {
        Ok(text) => SourceFile { path, text: text.into(), fault: None },
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            let text = String::from_utf8_lossy(&error.as_bytes()[..at]).into_owned();
            let fault = ReadFault::NotUtf8 { at: u32::try_from(at).unwrap_or(u32::MAX) };
            SourceFile { path, text: text.into(), fault: Some(fault) }
        }
    }
}

fn bytes(root: &Path, file: &ListedFile, limit: u64) -> Result<Vec<u8>, ReadFault> {
    if let Some(fault) = &file.fault {
        return Err(fault.clone());
    }
    let unreadable = |error: std::io::Error| ReadFault::Unreadable { reason: in_words(&error) };
    let opened = open(&file.on_disk(root)).map_err(unreadable)?;
    let found = opened.metadata().map_err(unreadable)?;
    if !found.is_file() {
        return Err(ReadFault::NotRegular);
    }
    if found.len() > limit {
        return Err(ReadFault::TooLarge { bytes: found.len(), limit });
    }
    // What is appended from now on belongs to the next look; not asking for it saves a call for each file.
    let mut bytes = Vec::with_capacity(usize::try_from(found.len()).unwrap_or(0));
    opened.take(found.len()).read_to_end(&mut bytes).map_err(unreadable)?;
    Ok(bytes)
}

/// Opens without waiting: a pipe that took the place of a file since it was listed must not hold us up.
#[cfg(unix)]
fn open(path: &Path) -> std::io::Result<File> {
    use std::os::unix::fs::OpenOptionsExt;
    let flags = i32::try_from(rustix::fs::OFlags::NONBLOCK.bits()).unwrap_or(0);
    File::options().read(true).custom_flags(flags).open(path)
}

#[cfg(not(unix))]
fn open(path: &Path) -> std::io::Result<File> {
    File::open(path)
}

/// The system's reason without its number.
pub(super) fn in_words(error: &std::io::Error) -> String {
    let words = error.to_string();
    let words = words.split(" (os error").next().unwrap_or(&words);
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}
