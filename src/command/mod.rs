//! One file per command: what was typed becomes a run of the flow, and its outcome an exit status.
//!
//! To add a command: its arguments in `cli`, a file here, an arm in [`run`].

mod build;
mod check;
mod columns;
mod diff;
mod due;
mod environment;
mod explain;
mod export;
mod fix;
mod graph;
mod impact;
mod import;
mod init;
mod kinds;
mod list;
mod manual;
mod mv;
mod new;
mod output;
mod repository;
mod rules;
mod schema;
mod theme;
#[cfg(feature = "serve")]
mod watch;

use std::process::ExitCode;

use crate::cli::{Cli, Command};

use output::Output;

/// Why a command could not run; exit status 2.
#[derive(Debug, thiserror::Error)]
#[error("{message}")]
pub struct CannotRun {
    message: String,
}

impl CannotRun {
    fn new(message: impl Into<String>) -> Self {
        Self { message: message.into() }
    }
}

/// What a command that ran has to say with its exit status.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Outcome {
    Clean,
    /// Findings at or above the asked-for level.
    Findings,
}

/// Runs what was typed.
pub fn run(cli: &Cli) -> ExitCode {
    work_along(&cli.command);
    let mut output = Output::new(&cli.global);
    let outcome = match &cli.command {
        Command::Check(args) => check::run(args, &mut output),
        Command::Explain(args) => explain::run(args, &mut output),
        Command::Rules(args) => rules::run(args, &mut output),
        Command::Kinds(args) => kinds::run(args, &mut output),
        Command::Schema(args) => schema::run(args, &mut output),
        Command::List(args) => list::run(args, &mut output),
        Command::Due(args) => due::run(args, &mut output),
        Command::Graph(args) => graph::run(args, &mut output),
        Command::Diff(args) => diff::run(args, &mut output),
        Command::Impact(args) => impact::run(args, &mut output),
        Command::Mv(args) => mv::run(args, &mut output),
        Command::New(args) => new::run(args, &mut output),
        Command::Theme(args) => theme::run(args, &mut output),
        Command::Init(args) => init::run(args, &mut output),
        Command::Import(args) => import::run(args, &mut output),
        Command::Export(args) => export::run(args, &mut output),
        Command::Completions(args) => Ok(manual::completions(args, &mut output)),
        Command::Man(args) => manual::man(args, &mut output),
        Command::Build(args) => build::run(args, &mut output),
        #[cfg(feature = "serve")]
        Command::Watch(args) => watch::run(args, &mut output),
        #[cfg(not(feature = "serve"))]
        Command::Watch(_) => Err(CannotRun::new("this orgdocs was built without `watch`; build it with the feature `serve`")),
    };
    match outcome.and_then(|outcome| output.written().map(|()| outcome)) {
        Ok(Outcome::Clean) => ExitCode::SUCCESS,
        Ok(Outcome::Findings) => ExitCode::from(1),
        Err(error) => {
            output.error(&error.to_string());
            ExitCode::from(2)
        }
    }
}

/// Lets the thread that waits for parallel work do its share. That of `watch` only waits, for the threads that answer.
fn work_along(command: &Command) {
    if !matches!(command, Command::Watch(_)) {
        // It fails where there are workers already, and those serve as well.
        let _ = rayon::ThreadPoolBuilder::new().use_current_thread().build_global();
    }
}
