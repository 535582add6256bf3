//! The repository read again, the system's events, and the server.

mod beside;
mod client;
mod command;
mod commits;
mod edits;
mod harbour;
mod lists;
mod random;
mod saves;
mod server;
mod session;
