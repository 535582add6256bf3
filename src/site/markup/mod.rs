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
mod widths;

use crate::words::Words;

pub(super) use head::Navigation;
pub(super) use html::Html;
pub(super) use inline::inline;
pub(super) use page::{Shown, title_anchor};

pub(super) use block::{blocks, facts, sections};

use block::link_groups;
use finding::findings_here;
use grid::grid;
pub(super) use head::trust;
