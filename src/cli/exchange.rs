//! The commands that speak with other tools.

use std::path::PathBuf;

use clap::{Args, ValueEnum, ValueHint};

const IMPORT_EXAMPLES: &str = "\
Examples:
  orgdocs import backstage catalog-info.yaml services/*/catalog-info.yaml
  orgdocs import codeowners .github/CODEOWNERS
  orgdocs import team-api wiki/*.md

Nothing that exists is changed; a document that is there already is named and left alone.";

const EXPORT_EXAMPLES: &str = "\
Examples:
  orgdocs export codeowners --output .github/CODEOWNERS
  orgdocs export codeowners --output .github/CODEOWNERS --check     in a pipeline: is it still so?
  orgdocs export backstage > catalog-info.yaml
  orgdocs export json | jq '.[].title'";

/// `orgdocs import`.
#[derive(Debug, Clone, Args)]
#[command(after_help = IMPORT_EXAMPLES)]
pub struct ImportArgs {
    /// backstage, codeowners or team-api
    #[arg(value_name = "TOOL", value_enum, hide_possible_values = true, help_heading = "Arguments")]
    pub tool: ImportTool,
    /// The files to read
    #[arg(value_name = "FILE", required = true, value_hint = ValueHint::FilePath, help_heading = "Arguments")]
    pub files: Vec<PathBuf>,
    /// The repository to write into
    #[arg(long, value_name = "FOLDER", value_hint = ValueHint::DirPath, default_value = ".", hide_default_value = true)]
    pub root: PathBuf,
}

/// What knows about an organisation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ImportTool {
    Backstage,
    Codeowners,
    TeamApi,
}

/// `orgdocs export`.
#[derive(Debug, Clone, Args)]
#[command(after_help = EXPORT_EXAMPLES)]
pub struct ExportArgs {
    /// codeowners, backstage or json
    #[arg(value_name = "FORMAT", value_enum, hide_possible_values = true, help_heading = "Arguments")]
    pub format: ExportShape,
    /// The file to write [default: standard output]
    #[arg(long, short, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub output: Option<PathBuf>,
    /// Write nothing, and fail when the file holds anything else
    #[arg(long, requires = "output")]
    pub check: bool,
    /// The repository to export
    #[arg(long, value_name = "FOLDER", value_hint = ValueHint::DirPath, default_value = ".", hide_default_value = true)]
    pub root: PathBuf,
}

/// What reads an export.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ExportShape {
    Codeowners,
    Backstage,
    Json,
}
