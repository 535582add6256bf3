//! From a root folder to a model: discover and read (the world), then parse, bind and link (pure).

use std::collections::{BTreeSet, HashSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;

use crate::config::{self, Config, ConfigFault};
use crate::kind::{self, Catalogue, KindFault};
use crate::model::{self, Inputs, LinkTarget, Model, Parsed, ParsedContent, Patch};
use crate::quantity::Date;
use crate::source::disk::{self, DiskTree};
use crate::source::{DiscoverError, Filter, ListedFile, Listing, SourceFile, SourceId, SourceMap, Span, Tree};
use crate::syntax::{markdown, yaml};

/// The folder of users' kinds.
pub const KINDS_FOLDER: &str = ".orgdocs/kinds";

/// Where a run looks, and at which date.
#[derive(Debug, Clone)]
pub struct Options {
    pub root: PathBuf,
    /// The date that rules compare with; the configuration decides when absent, then the environment, then the clock.
    pub as_of: Option<Date>,
}

/// A model with what the disk said on the way.
#[derive(Debug)]
pub struct Workspace {
    pub model: Model,
    pub listing: Listing,
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
    let mut sources = SourceMap::default();
    let config = read_config(&options.root, &mut sources);
    let filter = Filter {
        include: config.include.iter().map(|glob| glob.value.clone()).collect(),
        exclude: config.exclude.iter().map(|glob| glob.value.clone()).collect(),
    };
    let tree = DiskTree::new(&options.root);
    let listing = tree.list(&filter)?;
    let elsewhere = inner_roots(&listing);
    let ours = |path: &str| !elsewhere.iter().any(|folder| path.starts_with(folder));
    let wanted: Vec<ListedFile> = listing
        .files
        .iter()
        .filter(|file| file.same_as.is_none() && is_document(&file.path) && ours(&file.path))
        .cloned()
        .collect();
    let read = disk::read_all(&tree, &wanted);
    let mut model = assemble(sources, config, &listing, read, options.as_of, Vec::new());
    settle(&mut model, &tree);
    Ok(Workspace { model, listing })
}

/// Folders with an `orgdocs.yaml` of their own: other repositories, which links may reach and nobody reads here.
fn inner_roots(listing: &Listing) -> Vec<String> {
    let configs = listing.files.iter().filter_map(|file| file.path.strip_suffix(config::FILE_NAME));
    configs.filter(|folder| folder.ends_with('/')).map(str::to_owned).collect()
}

/// A link to what the walk leaves out, such as `.github/` or an ignored file, is not broken.
fn settle(model: &mut Model, tree: &dyn Tree) {
    for link in &mut model.graph.links {
        if let LinkTarget::NoFile { path, .. } = &link.leads_to
            && tree.exists(path)
        {
            link.leads_to = LinkTarget::File(path.clone());
        }
    }
}

/// Makes a model of files that are in memory, changed by patches, as `verify` and tests do.
pub fn from_files(files: Vec<SourceFile>, as_of: Option<Date>, patches: Vec<Patch>) -> Model {
    let mut sources = SourceMap::default();
    let config_file = files.iter().find(|file| file.path == config::FILE_NAME).cloned();
    let config = config_file.map(|file| parse_config(file, &mut sources)).unwrap_or_default();
    let listing = Listing { files: files.iter().map(|file| ListedFile::new(&file.path, file.text.len() as u64)).collect() };
    let read = files.into_iter().filter(|file| is_document(&file.path)).collect();
    assemble(sources, config, &listing, read, as_of, patches)
}

/// Whether a file is read as a document or definition.
fn is_document(path: &str) -> bool {
    let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
    path != config::FILE_NAME && matches!(ending.to_ascii_lowercase().as_str(), "md" | "markdown" | "yaml" | "yml")
}

fn read_config(root: &Path, sources: &mut SourceMap) -> Config {
    if !root.join(config::FILE_NAME).exists() {
        return Config::default();
    }
    parse_config(disk::read(root, &ListedFile::new(config::FILE_NAME, 0)), sources)
}

fn parse_config(file: SourceFile, sources: &mut SourceMap) -> Config {
    let text = Arc::clone(&file.text);
    let unreadable = file.fault.is_some();
    let source = sources.add(file);
    let mut config = config::read(source, &yaml::parse_whole(source, &text));
    if unreadable {
        let message = "the configuration cannot be read to its end".to_owned();
        let at = u32::try_from(text.len()).unwrap_or(u32::MAX);
        config.faults.push(ConfigFault { span: Span::new(source, at, at), message, help: Some("Save it as UTF-8 text.".into()) });
    }
    config
}

fn assemble(
    mut sources: SourceMap,
    config: Config,
    listing: &Listing,
    mut read: Vec<SourceFile>,
    as_of: Option<Date>,
    patches: Vec<Patch>,
) -> Model {
    read.sort_by(|a, b| a.path.cmp(&b.path));
    let mut catalogue = Catalogue::default();
    let mut kind_faults = kind::builtin(&mut sources, &mut catalogue);
    let (definitions, documents): (Vec<SourceFile>, Vec<SourceFile>) =
        read.into_iter().partition(|file| file.path.starts_with(KINDS_FOLDER));
    let broken_kinds = add_kinds(definitions, &mut sources, &mut catalogue, &mut kind_faults);
    catalogue.complete();

    let ids: Vec<SourceId> =
        documents.iter().filter(|file| !file.path.starts_with(".orgdocs/")).cloned().map(|file| sources.add(file)).collect();
    let parsed: Vec<Parsed> = ids.par_iter().map(|id| parse(&sources, *id)).collect();
    let as_of = as_of.or(config.as_of).unwrap_or_else(Date::today);
    let files: BTreeSet<String> = listing.files.iter().map(|file| file.path.clone()).collect();
    model::build(Inputs {
        sources: Arc::new(sources),
        parsed,
        config,
        catalogue: Arc::new(catalogue),
        kind_faults,
        broken_kinds,
        files,
        as_of,
        patches,
    })
}

/// Reads the syntax of one file.
fn parse(sources: &SourceMap, id: SourceId) -> Parsed {
    let file = sources.file(id);
    let lower = file.path.to_ascii_lowercase();
    let content = match &file.fault {
        Some(_) => ParsedContent::Unread,
        None if lower.ends_with(".md") || lower.ends_with(".markdown") => {
            ParsedContent::Markdown(Arc::new(markdown::parse(id, &file.text)))
        }
        None => ParsedContent::Yaml(Arc::new(yaml::parse_whole(id, &file.text))),
    };
    Parsed { source: id, path: file.path.clone(), content }
}

/// Adds the repository's own kinds; the names of those that cannot be used come back.
fn add_kinds(
    definitions: Vec<SourceFile>,
    sources: &mut SourceMap,
    catalogue: &mut Catalogue,
    faults: &mut Vec<KindFault>,
) -> HashSet<String> {
    let mut broken = HashSet::new();
    for file in definitions {
        if file.name() != "kind.yaml" {
            sources.add(file);
            continue;
        }
        let text = Arc::clone(&file.text);
        let folder = file.path.rsplit('/').nth(1).unwrap_or_default().to_owned();
        let source = sources.add(file);
        let documents = yaml::parse_whole(source, &text);
        let (found, kind) = kind::load_file(source, &text, &documents, catalogue);
        faults.extend(found);
        if !kind {
            broken.insert(folder);
        }
    }
    broken
}
