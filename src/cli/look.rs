//! The commands that show what orgdocs knows.

use std::path::PathBuf;

use clap::{Args, ValueHint};

const EXPLAIN_EXAMPLES: &str = "\
Examples:
  orgdocs explain single-accountable-owner     a rule: why, a bad example with its report, a good one
  orgdocs explain team                         a kind: its fields, checks and an example";

const SCHEMA_EXAMPLES: &str = "\
Examples:
  orgdocs schema > .orgdocs/schema.json               every kind, for all YAML files
  orgdocs schema team > .orgdocs/team.schema.json     one kind
  orgdocs schema config                               orgdocs.yaml itself

An editor that speaks the YAML language server is pointed at it with `yaml.schemas`, or by a first line in the file:
  # yaml-language-server: $schema=../.orgdocs/schema.json";

/// `orgdocs explain`.
#[derive(Debug, Clone, Args)]
#[command(after_help = EXPLAIN_EXAMPLES)]
pub struct ExplainArgs {
    /// The name of a rule or a kind
    #[arg(value_name = "NAME", help_heading = "Arguments")]
    pub name: String,
    /// The repository whose own kinds and levels count
    #[arg(long, value_name = "FOLDER", value_hint = ValueHint::DirPath, default_value = ".", hide_default_value = true)]
    pub root: PathBuf,
}

/// `orgdocs rules`.
#[derive(Debug, Clone, Args)]
pub struct RulesArgs {
    /// Only rules whose name or summary holds this word
    #[arg(value_name = "WORD", help_heading = "Arguments")]
    pub word: Option<String>,
    /// Levels as in this profile: starter, recommended, strict, pedantic or timeless
    #[arg(long, value_name = "NAME", value_parser = ["starter", "recommended", "strict", "pedantic", "timeless"], hide_possible_values = true)]
    pub profile: Option<String>,
    /// Write a JSON list
    #[arg(long)]
    pub json: bool,
    /// The repository whose own checks and levels count
    #[arg(long, value_name = "FOLDER", value_hint = ValueHint::DirPath, default_value = ".", hide_default_value = true)]
    pub root: PathBuf,
}

/// `orgdocs kinds`.
#[derive(Debug, Clone, Args)]
pub struct KindsArgs {
    /// Only these kinds
    #[arg(value_name = "KIND", help_heading = "Arguments")]
    pub kinds: Vec<String>,
    /// Run every example and every bad example of your kinds, and say what does not hold
    #[arg(long)]
    pub verify: bool,
    /// Write a JSON list
    #[arg(long, conflicts_with = "verify")]
    pub json: bool,
    /// The repository whose own kinds count
    #[arg(long, value_name = "FOLDER", value_hint = ValueHint::DirPath, default_value = ".", hide_default_value = true)]
    pub root: PathBuf,
}

/// `orgdocs schema`.
#[derive(Debug, Clone, Args)]
#[command(after_help = SCHEMA_EXAMPLES)]
pub struct SchemaArgs {
    /// Only this kind, or `config` for orgdocs.yaml; all kinds otherwise
    #[arg(value_name = "KIND", help_heading = "Arguments", conflicts_with = "all")]
    pub kind: Option<String>,
    /// All kinds in one schema, which is also what happens without a KIND
    #[arg(long)]
    pub all: bool,
    /// The repository whose own kinds count
    #[arg(long, value_name = "FOLDER", value_hint = ValueHint::DirPath, default_value = ".", hide_default_value = true)]
    pub root: PathBuf,
}
