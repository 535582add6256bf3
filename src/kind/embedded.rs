//! The kinds inside the binary, in the form that users' kinds have.

use std::sync::LazyLock;

use include_dir::{Dir, include_dir};

use crate::source::{SourceFile, SourceId, SourceMap};
use crate::syntax::{Node, yaml};

use super::load::{Envelope, envelope};
use super::{Catalogue, KindFault, load};

static BUILTIN: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/src/kind/builtin");
const ENVELOPE_TEXT: &str = include_str!("envelope.yaml");

/// The example of a kind: the document itself first, then its neighbours.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Example {
    pub files: Vec<ExampleFile>,
    /// Whether it is that of the kind that this one extends.
    pub borrowed: bool,
}

/// One file of an example.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExampleFile {
    /// Where it stands in a repository.
    pub path: String,
    pub text: String,
}

/// What every artifact may say.
pub fn shared_envelope() -> &'static Envelope {
    static ENVELOPE: LazyLock<Envelope> = LazyLock::new(|| {
        let mut sources = SourceMap::default();
        let id = sources.add(SourceFile::new("orgdocs:envelope.yaml", ENVELOPE_TEXT));
        let root = yaml::parse_whole(id, ENVELOPE_TEXT).into_iter().find_map(|document| document.root);
        root.map(|root| envelope(&root)).unwrap_or_default()
    });
    &ENVELOPE
}

/// The files of the built-in kinds under `orgdocs:kinds/`: the first sources of every run.
pub fn builtin_sources() -> SourceMap {
    static SOURCES: LazyLock<SourceMap> = LazyLock::new(|| {
        let mut sources = SourceMap::default();
        for folder in BUILTIN.dirs() {
            if let Some(text) = text_of(folder, "kind.yaml") {
                sources.add(SourceFile::new(format!("orgdocs:kinds/{}/kind.yaml", folder.path().display()), text));
            }
        }
        sources
    });
    SOURCES.clone()
}

/// The kinds of [`builtin_sources`], read once, and their faults; a test holds that there are none.
pub fn builtin() -> &'static (Catalogue, Vec<KindFault>) {
    static KINDS: LazyLock<(Catalogue, Vec<KindFault>)> = LazyLock::new(|| {
        let sources = builtin_sources();
        let files: Vec<(SourceId, &SourceFile)> = sources.iter().collect();
        let read = |files: &[(SourceId, &SourceFile)]| -> Vec<_> {
            let roots = |(source, file): &(SourceId, &SourceFile)| yaml::parse_whole(*source, &file.text).into_iter();
            let each = files.iter().flat_map(|file| roots(file).map(move |document| (file.1, document.root)));
            each.filter_map(|(file, root)| Some(load(&root?, &file.text, shared_envelope()))).collect()
        };
        let (left, right) = files.split_at(files.len() / 2);
        // A thread of its own: those of the pool may all be waiting for these kinds.
        let loaded: Vec<(Option<super::Kind>, Vec<KindFault>)> = std::thread::scope(|scope| {
            let later = scope.spawn(|| read(right));
            let first = read(left);
            let later = later.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
            first.into_iter().chain(later).collect()
        });
        let (mut catalogue, mut faults) = (Catalogue::default(), Vec::new());
        for (kind, found) in loaded {
            faults.extend(found);
            if let Some(kind) = kind {
                let added = catalogue.add(super::Kind { builtin: true, ..kind });
                debug_assert!(added.is_ok(), "built-in kinds have different names");
            }
        }
        (catalogue, faults)
    });
    &KINDS
}

/// The definition of a built-in kind, with its places among [`builtin_sources`].
pub(super) fn definition(name: &str) -> Option<Node> {
    let sources = builtin_sources();
    let (source, file) = sources.iter().find(|(_, file)| file.path == format!("orgdocs:kinds/{name}/kind.yaml"))?;
    yaml::parse_whole(source, &file.text).into_iter().find_map(|document| document.root)
}

/// The example of a built-in kind.
pub fn builtin_example(kind: &super::Kind) -> Example {
    let Some(folder) = BUILTIN.get_dir(kind.name.as_str()) else { return Example::default() };
    let mut files = Vec::new();
    for ending in ["md", "yaml"] {
        if let Some(text) = text_of(folder, &format!("example.{ending}")) {
            files.push(ExampleFile { path: format!("{}/example.{ending}", kind.plural), text: text.to_owned() });
        }
    }
    if let Some(neighbours) = BUILTIN.get_dir(format!("{}/example", kind.name)) {
        collect(neighbours, &format!("{}/example/", kind.name), &mut files);
    }
    Example { files, borrowed: false }
}

fn text_of<'d>(folder: &'d Dir<'_>, name: &str) -> Option<&'d str> {
    folder.get_file(folder.path().join(name))?.contents_utf8()
}

fn collect(folder: &Dir<'_>, prefix: &str, files: &mut Vec<ExampleFile>) {
    for file in folder.files() {
        let path = file.path().to_string_lossy();
        let path = path.strip_prefix(prefix).unwrap_or(&path).to_owned();
        files.push(ExampleFile { path, text: file.contents_utf8().unwrap_or_default().to_owned() });
    }
    for inner in folder.dirs() {
        collect(inner, prefix, files);
    }
}
