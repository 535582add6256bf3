//! Small edits of the example organisation. Every kind, every value that is worked out and every page about all documents is there, so
//! that whatever a page was made from and nobody noted would show.

use std::fs;
use std::path::Path;

use orgdocs::workspace::Touched;

use crate::harness::Repo;

use super::random::{Dice, SEEDS, check_places, compare_to_first_build, fresh};

/// Steps of every test run, and of the long one.
const FEW: usize = 6;
const MANY: usize = 60;
/// A first build is compared after so many steps.
const STRIDE: usize = 3;

/// What somebody does to a line.
pub(super) fn edited(line: &str, other: &str, dice: &mut Dice) -> Vec<String> {
    let digit =
        |c: char, new: usize| if c.is_ascii_digit() { char::from_digit(u32::try_from(new).unwrap(), 10).unwrap() } else { c };
    match dice.roll(7) {
        0 => Vec::new(),
        1 => vec![line.to_owned(), line.to_owned()],
        2 | 3 => vec![line.to_owned(), "Somebody adds a sentence.".to_owned()],
        4 => {
            let new = dice.roll(10);
            vec![line.chars().map(|c| digit(c, new)).collect()]
        }
        5 => {
            let words = |text: &str| text.split(' ').map(str::to_owned).collect::<Vec<_>>();
            let (mut words, others) = (words(line), words(other));
            let at = dice.roll(words.len());
            words[at].clone_from(&others[dice.roll(others.len())]);
            vec![words.join(" ")]
        }
        _ => vec![other.to_owned()],
    }
}

/// Changes one line of one document.
fn edit(root: &Path, documents: &[String], dice: &mut Dice) -> String {
    let texts: Vec<(&String, String)> =
        documents.iter().map(|path| (path, fs::read_to_string(root.join(path)).unwrap())).collect();
    let line_of = |dice: &mut Dice| {
        let (path, text) = &texts[dice.roll(texts.len())];
        let lines: Vec<&str> = text.lines().collect();
        let at = dice.roll(lines.len().max(1));
        (*path, at, lines)
    };
    let (path, at, lines) = line_of(dice);
    let (_, other, others) = line_of(dice);
    let new = edited(lines.get(at).unwrap_or(&""), others.get(other).unwrap_or(&""), dice);
    let before = lines.iter().take(at).map(|line| (*line).to_owned());
    let after = lines.iter().skip(at + 1).map(|line| (*line).to_owned());
    let text: Vec<String> = before.chain(new).chain(after).collect();
    fs::write(root.join(path), text.join("\n") + "\n").unwrap();
    path.clone()
}

fn run(seed: u64, steps: usize) {
    let repo = Repo::copy_of(&Path::new(env!("CARGO_MANIFEST_DIR")).join("docs-example"));
    let root = repo.path("");
    let files = repo.snapshot().into_iter().map(|(path, _)| path);
    let documents: Vec<String> = files.filter(|path| path.ends_with(".md") || path.ends_with(".yaml")).collect();
    let mut rebuild = fresh(&root);
    let mut show = rebuild.turn(&Touched::default()).unwrap().unwrap().show;
    let mut dice = Dice(seed);
    let mut last = Vec::new();
    for step in 1..=steps {
        let path = edit(&root, &documents, &mut dice);
        last.push(path.clone());
        if let Some(turn) = rebuild.turn(&Touched { paths: [path].into(), everything: false }).unwrap() {
            check_places(&root, &turn);
            show = turn.show;
        }
        if step % STRIDE == 0 {
            compare_to_first_build(&show, &root, || format!("seed {seed}, step {step}, last edited: {last:?}"));
            last.clear();
        }
    }
}

#[test]
fn a_few_edits_end_in_the_site_of_a_first_build() {
    run(SEEDS[1], FEW);
}

#[test]
#[ignore = "minutes without optimisation: cargo test --release -- --ignored script"]
fn any_long_script_of_edits_ends_in_the_site_of_a_first_build() {
    for seed in SEEDS {
        run(seed, MANY);
    }
}
