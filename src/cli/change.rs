//! The commands about change: what changed, what would follow, and new names.

use std::path::PathBuf;

use clap::{Args, ValueEnum, ValueHint};

const DIFF_EXAMPLES: &str = "\
Examples:
  orgdocs diff main                          from there to the files as they are now
  orgdocs diff v1.0..v2.0
  orgdocs diff HEAD~20 --format markdown     for a newsletter or a pull request

It compares organisations, not lines: who answers, who works with whom, what is promised by when.";

const IMPACT_EXAMPLES: &str = "\
Examples:
  orgdocs impact team:payments         before a team is dissolved
  orgdocs impact person:ada            before somebody leaves";

const MV_EXAMPLES: &str = "\
Examples:
  orgdocs mv team:payments team:billing              shows what would change
  orgdocs mv team:payments team:billing --write      changes it
  orgdocs mv handbook/start.md handbook/welcome.md --write

Every reference, link and role that leads there is rewritten; a file named after its id is renamed with it.";

/// `orgdocs diff`.
#[derive(Debug, Clone, Args)]
#[command(after_help = DIFF_EXAMPLES)]
pub struct DiffArgs {
    /// A revision, or two as OLD..NEW; with one, it is compared with the files as they are now
    #[arg(value_name = "REV[..REV]", help_heading = "Arguments")]
    pub range: String,
    /// text, markdown or json
    #[arg(long, short, value_name = "FORMAT", value_enum, default_value_t, hide_possible_values = true)]
    pub format: DiffShape,
    /// The repository to ask
    #[arg(long, value_name = "FOLDER", value_hint = ValueHint::DirPath, default_value = ".", hide_default_value = true)]
    pub root: PathBuf,
}

/// How differences are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum DiffShape {
    #[default]
    Text,
    Markdown,
    Json,
}

/// `orgdocs impact`.
#[derive(Debug, Clone, Args)]
#[command(after_help = IMPACT_EXAMPLES)]
pub struct ImpactArgs {
    /// The document, as kind:id, or an id alone where only one has it
    #[arg(value_name = "KIND:ID", help_heading = "Arguments")]
    pub artifact: String,
    /// text or json
    #[arg(long, short, value_name = "FORMAT", value_enum, default_value_t, hide_possible_values = true)]
    pub format: ImpactShape,
    /// The repository to ask
    #[arg(long, value_name = "FOLDER", value_hint = ValueHint::DirPath, default_value = ".", hide_default_value = true)]
    pub root: PathBuf,
}

/// How an impact is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum ImpactShape {
    #[default]
    Text,
    Json,
}

/// `orgdocs mv`.
#[derive(Debug, Clone, Args)]
#[command(after_help = MV_EXAMPLES)]
pub struct MvArgs {
    /// What is there: a file, or kind:id
    #[arg(value_name = "OLD", value_hint = ValueHint::AnyPath, help_heading = "Arguments")]
    pub old: String,
    /// What it becomes: a path, or kind:id of the same kind
    #[arg(value_name = "NEW", value_hint = ValueHint::AnyPath, help_heading = "Arguments")]
    pub new: String,
    /// Change the files; without it, only show what would change
    #[arg(long)]
    pub write: bool,
    /// The repository to change
    #[arg(long, value_name = "FOLDER", value_hint = ValueHint::DirPath, default_value = ".", hide_default_value = true)]
    pub root: PathBuf,
}
