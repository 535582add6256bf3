//! What can be typed. Only types: what a word means is decided in `command`.
//!
//! To add a command: a file here with its arguments, a variant of [`Command`], and a file in `command`.

mod arguments;
mod author;
mod look;
mod options;
mod query;

pub use arguments::{BaselineOptions, BuildArgs, CheckArgs, WatchArgs};
pub use author::{InitArgs, NewArgs, ThemeArgs};
pub use look::{ExplainArgs, KindsArgs, RulesArgs, SchemaArgs};
pub use options::{Colour, FailOn, Global, ReadOptions, ReportOptions};
pub use query::{DueArgs, DueShape, GraphArgs, GraphShape, ListArgs, ListShape};

use clap::builder::Styles;
use clap::builder::styling::{AnsiColor, Effects};
use clap::{Parser, Subcommand};

const STYLES: Styles = Styles::styled()
    .header(AnsiColor::Yellow.on_default().effects(Effects::BOLD))
    .usage(AnsiColor::Yellow.on_default().effects(Effects::BOLD))
    .literal(AnsiColor::Green.on_default())
    .placeholder(AnsiColor::Cyan.on_default());

const EXAMPLES: &str = "\
Start here:
  orgdocs init                      prepare this folder
  orgdocs new team Payments         write a first document
  orgdocs watch --open              edit it, with the site beside it
  orgdocs check                     what a pipeline would say

Every finding has a name; `orgdocs explain NAME` says why it matters and shows a good example.
Exit status: 0 nothing at or above --fail-on, 1 findings, 2 orgdocs could not run.";

/// Lint and publish the documents that say how a company works.
#[derive(Debug, Parser)]
#[command(
    name = "orgdocs",
    version,
    about,
    long_about = None,
    after_help = EXAMPLES,
    styles = STYLES,
    subcommand_required = true,
    arg_required_else_help = true,
    disable_help_subcommand = true,
    max_term_width = 100,
)]
pub struct Cli {
    #[command(flatten)]
    pub global: Global,
    #[command(subcommand)]
    pub command: Command,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Find broken links, unclear ownership and other faults
    Check(CheckArgs),
    /// Publish the documents as a static site
    Build(BuildArgs),
    /// Serve the site, and check and rebuild on every save
    Watch(WatchArgs),
    /// Say what a rule or a kind is for, with examples
    Explain(ExplainArgs),
    /// List the rules and their levels
    Rules(RulesArgs),
    /// List the kinds of documents, or verify your own
    Kinds(KindsArgs),
    /// Write a JSON Schema, so that editors complete and check documents
    Schema(SchemaArgs),
    /// List documents and records, all or those that answer a question
    List(ListArgs),
    /// Say what is due soon: reviews, decisions, kill dates and the rest
    Due(DueArgs),
    /// Write what points at what, for other programs
    Graph(GraphArgs),
    /// Write a new document from its kind's example
    New(NewArgs),
    /// List the files of a theme, or copy them out to change them
    Theme(ThemeArgs),
    /// Prepare a folder for orgdocs
    Init(InitArgs),
}

impl Cli {
    /// What was typed; prints help or the mistake and ends the program where there is nothing to run (exit 0 and 2).
    #[must_use]
    pub fn read() -> Self {
        Self::parse()
    }
}
