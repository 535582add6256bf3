//! The commands that write documents.

use std::path::PathBuf;

use clap::{Args, ValueHint};

const NEW_EXAMPLES: &str = "\
Examples:
  orgdocs new team Payments                   teams/payments.md
  orgdocs new person \"Ada Moreau\" --id ada    people/ada.yaml
  orgdocs new metric \"Paid within 30 days\" --output metrics/paid.yaml";

const INIT_EXAMPLES: &str = "\
Examples:
  orgdocs init                                this folder
  orgdocs init handbook --profile starter

Nothing that exists is changed.";

/// `orgdocs new`.
#[derive(Debug, Clone, Args)]
#[command(after_help = NEW_EXAMPLES)]
pub struct NewArgs {
    /// The kind of document; `orgdocs kinds` lists them
    #[arg(value_name = "KIND", help_heading = "Arguments")]
    pub kind: String,
    /// Its title; the id and the file name follow from it
    #[arg(value_name = "TITLE", help_heading = "Arguments")]
    pub title: String,
    /// Another id than the one the title gives
    #[arg(long, value_name = "ID")]
    pub id: Option<String>,
    /// The file to write [default: where the kind keeps its documents]
    #[arg(long, short, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub output: Option<PathBuf>,
    /// The repository to write into
    #[arg(long, value_name = "FOLDER", value_hint = ValueHint::DirPath, default_value = ".", hide_default_value = true)]
    pub root: PathBuf,
}

/// `orgdocs init`.
#[derive(Debug, Clone, Args)]
#[command(after_help = INIT_EXAMPLES)]
pub struct InitArgs {
    /// The folder to prepare
    #[arg(value_name = "FOLDER", value_hint = ValueHint::DirPath, default_value = ".", hide_default_value = true, help_heading = "Arguments")]
    pub folder: PathBuf,
    /// The profile to write down: starter, recommended, strict, pedantic or timeless
    #[arg(long, value_name = "NAME", default_value = "starter", value_parser = ["starter", "recommended", "strict", "pedantic", "timeless"], hide_possible_values = true)]
    pub profile: String,
}

const THEME_EXAMPLES: &str = "\
Examples:
  orgdocs theme                               the files of the default theme
  orgdocs theme --eject --file static/tokens.css
  orgdocs theme plain --eject                 every file of the plain theme";

/// `orgdocs theme`.
#[derive(Debug, Clone, Args)]
#[command(after_help = THEME_EXAMPLES)]
pub struct ThemeArgs {
    /// The theme: default or plain
    #[arg(value_name = "THEME", default_value = "default", value_parser = crate::config::THEMES, hide_possible_values = true, help_heading = "Arguments")]
    pub name: String,
    /// Copy these files to `.orgdocs/theme/`, or all of them
    #[arg(long)]
    pub eject: bool,
    /// The files to copy
    #[arg(long = "file", value_name = "FILE", requires = "eject")]
    pub files: Vec<String>,
    /// The repository to copy into
    #[arg(long, value_name = "FOLDER", value_hint = ValueHint::DirPath, default_value = ".", hide_default_value = true)]
    pub root: PathBuf,
}
