//! Options that several commands share.

use std::path::PathBuf;

use clap::builder::PossibleValue;
use clap::{Args, ValueEnum, ValueHint};

use crate::finding::Level;
use crate::report::FormatTarget;

/// Options of every command.
#[derive(Debug, Clone, Args)]
#[command(next_help_heading = "Terminal")]
pub struct Global {
    /// Colour the output
    #[arg(
        long,
        global = true,
        value_enum,
        default_value_t,
        value_name = "WHEN",
        hide_possible_values = true,
        help = "Colour: auto, always or never"
    )]
    pub color: Colour,
    /// No progress and no notes, only findings
    #[arg(long, short, global = true, conflicts_with = "verbose")]
    pub quiet: bool,
    /// Also say what was read, and what decided how it is judged
    #[arg(long, short, global = true)]
    pub verbose: bool,
}

/// When to colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum Colour {
    /// On a terminal, unless `NO_COLOR` is set.
    #[default]
    Auto,
    Always,
    Never,
}

/// What is read and against which date.
#[derive(Debug, Clone, Args)]
#[command(next_help_heading = "Reading")]
pub struct ReadOptions {
    /// Files and folders to report on; everything under the root is read either way
    #[arg(value_name = "PATH", value_hint = ValueHint::AnyPath, help_heading = "Arguments")]
    pub paths: Vec<PathBuf>,
    /// The date that rules compare with
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    pub as_of: Option<String>,
    /// Which rules apply: starter, recommended, strict, pedantic or timeless
    #[arg(long, value_name = "NAME", value_parser = ["starter", "recommended", "strict", "pedantic", "timeless"], hide_possible_values = true)]
    pub profile: Option<String>,
}

/// How findings are written.
#[derive(Debug, Clone, Args)]
#[command(next_help_heading = "Reporting")]
pub struct ReportOptions {
    /// text, concise, json, sarif, github, gitlab, junit or markdown; FORMAT=FILE writes a file; may be repeated
    #[arg(long, short, value_name = "FORMAT[=FILE]")]
    pub format: Vec<FormatTarget>,
    /// Say who decided each finding's level
    #[arg(long)]
    pub explain_levels: bool,
    /// Count the findings that the baseline knows, too
    #[arg(long)]
    pub no_baseline: bool,
}

/// The least level that makes a run fail.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum FailOn {
    #[default]
    Error,
    Warning,
    Info,
    /// Findings never fail the run.
    Never,
}

impl FailOn {
    /// The level, or nothing when findings never fail the run.
    #[must_use]
    pub fn level(self) -> Option<Level> {
        match self {
            Self::Error => Some(Level::Error),
            Self::Warning => Some(Level::Warning),
            Self::Info => Some(Level::Info),
            Self::Never => None,
        }
    }
}

impl ValueEnum for FailOn {
    fn value_variants<'a>() -> &'a [Self] {
        &[Self::Error, Self::Warning, Self::Info, Self::Never]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.level().map_or("never", Level::word)))
    }
}

/// A date by its shape; the calendar has the last word.
fn day(text: &str) -> Result<String, String> {
    let parts: Vec<&str> = text.split('-').collect();
    let digits = |part: &&str, n: usize| part.len() == n && part.bytes().all(|b| b.is_ascii_digit());
    match parts.as_slice() {
        [year, month, day] if digits(year, 4) && digits(month, 2) && digits(day, 2) => Ok(text.to_owned()),
        _ => Err("write a date as YYYY-MM-DD, for example 2026-04-15".to_owned()),
    }
}
