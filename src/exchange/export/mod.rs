//! The organisation in the files of other tools: one file per tool, each a text that can be compared with what is there.

mod backstage;
mod codeowners;

use crate::model::Model;

use super::{List, ListFormat};

/// A tool that reads what we export.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExportFormat {
    /// Who reviews which document: the person who answers for it, else the team.
    Codeowners,
    /// Groups, users and components of a Backstage catalogue.
    Backstage,
    /// Every document with all that it says.
    Json,
}

/// The export with a final newline; the same organisation gives the same bytes.
pub fn export(model: &Model, format: ExportFormat) -> String {
    match format {
        ExportFormat::Codeowners => codeowners::render(model),
        ExportFormat::Backstage => backstage::render(model),
        ExportFormat::Json => {
            List::of(model, None, None).map_or_else(|_| "[]\n".to_owned(), |list| list.render(ListFormat::Json))
        }
    }
}
