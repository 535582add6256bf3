//! Fixing twice is fixing once, over two thousand documents with slips in them.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use orgdocs::lint::Scope;
use orgdocs::mend::{Fixed, Wish, fix};
use orgdocs::source::{DiscoverError, Filter, ListedFile, Listing, ReadFault, Tree};
use orgdocs::workspace::Options;

use crate::generate::Dice;

/// Files in memory.
struct Files(BTreeMap<String, String>);

impl Tree for Files {
    fn root(&self) -> &Path {
        Path::new("/nowhere-at-all")
    }

    fn list(&self, _: &Filter) -> Result<Listing, DiscoverError> {
        Ok(Listing { files: self.0.keys().map(ListedFile::new).collect() })
    }

    fn read(&self, file: &ListedFile) -> Result<Vec<u8>, ReadFault> {
        self.0.get(&file.path).map(|text| text.clone().into_bytes()).ok_or(ReadFault::NotRegular)
    }

    fn exists(&self, path: &str) -> bool {
        self.0.contains_key(path)
    }
}

fn example() -> BTreeMap<String, String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs-example");
    let files = walkdir::WalkDir::new(&root).into_iter().map(Result::unwrap).filter(|entry| entry.file_type().is_file());
    let path = |entry: &walkdir::DirEntry| entry.path().strip_prefix(&root).unwrap().to_string_lossy().into_owned();
    files.map(|entry| (path(&entry), std::fs::read_to_string(entry.path()).unwrap())).collect()
}

/// Slips as people make them: what is looked for, and what stands there instead.
const SLIPS: &[[&str; 2]] = &[
    ["accountable: ", "accountable: @"],
    ["accountable: ", "acountable: "],
    ["accountable: ", "owner: "],
    ["reviewed: 2026-03-", "reviewed: 2026/3/"],
    ["reviewed: 2026-", "reviewd: 2026-"],
    ["\"#", "#"],
    ["status: a", "status: aa"],
    ["team: ", "team: @"],
    ["[[team:", "[[team:x"],
    [".md)", "x.md)"],
    ["type: value", "type: valu"],
    ["person: ", "person: [["],
    ["value_stream: ", "value_stream: The "],
    ["% ", ".5 "],
    ["mode: x", "mode: X"],
    ["reason: ", "reason: Note: "],
    ["supersedes: ", "superseds: "],
    ["- {", "- { "],
];

fn slip(dice: &mut Dice, text: &str) -> String {
    let [from, to] = SLIPS[dice.below(SLIPS.len())];
    let places: Vec<usize> = text.match_indices(from).map(|(at, _)| at).collect();
    let slipped = if places.is_empty() {
        // A letter too many, anywhere.
        let at = text.char_indices().map(|(at, _)| at).nth(dice.below(text.chars().count())).unwrap();
        format!("{}{}{}", &text[..at], dice.one(&["e", "#", "@", ":", "\"", "-"]), &text[at..])
    } else {
        let at = places[dice.below(places.len())];
        format!("{}{to}{}", &text[..at], &text[at + from.len()..])
    };
    match dice.below(4) {
        0 => format!("\u{feff}{}", slipped.replace('\n', "\r\n")),
        _ => slipped,
    }
}

fn mend(files: &Files, also_unsafe: bool) -> Fixed {
    let options = Options { root: PathBuf::from("/nowhere-at-all"), as_of: None, built_at: None };
    fix(files, &options, &Wish { profile: None, scope: Scope::default(), also_unsafe }).unwrap()
}

#[test]
fn fixing_twice_is_fixing_once() {
    let clean = example();
    let (mut mutated, mut mended, mut seed) = (0, 0, 0);
    while mutated < 2_400 {
        seed += 1;
        let mut dice = Dice::new(seed);
        let mut files = Files(clean.clone());
        for (path, text) in &mut files.0 {
            if path.ends_with(".md") || (path.ends_with(".yaml") && path != "orgdocs.yaml") {
                *text = slip(&mut dice, text);
                mutated += 1;
            }
        }
        let also_unsafe = seed % 2 == 0;
        let once = mend(&files, also_unsafe);
        mended += once.count();
        for change in &once.changes {
            let (before, after) = (&change.before, &change.after);
            assert_eq!(before.starts_with('\u{feff}'), after.starts_with('\u{feff}'), "{}", change.path);
            let bare = |text: &str| text.matches('\n').count() - text.matches("\r\n").count();
            assert!(bare(before) > 0 || bare(after) == 0, "{}: another line end", change.path);
            let comments = |text: &str| text.lines().filter(|line| line.starts_with("# ")).map(str::to_owned).collect::<Vec<_>>();
            assert_eq!(comments(before).len(), comments(after).len(), "{}", change.path);
            files.0.insert(change.path.clone(), after.clone());
        }
        let twice = mend(&files, also_unsafe);
        let diffs: Vec<String> = twice.changes.iter().map(orgdocs::mend::Change::unified).collect();
        assert!(diffs.is_empty(), "seed {seed}: {:?}\n{}", twice.rules, diffs.concat());
    }
    assert!(mended > 500, "{mended} findings mended in {mutated} documents");
}
