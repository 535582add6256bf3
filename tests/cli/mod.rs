//! What can be typed, and how help reads.

use clap::{CommandFactory, Parser};
use orgdocs::cli::{Cli, Command, FailOn};
use orgdocs::report::Format;

fn parse(words: &[&str]) -> Result<Cli, String> {
    Cli::try_parse_from(["orgdocs"].iter().chain(words)).map_err(|error| error.to_string())
}

/// The help of a command, the main one for an empty name.
fn help(name: &str) -> String {
    let mut command = Cli::command().term_width(100);
    command.build();
    let command = if name.is_empty() { &mut command } else { command.find_subcommand_mut(name).unwrap() };
    command.render_help().to_string()
}

#[test]
fn the_definition_holds_together() {
    Cli::command().debug_assert();
}

#[test]
fn several_formats_and_a_level() {
    let cli = parse(&["check", "teams", "--format", "sarif=out.sarif", "--format", "github", "--fail-on", "never"]).unwrap();
    let Command::Check(check) = cli.command else { panic!("not check") };
    assert_eq!(check.report.format.iter().map(|target| target.format).collect::<Vec<_>>(), [Format::Sarif, Format::Github]);
    assert_eq!((check.fail_on, check.fail_on.level()), (FailOn::Never, None));
    assert_eq!(check.read.paths, [std::path::PathBuf::from("teams")]);
}

#[test]
fn global_options_stand_on_either_side() {
    assert!(parse(&["--quiet", "check"]).unwrap().global.quiet);
    assert!(parse(&["check", "--quiet"]).unwrap().global.quiet);
}

#[test]
fn mistakes_are_answered_with_the_choice() {
    assert!(parse(&["check", "--format", "xml"]).unwrap_err().contains("choose from text, concise, json"));
    assert!(parse(&["check", "--as-of", "15.4.2026"]).unwrap_err().contains("for example 2026-04-15"));
    assert!(parse(&["check", "--profile", "hard"]).unwrap_err().contains("recommended"));
    assert!(parse(&["chek"]).unwrap_err().contains("check"));
    assert!(parse(&["kinds", "--verify", "--json"]).is_err());
}

#[test]
fn no_help_line_is_wider_than_a_hundred_columns() {
    for name in ["", "check", "build", "watch", "explain", "rules", "kinds", "list", "due", "graph", "new", "init"] {
        for line in help(name).lines() {
            assert!(line.chars().count() <= 100, "{name}: {line}");
        }
    }
}

