//! The commands that read a repository.

use std::net::IpAddr;
use std::path::PathBuf;

use clap::{Args, ValueHint};

use super::options::{FailOn, ReadOptions, ReportOptions};

const CHECK_EXAMPLES: &str = "\
Examples:
  orgdocs check                                         the repository around this folder
  orgdocs check teams/payments.md                       report on one document, read them all
  orgdocs check --format github --format sarif=out.sarif
  orgdocs check --fail-on warning --as-of 2026-04-15
  orgdocs check --fix                                   mend what is certain; --diff shows it only
  orgdocs check --write-baseline                        live with today's findings, hear of new ones";

const BUILD_EXAMPLES: &str = "\
Examples:
  orgdocs build                        into the folder `site`
  orgdocs build --output public        for GitLab Pages
  orgdocs build --strict               fail where `check` would fail

The site works from any address and from the disk. A folder that orgdocs did not write is never replaced.";

const WATCH_EXAMPLES: &str = "\
Examples:
  orgdocs watch --open
  orgdocs watch --port 8080 --poll     where file events do not arrive (network disks, containers)";

/// `orgdocs check`.
#[derive(Debug, Clone, Args)]
#[command(after_help = CHECK_EXAMPLES)]
pub struct CheckArgs {
    #[command(flatten)]
    pub read: ReadOptions,
    #[command(flatten)]
    pub report: ReportOptions,
    /// The least level that makes the run fail: error, warning, info or never
    #[arg(long, value_name = "LEVEL", value_enum, default_value_t, hide_possible_values = true, help_heading = "Reporting")]
    pub fail_on: FailOn,
    /// Count only what was not there at this Git revision, such as main
    #[arg(long, value_name = "REV", help_heading = "Baseline", conflicts_with_all = ["write_baseline", "prune_baseline", "fix", "diff"])]
    pub since: Option<String>,
    #[command(flatten)]
    pub fixes: FixOptions,
    #[command(flatten)]
    pub baseline: BaselineOptions,
}

/// What is mended.
#[derive(Debug, Clone, Args)]
#[command(next_help_heading = "Fixing")]
pub struct FixOptions {
    /// Mend what can be mended without changing what is meant, then check
    #[arg(long, group = "mends", conflicts_with_all = ["write_baseline", "prune_baseline"])]
    pub fix: bool,
    /// With --fix or --diff, also mend what needs a second look: near names, moved links, the other side of an interaction
    #[arg(long = "unsafe", requires = "mends")]
    pub also_unsafe: bool,
    /// Show as a diff what --fix would do, and write nothing
    #[arg(long, group = "mends", conflicts_with_all = ["write_baseline", "prune_baseline"])]
    pub diff: bool,
}

/// What becomes of the findings that are known.
#[derive(Debug, Clone, Args)]
#[command(next_help_heading = "Baseline")]
pub struct BaselineOptions {
    /// Write down every finding of today in .orgdocs/baseline.json; from then on only new ones count
    #[arg(long, conflicts_with_all = ["prune_baseline", "no_baseline"])]
    pub write_baseline: bool,
    /// Take the findings out of the baseline that are no longer there
    #[arg(long, conflicts_with = "no_baseline")]
    pub prune_baseline: bool,
}

/// `orgdocs build`.
#[derive(Debug, Clone, Args)]
#[command(after_help = BUILD_EXAMPLES)]
pub struct BuildArgs {
    #[command(flatten)]
    pub read: ReadOptions,
    /// The folder to write [default: `site` in the root]
    #[arg(long, short, value_name = "FOLDER", value_hint = ValueHint::DirPath, help_heading = "Site")]
    pub output: Option<PathBuf>,
    /// Fail when there are findings; the site is written either way
    #[arg(long, help_heading = "Site")]
    pub strict: bool,
    /// With --strict, the least level that counts: error, warning, info or never
    #[arg(long, value_name = "LEVEL", value_enum, default_value_t, hide_possible_values = true, help_heading = "Reporting")]
    pub fail_on: FailOn,
    #[command(flatten)]
    pub report: ReportOptions,
}

/// `orgdocs watch`.
#[derive(Debug, Clone, Args)]
#[command(after_help = WATCH_EXAMPLES)]
pub struct WatchArgs {
    #[command(flatten)]
    pub read: ReadOptions,
    /// The port to serve on; 0 takes any free one [default: 4040, or the next that is free]
    #[arg(long, short, value_name = "PORT", help_heading = "Server")]
    pub port: Option<u16>,
    /// The address to serve on; anything but this machine's own opens the site to the network
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1", help_heading = "Server")]
    pub host: IpAddr,
    /// Open the site in the browser
    #[arg(long, help_heading = "Server")]
    pub open: bool,
    /// Look for changes in intervals instead of waiting for events
    #[arg(long, help_heading = "Server")]
    pub poll: bool,
    #[command(flatten)]
    pub report: ReportOptions,
}
