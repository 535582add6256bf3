//! Taking orgdocs up in a repository that has lived without it.

mod baseline;
mod fixes;
mod folders;
mod handbook;
mod lasting;
mod mended;
mod paths;
mod pipelines;
mod renames;
mod revisions;
mod tools;
