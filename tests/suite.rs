//! Every integration test, in one binary so that linking happens once.
#![allow(clippy::unwrap_used, reason = "a failing unwrap is a failing test")]

mod source;
mod syntax;
