//! `orgdocs export`.

use crate::cli::{ExportArgs, ExportShape};
use crate::exchange::{ExportFormat, Exported, export};
use crate::mend::Change;
use crate::report::escape_plain;
use crate::source::{ListedFile, disk, write};
use crate::workspace;

use super::output::Output;
use super::{CannotRun, Outcome, fix, repository};

/// As many bytes say which export it is, whatever the organisation.
const OPENING: usize = 16;

pub(super) fn run(args: &ExportArgs, output: &mut Output) -> Result<Outcome, CannotRun> {
    let root = repository::root(&args.root)?;
    let loaded = repository::load(&root, None)?;
    let Exported { text, notes } = export(
        &loaded.model,
        &workspace::way_from_git(&root),
        match args.format {
            ExportShape::Codeowners => ExportFormat::Codeowners,
            ExportShape::Backstage => ExportFormat::Backstage,
            ExportShape::Json => ExportFormat::Json,
        },
    );
    for note in &notes {
        output.note(&escape_plain(note));
    }
    let Some(path) = &args.output else {
        output.write(&text);
        return Ok(Outcome::Clean);
    };
    let shown = escape_plain(&path.to_string_lossy()).into_owned();
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(std::path::Path::new("."));
    let there = disk::read(folder, &ListedFile::new(name));
    if !args.check {
        let ours = there.fault.is_none() && (there.text.is_empty() || opening(&there.text) == opening(&text));
        if path.exists() && !ours {
            return Err(CannotRun::new(format!(
                "'{shown}' says what no export wrote; remove it first, or write to another file"
            )));
        }
        write::write_with_folders(path, text.as_bytes())
            .map_err(|error| CannotRun::new(format!("cannot write '{shown}': {error}")))?;
        output.note(&format!("{shown} written"));
        return Ok(Outcome::Clean);
    }
    if there.fault.is_none() && *there.text == *text {
        return Ok(Outcome::Clean);
    }
    fix::show(&[Change { path: shown.clone(), moved: None, before: there.text.to_string(), after: text }], output);
    output.note(&format!("{shown} says something else than the documents; write it again without `--check`"));
    Ok(Outcome::Findings)
}

/// By what an export is known: how its first line begins.
fn opening(text: &str) -> &str {
    let line = text.lines().next().unwrap_or_default();
    line.get(..OPENING).unwrap_or(line).trim_end_matches(']')
}
