//! The file that a broken link meant.

use std::collections::BTreeSet;

use foldhash::{HashMap, HashMapExt};

use crate::syntax::nearest;

use super::path;

/// How many names are compared with a slip.
pub(super) const COMPARED: usize = 200;

/// Where to look for it.
#[derive(Debug)]
pub(super) struct NearFiles<'a> {
    /// The pages of each file name; of more than two only three.
    by_name: HashMap<&'a str, Vec<&'a str>>,
    /// The first names in each folder.
    by_folder: HashMap<&'a str, Vec<&'a str>>,
}

impl<'a> NearFiles<'a> {
    pub(super) fn new(pages: impl Iterator<Item = &'a str>, files: &'a BTreeSet<String>) -> Self {
        let mut by_name: HashMap<&str, Vec<&str>> = HashMap::new();
        for page in pages {
            let same = by_name.entry(page.rsplit('/').next().unwrap_or(page)).or_default();
            if same.len() < 3 {
                same.push(page);
            }
        }
        let mut by_folder: HashMap<&str, Vec<&str>> = HashMap::new();
        for file in files {
            let (folder, name) = file.rsplit_once('/').unwrap_or(("", file));
            let names = by_folder.entry(folder).or_default();
            if names.len() < COMPARED {
                names.push(name);
            }
        }
        Self { by_name, by_folder }
    }

    /// A file of the same name elsewhere, when there is just one, else a near name in the same folder; never where it is written.
    pub(super) fn find(&self, written: &str, from: &str) -> Option<String> {
        let name = written.rsplit('/').next().unwrap_or(written);
        let mut same = self.by_name.get(name).into_iter().flatten().filter(|page| **page != from);
        if let (Some(one), None) = (same.next(), same.next()) {
            return Some((*one).to_owned());
        }
        let folder = path::folder(written);
        let own = from.strip_prefix(folder).map(|name| name.trim_start_matches('/'));
        let is_near = |other: &&str| Some(*other) != own && nearest(path::stem(name), [path::stem(other)]).is_some();
        let beside = nearest(name, self.by_folder.get(folder)?.iter().copied().filter(is_near))?;
        Some(if folder.is_empty() { beside.to_owned() } else { format!("{folder}/{beside}") })
    }
}
