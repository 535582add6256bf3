//! What a reader sees of a page while pointing at a link to it.
//!
//! A file is `orgdocs.preview(n, {"address": [title, group, about, person, status], …})`, with empty parts at the end left out. The script
//! of the pages finds the file of an address by the same hash.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use super::entry::{Entry, Name};

/// About how many pages share a file.
const TOGETHER: usize = 96;

/// Into how many files the previews of so many pages are parted; the number changes seldom, because every page holds it.
pub(in crate::site) fn shards(pages: usize) -> usize {
    (pages / TOGETHER).next_power_of_two()
}

/// The files, each with the previews of the addresses whose hash leads to it.
pub(super) fn files(entries: &[Arc<Entry>], shards: usize) -> Vec<String> {
    let mut parts: Vec<BTreeMap<&str, Vec<&str>>> = vec![BTreeMap::new(); shards.max(1)];
    for entry in entries {
        let Some(name) = entry.names.first() else { continue };
        let at = shard(&name.href, parts.len());
        parts[at].insert(&name.href, said(entry, name));
    }
    let file = |(at, part): (usize, &BTreeMap<_, _>)| {
        format!("orgdocs.preview({at},{});\n", serde_json::to_string(part).unwrap_or_default())
    };
    parts.par_iter().enumerate().map(file).collect()
}

/// The parts of a preview, without empty ones at the end.
fn said<'e>(entry: &'e Entry, name: &'e Name) -> Vec<&'e str> {
    let text = |part: &'e Option<String>| part.as_deref().unwrap_or_default();
    let mut said = vec![name.title.as_str(), &name.group, text(&entry.about), text(&name.person), text(&entry.status)];
    while said.last().is_some_and(|part| part.is_empty()) {
        said.pop();
    }
    said
}

/// FNV-1a over the bytes of an address, which are ASCII.
fn shard(href: &str, shards: usize) -> usize {
    let hash = href.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    usize::try_from(hash).unwrap_or_default() % shards
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_is_in_the_file_of_its_hash() {
        let entry = |href: &str, about: Option<&str>| {
            let name = Name { title: "T".into(), href: href.into(), group: "Team".into(), ..Name::default() };
            Arc::new(Entry { names: vec![name], about: about.map(str::to_owned), ..Entry::default() })
        };
        let files = files(&[entry("a.html", None), entry("teams/b.html", Some("<b>"))], 4);
        assert_eq!(files.len(), 4);
        assert!(files[shard("a.html", 4)].contains(r#""a.html":["T","Team"]"#), "{files:?}");
        assert!(files[shard("teams/b.html", 4)].contains(r#""teams/b.html":["T","Team","<b>"]"#), "{files:?}");
        assert_eq!(shard("teams/payments.html", 1), 0);
    }

    #[test]
    fn the_number_of_files_grows_in_steps() {
        assert_eq!([0, 95, 96, 192, 300, 10_000].map(shards), [1, 1, 1, 2, 4, 128]);
    }
}
