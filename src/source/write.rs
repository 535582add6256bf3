//! Writing single files; the site has its own way, see `site`.
#![expect(clippy::disallowed_methods, reason = "this module writes single files for everybody")]

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Component, Path, PathBuf};

/// Replaces or creates several files, each in one step, and none where one of them cannot be written. As [`write_file`] otherwise.
///
/// # Errors
/// With the file that could not be written.
pub fn write_files(files: &[(PathBuf, Vec<u8>)]) -> Result<(), (PathBuf, io::Error)> {
    let mut ready: Vec<(PathBuf, PathBuf)> = Vec::new();
    let mut all = || {
        for (path, bytes) in files {
            let at = |error| (path.clone(), error);
            let (beside, real) = places(path).map_err(at)?;
            ready.push((beside.clone(), real.clone()));
            fill(&beside, &real, bytes).map_err(at)?;
        }
        for (beside, real) in &ready {
            fs::rename(beside, real).map_err(|error| (real.clone(), error))?;
        }
        Ok(())
    };
    let done = all();
    if done.is_err() {
        for (beside, _) in &ready {
            let _ = fs::remove_file(beside);
        }
    }
    done
}

/// Where a path below a root stands on the disk.
///
/// # Errors
/// When `..` or a symbolic link leads out of the root.
pub fn inside(root: &Path, path: &Path) -> io::Result<PathBuf> {
    let out = || io::Error::new(io::ErrorKind::PermissionDenied, "it leads out of the repository");
    if !path.components().all(|part| matches!(part, Component::Normal(_) | Component::CurDir)) {
        return Err(out());
    }
    let root = if root.as_os_str().is_empty() { Path::new(".") } else { root };
    let place = root.join(path);
    let there = place.ancestors().find(|place| fs::symlink_metadata(place).is_ok()).unwrap_or(root);
    if fs::canonicalize(there)?.starts_with(fs::canonicalize(root)?) { Ok(place) } else { Err(out()) }
}

/// Makes ready for a file to come to a path where none is yet: creates the folders above.
pub fn make_way(to: &Path) -> io::Result<()> {
    if fs::symlink_metadata(to).is_ok() {
        return Err(io::Error::new(io::ErrorKind::AlreadyExists, "there is a file of that name"));
    }
    to.parent().filter(|parent| !parent.as_os_str().is_empty()).map_or(Ok(()), fs::create_dir_all)
}

/// Gives a file a path that [`make_way`] made ready.
pub fn move_file(from: &Path, to: &Path) -> io::Result<()> {
    fs::rename(from, to)
}

/// Replaces or creates a file in one step, so that no reader and no crash ever sees half of it. Keeps the permissions of the file it
/// replaces, and a symbolic link stays one. The folder must exist.
pub fn write_file(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let (beside, path) = places(path)?;
    let written = fill(&beside, &path, bytes).and_then(|()| fs::rename(&beside, &path));
    if written.is_err() {
        let _ = fs::remove_file(&beside);
    }
    written
}

/// Where a file is written first, and the file that a path leads to.
fn places(path: &Path) -> io::Result<(PathBuf, PathBuf)> {
    let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let folder = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let name = path.file_name().ok_or_else(|| io::Error::new(io::ErrorKind::InvalidInput, "the path names no file"))?;
    let mut beside = std::ffi::OsString::from(".");
    beside.push(name);
    beside.push(format!(".{}.tmp", std::process::id()));
    Ok((folder.join(beside), path))
}

fn fill(beside: &Path, path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = File::options().write(true).create_new(true).open(beside)?;
    file.write_all(bytes)?;
    if let Ok(found) = fs::metadata(path) {
        file.set_permissions(found.permissions())?;
    }
    file.sync_all()
}

/// Creates a file that is not there yet, and the folders above it.
pub fn create_file(path: &Path, bytes: &[u8]) -> io::Result<()> {
    if let Some(folder) = path.parent().filter(|parent| !parent.as_os_str().is_empty()) {
        fs::create_dir_all(folder)?;
    }
    File::options().write(true).create_new(true).open(path)?.write_all(bytes)
}

/// As [`write_file`], and creates the folders above.
pub fn write_with_folders(path: &Path, bytes: &[u8]) -> io::Result<()> {
    if let Some(folder) = path.parent().filter(|parent| !parent.as_os_str().is_empty()) {
        fs::create_dir_all(folder)?;
    }
    write_file(path, bytes)
}

/// Adds to the end of a file, which is created when it is missing.
pub fn append(path: &Path, bytes: &[u8]) -> io::Result<()> {
    File::options().append(true).create(true).open(path)?.write_all(bytes)
}
