//! `orgdocs completions` and `orgdocs man`.

use crate::cli::{CompletionsArgs, ManArgs, man_pages};
use crate::source::write;

use super::output::Output;
use super::{CannotRun, Outcome};

/// Completions for a shell.
pub(super) fn completions(args: &CompletionsArgs, output: &mut Output) -> Outcome {
    output.write(&args.script());
    Outcome::Clean
}

/// Man pages: the program's on standard output, or all of them in a folder.
pub(super) fn man(args: &ManArgs, output: &mut Output) -> Result<Outcome, CannotRun> {
    let pages = man_pages();
    let Some(folder) = &args.output else {
        output.write(pages.first().map_or("", |(_, page)| page));
        return Ok(Outcome::Clean);
    };
    for (name, page) in &pages {
        let path = folder.join(name);
        write::write_with_folders(&path, page.as_bytes())
            .map_err(|error| CannotRun::new(format!("cannot write '{}': {error}", path.display())))?;
    }
    output.note(&format!("{} man pages written", pages.len()));
    Ok(Outcome::Clean)
}
