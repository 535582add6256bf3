//! Files as they would be.

use std::collections::BTreeMap;
use std::path::Path;

use super::{DiscoverError, Filter, ListedFile, Listing, ReadFault, Tree};

/// A tree with other texts over it: what a change would make of a repository, before it is made.
#[derive(Clone, Copy)]
pub struct Overlay<'t> {
    under: &'t dyn Tree,
    /// By path; nothing for a file that is gone.
    changed: &'t BTreeMap<String, Option<String>>,
}

impl<'t> Overlay<'t> {
    /// The tree with these texts in place of its own.
    pub fn new(under: &'t dyn Tree, changed: &'t BTreeMap<String, Option<String>>) -> Self {
        Self { under, changed }
    }
}

impl Tree for Overlay<'_> {
    fn root(&self) -> &Path {
        self.under.root()
    }

    fn list(&self, filter: &Filter) -> Result<Listing, DiscoverError> {
        let mut listing = self.under.list(filter)?;
        listing.files.retain(|file| self.changed.get(&file.path).is_none_or(Option::is_some));
        for (path, text) in self.changed {
            if let (Some(_), Err(at)) = (text, listing.files.binary_search_by(|file| file.path.as_str().cmp(path))) {
                listing.files.insert(at, ListedFile::new(path));
            }
        }
        Ok(listing)
    }

    fn read(&self, file: &ListedFile) -> Result<Vec<u8>, ReadFault> {
        match self.changed.get(&file.path) {
            Some(Some(text)) => Ok(text.clone().into_bytes()),
            _ => self.under.read(file),
        }
    }

    fn exists(&self, path: &str) -> bool {
        match self.changed.get(path) {
            Some(text) => text.is_some(),
            None => self.under.exists(path),
        }
    }
}
