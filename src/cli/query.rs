//! The commands that answer questions about an organisation.

use std::path::PathBuf;

use clap::{Args, ValueEnum, ValueHint};

const LIST_EXAMPLES: &str = "\
Examples:
  orgdocs list team                                   every team, who answers for it and where it is written
  orgdocs list team --where \"type == 'platform'\"
  orgdocs list --where \"months_between(reviewed, today()) > 3\" --format csv

A question is written in CEL, the language of checks; `orgdocs explain KIND` names the fields of a kind.";

const GRAPH_EXAMPLES: &str = "\
Examples:
  orgdocs graph > organisation.json
  orgdocs graph team value-stream --format dot | dot -Tsvg > teams.svg";

const DUE_EXAMPLES: &str = "\
Examples:
  orgdocs due                          what is overdue, and what is due in the next 14 days
  orgdocs due --within 3mo --format ics > due.ics

Reviews, decisions and kill dates of bets, decisions to look at again, ends of interactions, targets of handoffs, tests, actions and
waivers. The built site has the whole calendar, to subscribe to.";

/// `orgdocs due`.
#[derive(Debug, Clone, Args)]
#[command(after_help = DUE_EXAMPLES)]
pub struct DueArgs {
    /// How far to look ahead, such as 14d, 6w or 3mo
    #[arg(long, value_name = "PERIOD", default_value = "14d")]
    pub within: String,
    /// text, json or ics
    #[arg(long, short, value_name = "FORMAT", value_enum, default_value_t, hide_possible_values = true)]
    pub format: DueShape,
    /// The date to look from
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub as_of: Option<String>,
    /// The repository to ask
    #[arg(long, value_name = "FOLDER", value_hint = ValueHint::DirPath, default_value = ".", hide_default_value = true)]
    pub root: PathBuf,
}

/// How an agenda is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum DueShape {
    #[default]
    Text,
    Json,
    Ics,
}

/// `orgdocs list`.
#[derive(Debug, Clone, Args)]
#[command(after_help = LIST_EXAMPLES)]
pub struct ListArgs {
    /// Only this kind; all of them otherwise
    #[arg(value_name = "KIND", help_heading = "Arguments")]
    pub kind: Option<String>,
    /// Only what answers this with yes, such as "size(members) > 8"
    #[arg(long = "where", value_name = "CEL")]
    pub question: Option<String>,
    /// table, json or csv
    #[arg(long, short, value_name = "FORMAT", value_enum, default_value_t, hide_possible_values = true)]
    pub format: ListShape,
    /// The repository to ask
    #[arg(long, value_name = "FOLDER", value_hint = ValueHint::DirPath, default_value = ".", hide_default_value = true)]
    pub root: PathBuf,
}

/// How a list is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum ListShape {
    #[default]
    Table,
    Json,
    Csv,
}

/// `orgdocs graph`.
#[derive(Debug, Clone, Args)]
#[command(after_help = GRAPH_EXAMPLES)]
pub struct GraphArgs {
    /// Only these kinds and what runs between them
    #[arg(value_name = "KIND", help_heading = "Arguments")]
    pub kinds: Vec<String>,
    /// json, dot or mermaid
    #[arg(long, short, value_name = "FORMAT", value_enum, default_value_t, hide_possible_values = true)]
    pub format: GraphShape,
    /// The repository to draw
    #[arg(long, value_name = "FOLDER", value_hint = ValueHint::DirPath, default_value = ".", hide_default_value = true)]
    pub root: PathBuf,
}

/// How a graph is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum GraphShape {
    #[default]
    Json,
    Dot,
    Mermaid,
}
