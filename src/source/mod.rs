//! Bytes and places: which files there are, what they hold, and how to name a place in one.
//!
//! A [`Span`] knows its file, a [`SourceMap`] turns it into line and column. [`Tree`] is where files come from (a folder on disk
//! today); nothing to the right of this module opens a file. `discover.rs` lists, `glob.rs` reads patterns for paths, `disk.rs` reads, `write.rs` writes single files.

mod discover;
pub mod disk;
mod file;
mod glob;
mod lines;
mod map;
mod overlay;
mod span;
pub mod write;

pub use disk::{DiscoverError, DiskTree, Filter, ListedFile, Listing, OUTPUT_MARKER, Stamp, Tree, discover, kept, may_matter};
pub use file::{ReadFault, SourceFile};
pub use glob::{Patterns, is_pattern};
pub use lines::Lines;
pub use map::{Place, SourceMap};
pub use overlay::Overlay;
pub use span::{SourceId, Span};
