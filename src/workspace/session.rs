//! The same repository read again: only what changed on disk.

use std::collections::BTreeSet;
use std::ffi::{OsStr, OsString};
use std::path::Path;
use std::sync::Arc;

use foldhash::{HashMap, HashSet};

use crate::config::{self, Config};
use crate::history::{Folder, Head, History};
use crate::kind;
use crate::source::disk::{self, DiskTree};
use crate::source::{DiscoverError, Filter, ListedFile, Listing, ReadFault, SourceFile, Tree};

use super::elsewhere::{self, Probe};
use super::memory::{Around, Memory};
use super::{Asked, Options, Workspace, is_document};

/// What somebody saw change since the last run. Files whose size, time or inode differ are read again without being named.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Touched {
    /// Paths relative to the root, `/` between the parts, that are read whatever the disk says about them.
    pub paths: BTreeSet<String>,
    /// Reads everything.
    pub everything: bool,
}

impl Touched {
    fn names(&self, path: &str) -> bool {
        self.everything || self.paths.contains(path)
    }
}

/// A repository that is read again and again.
#[derive(Debug)]
pub struct Session {
    options: Options,
    folder: Folder,
    memory: Memory,
    last: Option<Look>,
    /// Whether there is a next look, for which it pays to remember this one.
    lasting: bool,
    /// By place on disk: what the walk said when the file was last read, and what it held.
    read: HashMap<OsString, (ListedFile, SourceFile)>,
}

/// What one look at the disk gave.
#[derive(Debug)]
struct Look {
    config_file: Option<SourceFile>,
    listing: Arc<Listing>,
    /// What links to unlisted files found.
    elsewhere: Vec<Probe>,
    /// What was shown of it besides documents.
    asked: Asked,
    head: Option<Head>,
}

impl Session {
    /// A session that has read nothing yet.
    pub fn new(options: Options) -> Self {
        Self {
            folder: Folder::new(&options.root),
            options,
            memory: Memory::lasting(),
            last: None,
            lasting: true,
            read: HashMap::default(),
        }
    }

    /// A session that is asked once, and so keeps nothing.
    pub(super) fn once(options: Options) -> Self {
        Self { memory: Memory::default(), lasting: false, ..Self::new(options) }
    }

    /// The folder that is read.
    pub fn root(&self) -> &Path {
        &self.options.root
    }

    /// Reads what changed and makes the model of the whole repository.
    ///
    /// # Errors
    /// When the root cannot be walked at all; everything else is recorded in the model, and nothing is forgotten.
    ///
    /// # Panics
    /// Never: a look that must give a model does.
    pub fn refresh(&mut self, touched: &Touched) -> Result<Workspace, DiscoverError> {
        self.look(touched, true).map(|workspace| workspace.expect("a look that must give a model does"))
    }

    /// As [`Session::refresh`], but nothing when every file is there, and those that say or show something hold what they held at the
    /// last run, and Git stands where it stood.
    ///
    /// # Errors
    /// As [`Session::refresh`].
    pub fn refresh_if_changed(&mut self, touched: &Touched) -> Result<Option<Workspace>, DiscoverError> {
        self.look(touched, false)
    }

    fn look(&mut self, touched: &Touched, always: bool) -> Result<Option<Workspace>, DiscoverError> {
        let config_file = config_file(&self.options.root);
        let config = self.memory.config(config_file.clone());
        let head = if self.lasting { self.folder.head() } else { None };
        let tree = DiskTree::new(&self.options.root);
        let (listing, _) = rayon::join(|| tree.list(&filter(&config)), kind::builtin);
        let mut listing = listing?;
        if self.lasting {
            disk::stamp(&self.options.root, &mut listing);
        }
        let (files, news) = self.files(&tree, &listing, touched);
        let same = !news
            && self.last.as_ref().is_some_and(|last| {
                last.head == head
                    && same_text(last.config_file.as_ref(), config_file.as_ref())
                    && same_files(last, &listing, touched)
                    && last.elsewhere.iter().all(Probe::still_holds)
            });
        if same && !always {
            return Ok(None);
        }
        let listing = Arc::new(listing);
        let history = History::of(&self.folder);
        let around = Around { asked: self.options.as_of, built: self.options.built_at, history };
        let mut model = self.memory.model(config, &listing, files, around, Vec::new());
        let elsewhere = elsewhere::settle(&mut model, &tree);
        let mut public = self.memory.public(&model);
        if let Some(public) = &mut public {
            elsewhere::settle(public, &tree);
        }
        let asked = Asked::default();
        if self.lasting {
            self.last = Some(Look { config_file, listing: Arc::clone(&listing), elsewhere, asked: asked.clone(), head });
        }
        Ok(Some(Workspace { model, public, listing, asked }))
    }

