//! The house rules that a compiler does not know: arrows between modules, sizes, where crates may be used, closed lists.
//!
//! Each rule is a function from source files to complaints, with a test that it holds and a test that it can fail.

mod budget;
mod crates;
mod kinds;
mod layers;
mod prose;
mod source;
