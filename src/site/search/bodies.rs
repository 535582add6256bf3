//! The words of all pages, cut into slices of the alphabet.
//!
//! A slice is `orgdocs.slice(n, {"word": [1, 4, …]})`: for each page with the word its position among all names times four plus how often
//! (0 once, 1 twice, 2 up to five times, 3 more), as differences to the one before.

use std::collections::HashMap;
use std::sync::Arc;

use foldhash::fast::FixedState;
use rayon::prelude::*;

use super::entry::Entry;

/// About how many bytes a slice has.
const SLICE: usize = 48 * 1024;
/// On a site of more pages than this, a word that half of them say tells none of them from the others.
const FEW_PAGES: usize = 60;

/// The slices, and the first word of each but the first.
pub(super) fn slices(entries: &[Arc<Entry>]) -> (Vec<String>, Vec<String>) {
    let (mut slices, mut cuts) = (Vec::new(), Vec::new());
    let mut slice = String::new();
    for (word, pages) in postings(entries) {
        if slice.len() > SLICE {
            slices.push(closed(&std::mem::take(&mut slice), slices.len()));
            cuts.push(word.to_owned());
        }
        slice.push_str(if slice.is_empty() { "\"" } else { ",\n\"" });
        slice.push_str(word);
        slice.push_str("\":[");
        let mut before = 0;
        for (at, page) in pages.into_iter().enumerate() {
            slice.push_str(if at == 0 { "" } else { "," });
            slice.push_str(itoa::Buffer::new().format(page - before));
            before = page;
        }
        slice.push(']');
    }
    slices.push(closed(&slice, slices.len()));
    (slices, cuts)
}

fn closed(slice: &str, number: usize) -> String {
    format!("orgdocs.slice({number},{{\n{slice}\n}});\n")
}

/// Each word with the pages that say it, in alphabetical order.
fn postings(entries: &[Arc<Entry>]) -> Vec<(&str, Vec<u32>)> {
    let mut by_word: HashMap<&str, Vec<u32>, FixedState> = HashMap::default();
    let mut position = 0;
    for entry in entries {
        for (word, count) in entry.words.split(' ').zip(&*entry.counts) {
            by_word.entry(word).or_default().push(position * 4 + often(*count));
        }
        position += u32::try_from(entry.names.len()).unwrap_or(u32::MAX);
    }
    let common = if entries.len() > FEW_PAGES { entries.len() / 2 } else { usize::MAX };
    let mut all: Vec<(&str, Vec<u32>)> = by_word.into_iter().filter(|(_, pages)| pages.len() <= common).collect();
    all.par_sort_unstable_by_key(|(word, _)| *word);
    all
}

fn often(count: u8) -> u32 {
    match count {
        0 | 1 => 0,
        2 => 1,
        3..=5 => 2,
        _ => 3,
    }
}

#[cfg(test)]
mod tests {
    use super::super::entry::Name;
    use super::*;

    fn entry(words: &str, counts: &[u8], names: usize) -> Arc<Entry> {
        Arc::new(Entry { names: vec![Name::default(); names], words: words.into(), counts: counts.into(), ..Entry::default() })
    }

    #[test]
    fn slices_hold_every_word() {
        let entries = [entry("handoff wait", &[1, 7], 2), entry("", &[], 1), entry("wait", &[2], 1)];
        let (slices, cuts) = slices(&entries);
        assert_eq!(cuts, Vec::<String>::new());
        assert_eq!(slices, ["orgdocs.slice(0,{\n\"handoff\":[0],\n\"wait\":[3,10]\n});\n"]);
    }

    #[test]
    fn large_vocabularies_are_cut_between_words() {
        let words: Vec<String> = (0..20_000).map(|n| format!("w{n:05}")).collect();
        let (slices, cuts) = slices(&[entry(&words.join(" "), &vec![1; words.len()], 1)]);
        assert_eq!(slices.len(), cuts.len() + 1);
        assert!(slices.len() > 2);
        for (slice, cut) in slices[1..].iter().zip(&cuts) {
            assert!(slice.contains(&format!("{{\n\"{cut}\":")), "{cut}");
        }
    }
}
