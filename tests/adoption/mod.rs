//! Taking orgdocs up in a repository that has lived without it.

mod baseline;
mod lasting;
