//! The command `orgdocs`.

fn main() -> std::process::ExitCode {
    orgdocs::command::run(&orgdocs::cli::Cli::read())
}
