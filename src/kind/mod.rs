//! Kinds: declared shapes of documents, with fields, checks and a view.
//!
//! Ours and the users' come through the same door: a `kind.yaml` is read by [`load()`] and joins a [`Catalogue`]. To add a built-in
//! kind, add its folder under `builtin/`; nothing else changes. What a field may be is in `field_type.rs`, what it may mean in
//! `meaning.rs`.

mod bullets;
mod catalogue;
mod check;
mod contract;
mod due;
mod embedded;
mod extend;
mod fault;
mod field;
mod field_type;
mod file;
mod load;
mod logic;
mod meaning;
mod name;
mod native;
mod phases;
mod question;
mod reader;
mod records;
mod shapes;
mod type_word;
mod view;

/// How to define a kind of one's own, as a page for readers; a test does what it says.
pub const GUIDE: &str = include_str!("guide.md");

pub use bullets::Bullets;
pub use catalogue::{Catalogue, KindId};
pub use check::Check;
pub use due::DueSpec;
pub use embedded::{Example, ExampleFile, builtin, builtin_example, builtin_faults, builtin_sources, shared_envelope};
pub use fault::KindFault;
pub use field::{Computed, ComputedBy, Field, Fields, RecordType, Takes};
pub use field_type::{Base, Bounds, Choice, FieldType};
pub use file::{Definition, load_file};
pub use load::{Envelope, Kind, load};
pub use meaning::{Meaning, Meanings};
pub use name::{Name, is_own_key, normalise, normalise_heading, spells};
pub use native::Native;
pub use view::{Given, Layout, Looks, Opt, Part, Setting, ViewSpec};
