//! The Rust files of the project, as the rules read them.

use std::path::Path;

/// A Rust file: its path from the project's root, and its text.
#[derive(Debug, Clone)]
pub(super) struct Source {
    pub path: String,
    pub text: String,
}

impl Source {
    /// A file for tests of a rule.
    pub(super) fn new(path: &str, text: &str) -> Self {
        Self { path: path.to_owned(), text: text.to_owned() }
    }

    /// The module at the top of the tree that the file belongs to: `lint` for `src/lint/rules/x.rs` and `src/lint.rs`.
    pub(super) fn module(&self) -> &str {
        let inside = self.path.strip_prefix("src/").unwrap_or("");
        inside.split(['/', '.']).next().unwrap_or("")
    }

    /// How many names lead from the crate to the module of this file.
    pub(super) fn depth(&self) -> usize {
        let inside = self.path.strip_prefix("src/").unwrap_or(&self.path).trim_end_matches(".rs");
        let parts = inside.split('/').count();
        if inside.ends_with("/mod") { parts - 1 } else { parts }
    }

    /// The lines of code with their numbers, without line comments; all of them, tests included.
    pub(super) fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        let lines = (1..).zip(self.text.lines());
        lines.map(|(number, line)| (number, without_comment(line))).filter(|(_, line)| !line.trim().is_empty())
    }

    /// The text before the file's unit tests.
    pub(super) fn before_tests(&self) -> Self {
        let end = self.text.find("#[cfg(test)]").unwrap_or(self.text.len());
        Self { path: self.path.clone(), text: self.text[..end].to_owned() }
    }
}

/// A line up to a `//` outside of a string.
fn without_comment(line: &str) -> &str {
    let (mut in_string, mut escaped) = (false, false);
    for (at, c) in line.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' if in_string => escaped = true,
            '"' => in_string = !in_string,
            '/' if !in_string && line[at..].starts_with("//") => return &line[..at],
            _ => {}
        }
    }
    line
}

/// Every Rust file under these folders of the project, by path.
pub(super) fn files(folders: &[&str]) -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    for folder in folders {
        for entry in walkdir::WalkDir::new(root.join(folder)).sort_by_file_name() {
            let entry = entry.unwrap();
            if entry.path().extension().is_some_and(|extension| extension == "rs") {
                let path = entry.path().strip_prefix(root).unwrap().to_string_lossy().replace('\\', "/");
                files.push(Source { path, text: std::fs::read_to_string(entry.path()).unwrap() });
            }
        }
    }
    assert!(!files.is_empty(), "no Rust file under {folders:?}");
    files
}

#[test]
fn a_file_knows_its_module_and_depth() {
    let at = |path| (Source::new(path, "").module().to_owned(), Source::new(path, "").depth());
    assert_eq!(at("src/lint/rules/x.rs"), ("lint".to_owned(), 3));
    assert_eq!(at("src/lint/mod.rs"), ("lint".to_owned(), 1));
    assert_eq!(at("src/cli.rs"), ("cli".to_owned(), 1));
}

#[test]
fn comments_are_not_code() {
    let file = Source::new("src/x.rs", "//! crate::a\nlet url = \"http://x\"; // crate::b\n");
    assert_eq!(file.code().collect::<Vec<_>>(), [(2, "let url = \"http://x\"; ")]);
}
