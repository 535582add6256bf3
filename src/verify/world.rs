//! A repository in memory: the backdrop with other files over it.

use std::collections::BTreeMap;

use include_dir::{Dir, include_dir};

use crate::lint::{self, Findings, Policy, Scope};
use crate::model::{Model, Patch};
use crate::quantity::{self, Date};
use crate::source::{ReadFault, SourceFile};
use crate::workspace;

static BACKDROP: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/src/verify/backdrop");

/// The day on which all examples are true.
const DAY: &str = "2026-04-15";

/// Files by path; the same path replaces.
#[derive(Debug, Clone)]
pub struct World {
    files: BTreeMap<String, SourceFile>,
    patches: Vec<Patch>,
}

impl World {
    /// The backdrop alone.
    pub fn backdrop() -> Self {
        let mut files = BTreeMap::new();
        collect(&BACKDROP, &mut files);
        Self { files, patches: Vec::new() }
    }

    /// Puts a file over it.
    pub fn put(&mut self, path: &str, text: &str) {
        self.files.insert(path.to_owned(), SourceFile::new(path, text));
    }

    /// Puts files over it, paths with texts.
    pub fn put_all(&mut self, files: &[(String, String)]) {
        for (path, text) in files {
            self.put(path, text);
        }
    }

    /// Puts a file over it whose bytes are written with escapes such as `\xe9`, so that a page can show what is no text.
    pub fn put_escaped(&mut self, path: &str, escaped: &str) {
        let bytes = unescape(escaped);
        let file = match std::str::from_utf8(&bytes) {
            Ok(text) => SourceFile::new(path, text),
            Err(error) => {
                let (valid, _) = bytes.split_at(error.valid_up_to());
                let at = u32::try_from(valid.len()).unwrap_or(u32::MAX);
                let text = String::from_utf8_lossy(valid).into_owned();
                SourceFile { fault: Some(ReadFault::NotUtf8 { at }), ..SourceFile::new(path, text) }
            }
        };
        self.files.insert(path.to_owned(), file);
    }

    /// Changes a document before it is bound.
    pub fn patch(&mut self, patch: Patch) {
        self.patches.push(patch);
    }

    /// Runs every rule at the pinned date.
    pub fn check(&self) -> (Model, Findings) {
        let model = workspace::from_files(self.files.values().cloned().collect(), Some(example_day()), self.patches.clone());
        let policy = Policy::everything(&model.config);
        let findings = lint::run(&model, &policy, &Scope::default());
        (model, findings)
    }
}

/// The day on which all examples are true.
///
/// # Panics
/// Never: the date is well formed.
pub fn example_day() -> Date {
    quantity::date(DAY).expect("the day is a date")
}

fn collect(folder: &Dir<'_>, files: &mut BTreeMap<String, SourceFile>) {
    for file in folder.files() {
        let path = file.path().to_string_lossy().into_owned();
        let text = file.contents_utf8().unwrap_or_default();
        files.insert(path.clone(), SourceFile::new(path, text));
    }
    folder.dirs().for_each(|inner| collect(inner, files));
}

fn unescape(escaped: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut rest = escaped;
    while let Some(at) = rest.find("\\x") {
        bytes.extend_from_slice(&rest.as_bytes()[..at]);
        match rest.get(at + 2..at + 4).and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = &rest[at + 4..];
            }
            None => {
                bytes.extend_from_slice(b"\\x");
                rest = &rest[at + 2..];
            }
        }
    }
    bytes.extend_from_slice(rest.as_bytes());
    bytes
}
