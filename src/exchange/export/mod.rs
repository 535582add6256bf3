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

/// What an export gives.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Exported {
    /// With a final newline.
    pub text: String,
    /// What was left out, and why.
    pub notes: Vec<String>,
}

impl From<String> for Exported {
    fn from(text: String) -> Self {
        Self { text, notes: Vec::new() }
    }
}

/// The export; the same organisation gives the same bytes. `way` leads from the root of the Git repository to that of the documents.
pub fn export(model: &Model, way: &str, format: ExportFormat) -> Exported {
    match format {
        ExportFormat::Codeowners => codeowners::render(model, way),
        ExportFormat::Backstage => backstage::render(model).into(),
        ExportFormat::Json => {
            List::of(model, None, None).map_or_else(|_| "[]\n".to_owned(), |list| list.render(ListFormat::Json)).into()
        }
    }
}
