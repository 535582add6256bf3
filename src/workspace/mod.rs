//! From a root folder to a model: discover and read (the world), then parse, bind and link (pure).
//!
//! A [`Session`] does it again and again and reads only what changed; a single run is a session that remembers nothing yet.
//! `session.rs` touches the disk, `memory.rs` keeps what was parsed, `definitions.rs` the repository's own kinds. To keep something
//! more between runs, put it into `Memory` beside the text that it was made of.

mod definitions;
mod elsewhere;
mod memory;
mod session;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use crate::config;
use crate::history::History;
use crate::model::{Model, Patch};
use crate::quantity::Date;
use crate::source::{DiscoverError, DiskTree, ListedFile, Listing, SourceFile};

pub use elsewhere::way_from_git;
use memory::{Around, Memory};
pub use session::{Session, Touched, load_tree};

/// The folder of users' kinds.
pub const KINDS_FOLDER: &str = ".orgdocs/kinds";

/// Where a run looks, and at which date.
#[derive(Debug, Clone)]
pub struct Options {
    pub root: PathBuf,
    /// The date that rules compare with, whatever the configuration says.
    pub as_of: Option<Date>,
    /// The date where the configuration has none: that of the build, else the clock decides.
    pub built_at: Option<Date>,
}

/// A model with what the disk said on the way.
#[derive(Debug)]
pub struct Workspace {
    pub model: Model,
    /// The model without private sections, where there are any.
    pub public: Option<Model>,
    pub listing: Arc<Listing>,
    asked: Asked,
}

/// The listed files whose bytes somebody asked for: images, a theme, a baseline. No other file says anything but that it is there.
#[derive(Debug, Clone, Default)]
struct Asked(Arc<Mutex<BTreeSet<String>>>);

impl Asked {
    fn note(&self, path: &str) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(path.to_owned());
    }

    fn paths(&self) -> BTreeSet<String> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl Workspace {
    /// The model that the site shows.
    pub fn shown(&self) -> &Model {
        self.public.as_ref().unwrap_or(&self.model)
    }

    /// The bytes of a listed file below the root; nothing else of the disk is read.
    pub fn bytes(&self, root: &Path, path: &str) -> Option<Vec<u8>> {
        let at = self.listing.files.binary_search_by(|file| file.path.as_str().cmp(path)).ok()?;
        self.asked.note(path);
        DiskTree::new(root).whole(&self.listing.files[at]).ok()
    }

    /// Folders with a configuration of their own, which are not read here.
    pub fn inner_roots(&self) -> Vec<String> {
        session::inner_roots(&self.listing)
    }

    /// The listed files below a folder, by their path from there.
    pub fn below(&self, root: &Path, folder: &str) -> Vec<(String, Vec<u8>)> {
        let inner = |file: &ListedFile| Some((file.path.strip_prefix(folder)?.to_owned(), self.bytes(root, &file.path)?));
        self.listing.files.iter().filter_map(inner).collect()
    }
}

/// The root for a path: the nearest ancestor with `orgdocs.yaml`, else the path itself, or its folder for a file.
pub fn root_of(path: &Path) -> PathBuf {
    let start = if path.is_dir() { path } else { path.parent().unwrap_or(path) };
    let start = if start.as_os_str().is_empty() { Path::new(".") } else { start };
    let whole = std::path::absolute(start).unwrap_or_else(|_| start.to_path_buf());
    let found = whole.ancestors().find(|folder| folder.join(config::FILE_NAME).is_file());
    found.map_or_else(|| start.to_path_buf(), Path::to_path_buf)
}

/// Reads a repository and makes its model.
///
/// # Errors
/// When the root cannot be walked at all; everything else is recorded in the model.
pub fn load(options: &Options) -> Result<Workspace, DiscoverError> {
    Session::once(options.clone()).refresh(&Touched::default())
}

/// The path under which files that are only in memory may bring an output of `git log`.
const LOG: &str = ".git/log";

/// Makes a model of files that are in memory, changed by patches, as `verify` and tests do.
pub fn from_files(files: Vec<SourceFile>, as_of: Option<Date>, patches: Vec<Patch>) -> Model {
    let mut memory = Memory::default();
    let config = memory.config(files.iter().find(|file| file.path == config::FILE_NAME).cloned());
    let listed = files.iter().filter(|file| file.path != LOG).map(|file| ListedFile::new(&file.path));
    let listing = Listing { files: listed.collect() };
    let log = files.iter().find(|file| file.path == LOG);
    let history = log.map_or_else(History::default, |file| History::told(&file.text));
    let read = files.into_iter().filter(|file| is_document(&file.path)).collect();
    memory.model(config, &listing, read, Around { asked: as_of, built: None, history }, patches)
}

/// Whether a file is read as a document or definition, by its path.
pub fn is_document(path: &str) -> bool {
    let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
    path != config::FILE_NAME && matches!(ending.to_ascii_lowercase().as_str(), "md" | "markdown" | "yaml" | "yml")
}
