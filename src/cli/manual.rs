//! The command line described for shells and for `man`, made from the same definition that is parsed.

use std::path::PathBuf;

use clap::{Args, CommandFactory, ValueHint};
use clap_complete::Shell;

use super::Cli;

const COMPLETIONS_EXAMPLES: &str = "\
Examples:
  orgdocs completions bash > ~/.local/share/bash-completion/completions/orgdocs
  orgdocs completions zsh > \"${fpath[1]}/_orgdocs\"
  orgdocs completions fish > ~/.config/fish/completions/orgdocs.fish";

const MAN_EXAMPLES: &str = "\
Examples:
  orgdocs man | man -l -
  orgdocs man --output /usr/local/share/man/man1";

/// `orgdocs completions`.
#[derive(Debug, Clone, Args)]
#[command(after_help = COMPLETIONS_EXAMPLES)]
pub struct CompletionsArgs {
    /// bash, elvish, fish, powershell or zsh
    #[arg(value_name = "SHELL", value_enum, hide_possible_values = true, help_heading = "Arguments")]
    pub shell: Shell,
}

/// `orgdocs man`.
#[derive(Debug, Clone, Args)]
#[command(after_help = MAN_EXAMPLES)]
pub struct ManArgs {
    /// Write a page for every command into this folder
    #[arg(long, short, value_name = "FOLDER", value_hint = ValueHint::DirPath)]
    pub output: Option<PathBuf>,
}

impl CompletionsArgs {
    /// The script that completes what can be typed.
    pub fn script(&self) -> String {
        let mut out = Vec::new();
        clap_complete::generate(self.shell, &mut Cli::command(), "orgdocs", &mut out);
        String::from_utf8_lossy(&out).into_owned()
    }
}

/// Every man page with its file name, the one of the program first.
pub fn man_pages() -> Vec<(String, String)> {
    let mut program = Cli::command().disable_help_subcommand(true);
    program.build();
    let render = |command: &clap::Command| {
        let mut out = Vec::new();
        // A vector takes all that is written to it.
        let _ = clap_mangen::Man::new(command.clone()).render(&mut out);
        String::from_utf8_lossy(&out).into_owned()
    };
    let mut pages = vec![("orgdocs.1".to_owned(), render(&program))];
    for command in program.get_subcommands() {
        pages.push((format!("orgdocs-{}.1", command.get_name()), render(command)));
    }
    pages
}
