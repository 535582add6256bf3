//! What readers can search, as files that a page's script reads: from a server, and from a folder without one.
//!
//! Two tiers. `names` is one file with the titles, ids, people and headings of all pages, indexed for `MiniSearch`, which forgives typing
//! errors. `bodies` are the words of the pages in slices of the alphabet, loaded when a query needs them, so that a large site opens as
//! fast as a small one. `previews` are what a reader sees of a page before going there, in files by a hash of its address. `entry` reads
//! all out of a page's view, and nothing else: what a page does not show cannot be found.

mod bodies;
mod entry;
mod names;
mod previews;
mod tally;
mod words;

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use rayon::prelude::*;

pub(super) use entry::Entry;
pub(super) use previews::shards;

use names::Names;

use super::theme::STATIC;

/// Where previews stand.
const PREVIEWS: &str = "_orgdocs/previews/";

/// The files of a site's search, made when the first of them is asked for: while people edit, most never are.
#[derive(Debug, Default)]
pub struct Search {
    entries: Vec<Arc<Entry>>,
    files: OnceLock<Files>,
    /// Into how many files previews are parted.
    shards: usize,
    previews: OnceLock<Files>,
}

/// Files by path from the site's root.
type Files = BTreeMap<String, Arc<[u8]>>;

impl Search {
    /// The search of the pages with these entries, sorted by address.
    pub(super) fn new(entries: Vec<Arc<Entry>>, shards: usize) -> Self {
        Self { entries, files: OnceLock::new(), shards, previews: OnceLock::new() }
    }

    /// Path from the site's root and content of each file of previews.
    pub fn previews(&self) -> &Files {
        self.previews.get_or_init(|| {
            let files = previews::files(&self.entries, self.shards).into_iter().enumerate();
            files.map(|(at, text)| (format!("{PREVIEWS}{at}.js"), text.into_bytes().into())).collect()
        })
    }

    /// Path from the site's root and content of each file.
    pub fn files(&self) -> &Files {
        self.files.get_or_init(|| {
            // The longer work first, so that whoever is done with the previews takes the other.
            let (mut names, (slices, cuts)) = rayon::join(|| Names::of(&self.entries).script(), || bodies::slices(&self.entries));
            names::finish(&mut names, &cuts);
            let bodies = slices.into_par_iter().enumerate().map(|(at, slice)| (format!("{STATIC}/search/{at}.js"), slice));
            let files = bodies.chain(rayon::iter::once((format!("{STATIC}/search/names.js"), names)));
            files.map(|(path, text)| (path, text.into_bytes().into())).collect()
        })
    }

    /// The file at a path.
    pub fn file(&self, path: &str) -> Option<&Arc<[u8]>> {
        match path {
            path if path.starts_with(PREVIEWS) => self.previews().get(path),
            path if path.starts_with(STATIC) => self.files().get(path),
            _ => None,
        }
    }
}

impl PartialEq for Search {
    fn eq(&self, other: &Self) -> bool {
        self.entries == other.entries && self.shards == other.shards
    }
}

impl Eq for Search {}