    /// Every document with its text, and whether one of them has another text than before.
    fn files(&mut self, tree: &DiskTree, listing: &Listing, touched: &Touched) -> (Vec<SourceFile>, bool) {
        let wanted = || documents(listing);
        if !self.lasting {
            return (disk::read_all(tree, &wanted().collect::<Vec<_>>()), true);
        }
        let stays = |file: &&ListedFile| {
            let known = self.read.get(file.place().as_os_str());
            known.is_some_and(|(listed, held)| listed == *file && held.fault.is_none() && !touched.names(&file.path))
        };
        let stale: Vec<&ListedFile> = wanted().filter(|file| !stays(file)).collect();
        let mut news = false;
        for (listed, held) in stale.iter().zip(disk::read_all(tree, &stale)) {
            let known = self.read.get_mut(listed.place().as_os_str());
            match known {
                Some((stamp, old)) if same_text(Some(old), Some(&held)) => *stamp = ListedFile::clone(listed),
                _ => {
                    news = true;
                    self.read.insert(listed.place().into(), (ListedFile::clone(listed), held));
                }
            }
        }
        let files: Vec<SourceFile> =
            wanted().filter_map(|file| Some(self.read.get(file.place().as_os_str())?.1.clone())).collect();
        if files.len() < self.read.len() {
            news = true;
            let present: HashSet<&OsStr> = wanted().map(|file| file.place().as_os_str()).collect();
            self.read.retain(|place, _| present.contains(place.as_os_str()));
        }
        (files, news)
    }
}

/// Reads a tree once, whatever it is, and makes its model; the history is that of the folder on disk.
///
/// # Errors
/// When the tree cannot be listed.
pub fn load_tree(tree: &dyn Tree, options: &Options) -> Result<Workspace, DiscoverError> {
    let mut memory = Memory::default();
    let config_file = tree.exists(config::FILE_NAME).then(|| disk::read_all(tree, &[ListedFile::new(config::FILE_NAME)]));
    let config = memory.config(config_file.and_then(|mut files| files.pop()));
    let listing = tree.list(&filter(&config))?;
    let files = disk::read_all(tree, &documents(&listing).collect::<Vec<_>>());
    let history = History::of(&Folder::new(tree.root()));
    let around = Around { asked: options.as_of, built: options.built_at, history };
    let mut model = memory.model(config, &listing, files, around, Vec::new());
    elsewhere::settle(&mut model, tree);
    let mut public = memory.public(&model);
    if let Some(public) = &mut public {
        elsewhere::settle(public, tree);
    }
    Ok(Workspace { model, public, listing: Arc::new(listing), asked: Asked::default() })
}

/// The files that are read as documents or definitions, and folders that may hold some and cannot be looked into.
fn documents(listing: &Listing) -> impl Iterator<Item = &ListedFile> {
    let elsewhere = inner_roots(listing);
    let ours = move |path: &str| !elsewhere.iter().any(|folder| path.starts_with(folder));
    let may_say = |file: &ListedFile| is_document(&file.path) || matches!(file.fault, Some(ReadFault::Closed { .. }));
    listing.files.iter().filter(move |file| file.same_as.is_none() && may_say(file) && ours(&file.path))
}

fn same_text(old: Option<&SourceFile>, new: Option<&SourceFile>) -> bool {
    match (old, new) {
        (Some(old), Some(new)) => old.text == new.text && old.fault == new.fault,
        (None, None) => true,
        _ => false,
    }
}

/// Whether the text of a file is compared, not its time.
fn is_read(path: &str) -> bool {
    is_document(path) || path == config::FILE_NAME
}

/// Whether the same paths are there, and those that are shown but no documents look untouched.
fn same_files(last: &Look, new: &Listing, touched: &Touched) -> bool {
    let asked = last.asked.paths();
    let is_shown = |path: &str| !is_read(path) && asked.contains(path);
    let same = |(old, new): (&ListedFile, &ListedFile)| {
        old.path == new.path
            && old.same_as == new.same_as
            && old.fault == new.fault
            && (!is_shown(&new.path) || (old == new && !touched.names(&new.path)))
    };
    let old = &last.listing.files;
    old.len() == new.files.len() && old.iter().zip(&new.files).all(same)
}

fn config_file(root: &Path) -> Option<SourceFile> {
    root.join(config::FILE_NAME).exists().then(|| disk::read(root, &ListedFile::new(config::FILE_NAME)))
}

fn filter(config: &Config) -> Filter {
    Filter {
        include: config.include.iter().map(|glob| glob.value.clone()).collect(),
        exclude: config.exclude.iter().map(|glob| glob.value.clone()).collect(),
    }
}

/// Folders with an `orgdocs.yaml` of their own: other repositories, which links may reach and nobody reads here.
pub(super) fn inner_roots(listing: &Listing) -> Vec<String> {
    let configs = listing.files.iter().filter_map(|file| file.path.strip_suffix(config::FILE_NAME));
    configs.filter(|folder| folder.ends_with('/')).map(str::to_owned).collect()
}
