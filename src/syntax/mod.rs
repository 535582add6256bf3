//! Text to spanned trees, with no idea of the domain.
//!
//! YAML and Markdown lower to the same [`Node`] tree before a kind is applied, so that no rule ever looks at raw text. Parsers here
//! record, they never complain: broken input is a document with [`Fault`]s, and the rules that report them live in `lint`.

mod fault;
mod fence;
pub mod markdown;
mod nearest;
mod node;
mod outline;
mod resolve;
mod slug;
pub mod typed;
pub mod yaml;

pub use fault::{Fault, FaultKind, Limit};
pub use fence::{Fence, Fenced};
pub use markdown::Markdown;
pub use nearest::{Near, near, nearest};
pub use node::{Entry, Key, Node, NodeData, Scalar, ScalarStyle};
pub use outline::{Block, Cell, Code, Heading, Item, Link, LinkForm, List, Outline, Paragraph, Row, Table, Text};
pub use resolve::{Resolved, resolve};
pub use slug::{EMOJI_SELECTOR, kebab, slug};
pub use yaml::YamlDocument;
