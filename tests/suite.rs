//! Every integration test, in one binary so that linking happens once.
#![allow(clippy::unwrap_used, reason = "a failing unwrap is a failing test")]
#![allow(clippy::disallowed_methods, reason = "tests prepare folders and read what was written")]

mod adoption;
mod architecture;
mod cases;
mod cli;
mod commands;
mod exchange;
mod expr;
mod generate;
mod harness;
mod history;
mod hostile;
mod lint;
mod mutations;
mod ordinary;
mod quantity;
mod references;
mod report;
mod schema;
mod site;
mod site_theme;
mod source;
mod syntax;
mod verify;
mod watch;
