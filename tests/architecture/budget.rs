//! Files stay small enough to read at once.

use super::source::{Source, files};

/// No file is longer.
const CEILING: usize = 400;
/// Half of the files are no longer.
const MEDIAN: usize = 160;

fn complaints(files: &[Source]) -> Vec<String> {
    let mut sizes: Vec<usize> = files.iter().map(|file| file.text.lines().count()).collect();
    let mut complaints: Vec<String> = files
        .iter()
        .zip(&sizes)
        .filter(|(_, size)| **size > CEILING)
        .map(|(file, size)| format!("{}: {size} lines, at most {CEILING}: split it by what it is about", file.path))
        .collect();
    sizes.sort_unstable();
    if sizes.get(sizes.len() / 2).is_some_and(|median| *median > MEDIAN) {
        complaints.push(format!("the median file has {} lines, at most {MEDIAN}", sizes[sizes.len() / 2]));
    }
    complaints
}

#[test]
fn files_are_small() {
    for folder in ["src", "tests"] {
        let complaints = complaints(&files(&[folder]));
        assert!(complaints.is_empty(), "{}", complaints.join("\n"));
    }
}

#[test]
fn a_long_file_and_a_long_median_are_seen() {
    let file = |lines: usize| Source::new("src/x.rs", &"x\n".repeat(lines));
    assert_eq!(complaints(&[file(400), file(10), file(10)]), [""; 0]);
    assert_eq!(complaints(&[file(401), file(10), file(10)]).len(), 1);
    assert_eq!(complaints(&[file(161), file(161), file(10)]).len(), 1);
}
