//! Copies of the pages, each a little different from the next.

use std::collections::BTreeMap;
use std::path::Path;

use crate::generate::{Dice, prose};
use crate::harness::{Found, Repo};

use super::plants::Plant;

const VOLUMES: usize = 25;

/// Every file of the repository to be.
pub(super) struct Copies(BTreeMap<String, Vec<u8>>);

impl Copies {
    /// The volumes, each with its own asides, line ends and marks.
    pub(super) fn new() -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/ordinary/pages");
        let mut files = BTreeMap::new();
        for entry in walkdir::WalkDir::new(&root).sort_by_file_name() {
            let entry = entry.unwrap();
            if !entry.file_type().is_file() {
                continue;
            }
            let path = entry.path().strip_prefix(&root).unwrap().to_str().unwrap().to_owned();
            let bytes = std::fs::read(entry.path()).unwrap();
            for volume in 0..VOLUMES {
                let changed = match std::str::from_utf8(&bytes) {
                    Ok(text) if path.ends_with(".md") => vary(text, &path, volume).into_bytes(),
                    _ => bytes.clone(),
                };
                files.insert(format!("volume-{volume:02}/{path}"), changed);
            }
            files.insert(path, bytes);
        }
        Self(files)
    }

    /// How many Markdown pages there are.
    pub(super) fn pages(&self) -> usize {
        self.0.keys().filter(|path| path.ends_with(".md")).count()
    }

    /// Adds a broken link to a page of its own volume; gives back what has to be found.
    pub(super) fn plant(&mut self, at: usize, plant: &Plant) -> Found {
        let path = format!("volume-{:02}/{}", at % VOLUMES, plant.page);
        let bytes = self.0.get_mut(&path).unwrap_or_else(|| panic!("no page {path}"));
        let mut text = String::from_utf8(bytes.clone()).unwrap();
        let end = if text.contains("\r\n") { "\r\n" } else { "\n" };
        text.push_str(&format!("{end}{end}{}{end}", plant.text.replace('\n', end)));
        let paragraph = text.rfind(plant.text.lines().next().unwrap()).unwrap();
        let target = paragraph + text[paragraph..].find(plant.target).unwrap();
        let before = text[..target].trim_start_matches('\u{feff}');
        let line = before.matches('\n').count() as u64 + 1;
        let column = before.rsplit('\n').next().unwrap().chars().count() as u64 + 1;
        *bytes = text.into_bytes();
        Found { rule: plant.rule.to_owned(), path, line, column }
    }

    pub(super) fn write(&self, repo: Repo) -> Repo {
        self.0.iter().fold(repo, |repo, (path, bytes)| repo.bytes(path, bytes))
    }
}

/// Adds asides after headings, and the line ends of Windows to some volumes.
fn vary(text: &str, path: &str, volume: usize) -> String {
    let mut dice = Dice::new(volume as u64 * 1_000 + path.len() as u64);
    let mut out = String::new();
    let mut fence = String::new();
    for line in text.split_inclusive('\n') {
        out.push_str(line);
        let mark: String = line.trim_start().chars().take_while(|c| matches!(c, '`' | '~')).collect();
        if mark.len() >= 3 && (fence.is_empty() || mark.starts_with(&fence)) {
            fence = if fence.is_empty() { mark } else { String::new() };
        }
        if fence.is_empty() && line.starts_with("## ") && dice.below(3) > 0 {
            let up = "../".repeat(path.matches('/').count() + 1);
            let other = dice.below(VOLUMES);
            out.push_str(&format!("\n{} See [volume {other}]({up}volume-{other:02}/faq.md#faq).\n", prose(&mut dice, 2)));
        }
    }
    if volume % 7 == 3 {
        out = out.replace('\n', "\r\n");
    }
    if volume % 11 == 5 {
        out.insert(0, '\u{feff}');
    }
    out
}
