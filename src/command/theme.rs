//! `orgdocs theme`.

use std::path::Path;

use crate::cli::ThemeArgs;
use crate::site::theme::{OVERRIDES, embedded_files};
use crate::source::write;

use super::output::Output;
use super::{CannotRun, Outcome, repository};

pub(super) fn run(args: &ThemeArgs, output: &mut Output) -> Result<Outcome, CannotRun> {
    let files = embedded_files(&args.name);
    if !args.eject {
        for (path, _) in &files {
            output.write(&format!("{path}\n"));
        }
        output.note(&format!("`orgdocs theme --eject --file FILE` copies one to {OVERRIDES}, where it replaces the theme's own"));
        return Ok(Outcome::Clean);
    }
    if let Some(unknown) = args.files.iter().find(|file| !files.iter().any(|(path, _)| path == file)) {
        return Err(CannotRun::new(format!("the theme '{}' has no file '{unknown}'; `orgdocs theme` lists them", args.name)));
    }
    let root = repository::root(&args.root)?;
    let wanted = files.iter().filter(|(path, _)| args.files.is_empty() || args.files.iter().any(|file| file == path));
    let wanted: Vec<_> = wanted.map(|(path, bytes)| (Path::new(OVERRIDES).join(path), bytes)).collect();
    if let Some(there) = wanted.iter().map(|(path, _)| root.join(path)).find(|path| path.exists()) {
        return Err(CannotRun::new(format!("'{}' is there already; nothing was changed", there.display())));
    }
    for (path, bytes) in wanted {
        let shown = root.join(&path);
        write::inside(&root, &path)
            .and_then(|place| write::create_file(&place, bytes))
            .map_err(|error| CannotRun::new(format!("cannot write '{}': {error}", shown.display())))?;
        output.write(&format!("{}\n", shown.display()));
    }
    Ok(Outcome::Clean)
}
