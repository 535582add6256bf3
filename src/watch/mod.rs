//! The flow again and again: a change on disk, what has to be made anew, and a server that shows it.
//!
//! `changes` says when to look (`events` hears the system, `window` waits until a save is whole), `rebuild` does the work, `stage` holds the last whole site,
//! `server` shows it to browsers that `guard` lets in; `interrupt` hears when it shall end. To tell open pages something new: a variant of `News` in `stage`, its event
//! in `server`, and a listener in the theme's script.

mod changes;
mod content_type;
mod events;
mod guard;
mod interrupt;
mod rebuild;
mod server;
mod stage;
mod window;

pub use changes::{Change, Changes};
pub use interrupt::on_interrupt;
pub use rebuild::{Rebuild, RebuildError, Turn, census};
pub use server::{Bound, Port, Server, bind};
pub use stage::{Show, Stage};
