//! The repository read again, the system's events, and the server.

mod client;
mod saves;
mod server;
mod session;
