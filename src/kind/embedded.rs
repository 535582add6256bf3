//! The kinds inside the binary, in the form that users' kinds have.

use std::sync::{Arc, LazyLock};

use include_dir::{Dir, include_dir};

use crate::source::{SourceFile, SourceId, SourceMap};
use crate::syntax::{Node, yaml};

use super::Catalogue;
use super::load::{Envelope, envelope, load, load_shape};
use super::logic::{FIRST_KEYS, Logic, Written};
use super::reader::Reader;
use super::shapes::KindShapes;

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

/// The kinds of [`builtin_sources`], read once, each without its logic, which is read when somebody asks for it. A test holds that
/// nothing is wrong with either.
///
/// Every run waits for them, so two threads read them: not those of a pool, which might take up work that asks for these very kinds
/// while they wait.
pub fn builtin() -> &'static Catalogue {
    static KINDS: LazyLock<Catalogue> = LazyLock::new(|| {
        let sources = builtin_sources();
        let files: Vec<(SourceId, &SourceFile)> = sources.iter().collect();
        let (first, second) = files.split_at(files.len() / 2);
        let read = |files: &[(SourceId, &SourceFile)]| files.iter().filter_map(|(id, file)| shape(*id, file)).collect::<Vec<_>>();
        let (first, second) = std::thread::scope(|scope| {
            let second = scope.spawn(|| read(second));
            (read(first), second.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
        });
        let mut catalogue = Catalogue::default();
        for kind in first.into_iter().chain(second) {
            let added = catalogue.add(kind);
            debug_assert!(added.is_ok(), "built-in kinds have different names");
        }
        catalogue
    });
    &KINDS
}

/// A built-in kind without its logic.
fn shape(id: SourceId, file: &SourceFile) -> Option<super::Kind> {
    let root = yaml::parse_whole(id, before_logic(&file.text)).into_iter().find_map(|document| document.root);
    let kind = root.and_then(|root| load_shape(&root, shared_envelope()).0);
    debug_assert!(kind.is_some(), "built-in kinds can be read");
    Some(super::Kind { builtin: true, ..kind? })
}

/// A definition up to the first key of its logic.
fn before_logic(text: &str) -> &str {
    let begins = |line: &str| FIRST_KEYS.iter().any(|key| line.strip_prefix(key).is_some_and(|rest| rest.starts_with(':')));
    let shape: usize = text.split_inclusive('\n').take_while(|line| !begins(line)).map(str::len).sum();
    &text[..shape]
}

/// The logic of a built-in kind, of whose definition nothing else is read again.
pub(super) fn logic(kind: &super::Kind) -> Logic {
    let Some((source, text)) = text_of_kind(&kind.name) else { return Logic::default() };
    let [begin, end] = [before_logic(&text), &text].map(|part| u32::try_from(part.len()).unwrap_or(u32::MAX));
    let Some(root) = yaml::parse_one(source, &text, begin..end).root else { return Logic::default() };
    let mut faults = Vec::new();
    let written = Written::take(&mut Reader::open(&root, "a kind", &mut faults));
    written.read(&text, KindShapes::new(&kind.fields, &kind.types).proven(), &mut faults)
}

/// What is wrong with the definition of a built-in kind, read as that of a repository is; a check or value that cannot be read would
/// otherwise be missing, and nobody would know.
pub fn builtin_faults(kind: &super::Kind) -> Vec<super::KindFault> {
    let read = |(_, text): (SourceId, Arc<str>)| definition(&kind.name).map(|root| load(&root, &text, shared_envelope()).1);
    text_of_kind(&kind.name).and_then(read).unwrap_or_default()
}

/// The definition of a built-in kind, with its places among [`builtin_sources`].
pub(super) fn definition(name: &str) -> Option<Node> {
    let (source, text) = text_of_kind(name)?;
    yaml::parse_whole(source, &text).into_iter().find_map(|document| document.root)
}

/// The definition of a kind, as written.
fn text_of_kind(name: &str) -> Option<(SourceId, Arc<str>)> {
    let (sources, path) = (builtin_sources(), format!("orgdocs:kinds/{name}/kind.yaml"));
    sources.iter().find(|(_, file)| file.path == path).map(|(source, file)| (source, Arc::clone(&file.text)))
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
