//! The same repository read again: only what changed on disk.

use std::collections::{BTreeSet, HashMap};
use std::path::{Path, PathBuf};

use crate::config::{self, Config};
use crate::model::{LinkTarget, Model, path};
use crate::source::disk::{self, DiskTree};
use crate::source::{DiscoverError, Filter, ListedFile, Listing, SourceFile, Tree};

use super::memory::{Dates, Memory};
use super::{Options, Workspace, is_document};

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
    memory: Memory,
    /// By place on disk: what the walk said when the file was last read, and what it held.
    read: HashMap<PathBuf, (ListedFile, SourceFile)>,
}

impl Session {
    /// A session that has read nothing yet.
    pub fn new(options: Options) -> Self {
        Self { options, memory: Memory::default(), read: HashMap::new() }
    }

    /// The folder that is read.
    pub fn root(&self) -> &Path {
        &self.options.root
    }

    /// Reads what changed and makes the model of the whole repository.
    ///
    /// # Errors
    /// When the root cannot be walked at all; everything else is recorded in the model, and nothing is forgotten.
    pub fn refresh(&mut self, touched: &Touched) -> Result<Workspace, DiscoverError> {
        let config = self.memory.config(config_file(&self.options.root));
        let tree = DiskTree::new(&self.options.root);
        let listing = tree.list(&filter(&config))?;
        let files = self.files(&tree, &listing, touched);
        let dates = Dates { asked: self.options.as_of, built: self.options.built_at };
        let mut model = self.memory.model(config, &listing, files, dates, Vec::new());
        settle(&mut model, &tree);
        Ok(Workspace { model, listing })
    }

    fn files(&mut self, tree: &DiskTree, listing: &Listing, touched: &Touched) -> Vec<SourceFile> {
        let elsewhere = inner_roots(listing);
        let ours = |path: &str| !elsewhere.iter().any(|folder| path.starts_with(folder));
        let wanted = || listing.files.iter().filter(|file| file.same_as.is_none() && is_document(&file.path) && ours(&file.path));
        let place = |file: &ListedFile| file.on_disk(Path::new(""));
        let mut before = std::mem::take(&mut self.read);
        let mut stale: Vec<ListedFile> = Vec::new();
        for file in wanted() {
            let known = before.remove(&place(file));
            match known.filter(|(listed, held)| listed == file && held.fault.is_none() && !touched.names(&file.path)) {
                Some(known) => drop(self.read.insert(place(file), known)),
                None => stale.push(file.clone()),
            }
        }
        let fresh = disk::read_all(tree, &stale);
        self.read.extend(stale.into_iter().zip(fresh).map(|(listed, held)| (place(&listed), (listed, held))));
        wanted().filter_map(|file| self.read.get(&place(file))).map(|(_, held)| held.clone()).collect()
    }
}

fn config_file(root: &Path) -> Option<SourceFile> {
    root.join(config::FILE_NAME).exists().then(|| disk::read(root, &ListedFile::new(config::FILE_NAME, 0)))
}

fn filter(config: &Config) -> Filter {
    Filter {
        include: config.include.iter().map(|glob| glob.value.clone()).collect(),
        exclude: config.exclude.iter().map(|glob| glob.value.clone()).collect(),
    }
}

/// A link to what the walk leaves out, such as `.github/` or an ignored file, is not broken; nor is one that leaves the folder we
/// were given but not the Git repository around it.
fn settle(model: &mut Model, tree: &DiskTree) {
    let around = enclosing_repository(tree.root());
    let documents = &model.documents;
    for link in &mut model.graph.links {
        match &link.leads_to {
            LinkTarget::NoFile { path, .. } if tree.exists(path) => link.leads_to = LinkTarget::File(path.clone()),
            LinkTarget::Outside => {
                let document = &documents[link.document.index()];
                let written = document.markdown().map(|markdown| markdown.outline.links[link.index].destination.as_str());
                let Some((outer, inner)) = around.as_ref() else { continue };
                let file = written.map_or("", |written| written.split(['#', '?']).next().unwrap_or(written));
                let folder = format!("{inner}/{}", path::folder(&document.path));
                if path::join(&folder, file).is_some_and(|target| outer.exists(&target)) {
                    link.leads_to = LinkTarget::File(file.to_owned());
                }
            }
            _ => {}
        }
    }
}

/// The Git repository that a folder lies in, and the way from it to the folder.
fn enclosing_repository(root: &Path) -> Option<(DiskTree, String)> {
    let root = root.canonicalize().ok()?;
    let outer = root.ancestors().find(|folder| folder.join(".git").exists())?;
    let inner = root.strip_prefix(outer).ok()?;
    let parts: Vec<&str> = inner.components().filter_map(|part| part.as_os_str().to_str()).collect();
    Some((DiskTree::new(outer), parts.join("/")))
}

/// Folders with an `orgdocs.yaml` of their own: other repositories, which links may reach and nobody reads here.
fn inner_roots(listing: &Listing) -> Vec<String> {
    let configs = listing.files.iter().filter_map(|file| file.path.strip_suffix(config::FILE_NAME));
    configs.filter(|folder| folder.ends_with('/')).map(str::to_owned).collect()
}