#[test]
fn help_main() {
    insta::assert_snapshot!(help(""), @r#"
Lints and publishes plain-text documents about how a company works

Usage: orgdocs [OPTIONS] <COMMAND>

Commands:
  check    Find broken links, unclear ownership and other faults
  build    Publish the documents as a static site
  watch    Serve the site, and check and rebuild on every save
  explain  Say what a rule or a kind is for, with examples
  rules    List the rules and their levels
  kinds    List the kinds of documents, or verify your own
  schema   Write a JSON Schema, so that editors complete and check documents
  list     List documents and records, all or those that answer a question
  due      Say what is due soon: reviews, decisions, kill dates and the rest
  graph    Write what points at what, for other programs
  new      Write a new document from its kind's example
  theme    List the files of a theme, or copy them out to change them
  init     Prepare a folder for orgdocs

Options:
  -h, --help     Print help
  -V, --version  Print version

Terminal:
      --color <WHEN>  Colour: auto, always or never [default: auto]
  -q, --quiet         No progress and no notes, only findings

Start here:
  orgdocs init                      prepare this folder
  orgdocs new team Payments         write a first document
  orgdocs watch --open              edit it, with the site beside it
  orgdocs check                     what a pipeline would say

Every finding has a name; `orgdocs explain NAME` says why it matters and shows a good example.
Exit status: 0 nothing at or above --fail-on, 1 findings, 2 orgdocs could not run.
"#);
}

#[test]
fn help_check() {
    insta::assert_snapshot!(help("check"), @r"
Find broken links, unclear ownership and other faults

Usage: orgdocs check [OPTIONS] [PATH]...

Options:
  -h, --help  Print help

Arguments:
  [PATH]...  Files and folders to report on; everything under the root is read either way

Reading:
      --as-of <YYYY-MM-DD>  The date that rules compare with
      --profile <NAME>      Which rules apply: starter, recommended, strict, pedantic or timeless

Reporting:
  -f, --format <FORMAT[=FILE]>  text, concise, json, sarif, github, gitlab, junit or markdown;
                                FORMAT=FILE writes a file; may be repeated
      --explain-levels          Say who decided each finding's level
      --no-baseline             Count the findings that the baseline knows, too
      --fail-on <LEVEL>         The least level that makes the run fail: error, warning, info or
                                never [default: error]

Baseline:
      --write-baseline  Write down every finding of today in .orgdocs/baseline.json; from then on
                        only new ones count
      --prune-baseline  Take the findings out of the baseline that are no longer there

Terminal:
      --color <WHEN>  Colour: auto, always or never [default: auto]
  -q, --quiet         No progress and no notes, only findings

Examples:
  orgdocs check                                         the repository around this folder
  orgdocs check teams/payments.md                       report on one document, read them all
  orgdocs check --format github --format sarif=out.sarif
  orgdocs check --fail-on warning --as-of 2026-04-15
  orgdocs check --write-baseline                        live with today's findings, and hear of new
  ones
");
}

#[test]
fn help_build() {
    insta::assert_snapshot!(help("build"), @r"
Publish the documents as a static site

Usage: orgdocs build [OPTIONS] [PATH]...

Options:
  -h, --help  Print help

Arguments:
  [PATH]...  Files and folders to report on; everything under the root is read either way

Reading:
      --as-of <YYYY-MM-DD>  The date that rules compare with
      --profile <NAME>      Which rules apply: starter, recommended, strict, pedantic or timeless

Site:
  -o, --output <FOLDER>  The folder to write [default: `site` in the root]
      --strict           Fail when there are findings; the site is written either way

Reporting:
      --fail-on <LEVEL>         With --strict, the least level that counts: error, warning, info or
                                never [default: error]
  -f, --format <FORMAT[=FILE]>  text, concise, json, sarif, github, gitlab, junit or markdown;
                                FORMAT=FILE writes a file; may be repeated
      --explain-levels          Say who decided each finding's level
      --no-baseline             Count the findings that the baseline knows, too

Terminal:
      --color <WHEN>  Colour: auto, always or never [default: auto]
  -q, --quiet         No progress and no notes, only findings

Examples:
  orgdocs build                        into the folder `site`
  orgdocs build --output public        for GitLab Pages
  orgdocs build --strict               fail where `check` would fail

The site works from any address and from the disk. A folder that orgdocs did not write is never
replaced.
");
}

#[test]
fn help_watch() {
    insta::assert_snapshot!(help("watch"), @r"
Serve the site, and check and rebuild on every save

Usage: orgdocs watch [OPTIONS] [PATH]...

Options:
  -h, --help  Print help

Arguments:
  [PATH]...  Files and folders to report on; everything under the root is read either way

Reading:
      --as-of <YYYY-MM-DD>  The date that rules compare with
      --profile <NAME>      Which rules apply: starter, recommended, strict, pedantic or timeless

Server:
  -p, --port <PORT>     The port to serve on; 0 takes any free one [default: 4040, or the next that
                        is free]
      --host <ADDRESS>  The address to serve on; anything but this machine's own opens the site to
                        the network [default: 127.0.0.1]
      --open            Open the site in the browser
      --poll            Look for changes in intervals instead of waiting for events

Reporting:
  -f, --format <FORMAT[=FILE]>  text, concise, json, sarif, github, gitlab, junit or markdown;
                                FORMAT=FILE writes a file; may be repeated
      --explain-levels          Say who decided each finding's level
      --no-baseline             Count the findings that the baseline knows, too

Terminal:
      --color <WHEN>  Colour: auto, always or never [default: auto]
  -q, --quiet         No progress and no notes, only findings

Examples:
  orgdocs watch --open
  orgdocs watch --port 8080 --poll     where file events do not arrive (network disks, containers)
");
}
