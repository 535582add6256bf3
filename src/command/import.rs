//! `orgdocs import`.

use std::path::Path;

use crate::cli::{ImportArgs, ImportTool};
use crate::exchange::{Imported, import};
use crate::model::{Artifact, Model, path};
use crate::report::escape_plain;
use crate::source::{disk, write};

use super::output::Output;
use super::{CannotRun, Outcome, repository};

/// The list of people that an import makes where there is none.
const PEOPLE: &str = "people.yaml";

pub(super) fn run(args: &ImportArgs, output: &mut Output) -> Result<Outcome, CannotRun> {
    let root = repository::root(&args.root)?;
    let (mut files, mut unread) = (Vec::new(), Vec::new());
    for path in &args.files {
        match read(path) {
            Ok(file) => files.push(file),
            Err(error) => unread.push(error),
        }
    }
    if files.is_empty() && !unread.is_empty() {
        return Err(unread.swap_remove(0));
    }
    let (tool, mut imported) = match args.tool {
        ImportTool::Backstage => ("backstage", import::backstage(&files)),
        ImportTool::TeamApi => ("team-api", import::team_api(&files, |path| repository::below(&root, Path::new(path)))),
        ImportTool::Codeowners => {
            let texts: Vec<&str> = files.iter().map(|(_, text)| text.as_str()).collect();
            ("codeowners", import::codeowners(&texts.join("\n")))
        }
    };
    imported.notes.extend(unread.iter().map(|error| format!("{error}, so it was left out")));
    if !imported.people.is_empty() || !imported.files.is_empty() {
        let model = repository::load(&root, None)?.model;
        leave_known(&model, &mut imported);
        // What another tool told about people stays as it is.
        let list = if model.files.contains(PEOPLE) { format!("people/{tool}.yaml") } else { PEOPLE.to_owned() };
        imported.files.extend(imported.new_people(|id| model.person(id).is_some()).map(|people| (list, people)));
        imported.files.sort();
    }
    put(&root, &imported, output)?;
    Ok(Outcome::Clean)
}

/// Leaves out teams that are declared at other places already.
fn leave_known(model: &Model, imported: &mut Imported) {
    let Imported { files, notes, .. } = imported;
    files.retain(|(file, _)| {
        let is_same = |known: &Artifact| {
            let plural = &model.catalogue.get(known.kind).plural;
            known.parent.is_none() && known.id == path::stem(file) && *plural == path::folder(file)
        };
        let known = model.artifacts.iter().find(|known| is_same(known));
        let known = known.map(|known| (known.address(), &model.document(known.document).path));
        let elsewhere = known.filter(|(_, place)| *place != file);
        notes.extend(elsewhere.iter().map(|(who, place)| format!("{who} is there already, in {place}, and was left alone")));
        elsewhere.is_none()
    });
}

/// One file that somebody named.
fn read(path: &Path) -> Result<(String, String), CannotRun> {
    let shown = escape_plain(&path.to_string_lossy()).into_owned();
    let name = path.file_name().ok_or_else(|| CannotRun::new(format!("'{shown}' is no file")))?.to_string_lossy().into_owned();
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let file = disk::read(folder, &crate::source::ListedFile::new(name));
    if file.fault.is_some() {
        return Err(CannotRun::new(format!("cannot read '{shown}'")));
    }
    Ok((path.to_string_lossy().into_owned(), file.text.to_string()))
}

fn put(root: &Path, imported: &Imported, output: &mut Output) -> Result<(), CannotRun> {
    let (mut written, mut there) = (0, 0);
    for (path, text) in &imported.files {
        match write::inside(root, Path::new(path)).and_then(|place| write::create_file(&place, text.as_bytes())) {
            Ok(()) => {
                written += 1;
                output.write(&format!("{}\n", escape_plain(path)));
            }
            Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {
                there += 1;
                output.note(&format!("{} is there already, and was left alone", escape_plain(path)));
            }
            Err(error) => return Err(CannotRun::new(format!("cannot write '{}': {error}", escape_plain(path)))),
        }
    }
    for note in &imported.notes {
        output.note(&escape_plain(note));
    }
    let left = if there > 0 { format!(", {there} left alone") } else { String::new() };
    let asks = imported.files.iter().any(|(_, text)| text.contains("accountable: \"?\""));
    let first = if asks { "say who answers for each, where it says `?`, then " } else { "" };
    output.note(&format!("{written} written{left}. Next: {first}run `orgdocs check`."));
    Ok(())
}
