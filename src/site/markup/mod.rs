//! The parts of a page as finished HTML: blocks, inline values, findings, the navigation. Templates arrange them.
//!
//! Written here because a site has many thousands of them, and everything an author wrote passes through [`Html::text`]. Looks are the
//! stylesheet's: each part has a class of its own. A new block is a variant of [`super::view::BlockView`] and a function here.

mod block;
mod finding;
mod grid;
mod head;
mod html;
mod inline;
mod page;
mod table;

use std::collections::BTreeMap;

pub(super) use head::Navigation;
pub(super) use html::Html;
pub(super) use inline::inline;
pub(super) use page::Shown;

use block::{facts, link_groups, sections};
use finding::findings;
use grid::grid;
use head::trust;

/// The words of the interface in the language of the site.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Words(pub(super) BTreeMap<String, String>);

impl Words {
    /// The word for a key; the key itself where the table has none.
    fn get<'w>(&'w self, key: &'w str) -> &'w str {
        self.0.get(key).map_or(key, String::as_str)
    }
}
