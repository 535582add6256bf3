//! Where the example of a kind comes from: our binary, or the folder of a user's kind.

use crate::kind::{Check, Example, ExampleFile, Kind, builtin_example};
use crate::model::Model;
use crate::workspace::KINDS_FOLDER;

use super::{Broken, kinds};

/// The example of a kind. A user's lies beside its `kind.yaml`: `example.md` or `example.yaml`, or a folder `example/` whose files
/// stand where they would in a repository. A kind that extends another and brings none has that one's, under its own name.
pub fn example_of(model: &Model, kind: &Kind) -> Example {
    if kind.builtin {
        return builtin_example(kind);
    }
    let folder = format!("{KINDS_FOLDER}/{}/", kind.name);
    let mut files = Vec::new();
    for (_, file) in model.sources.iter() {
        let Some(inner) = file.path.strip_prefix(&folder) else { continue };
        let path = match inner.strip_prefix("example/") {
            Some(place) => place.to_owned(),
            None if inner.starts_with("example.") => format!("{}/{inner}", kind.plural),
            None => continue,
        };
        files.push(ExampleFile { path, text: file.text.to_string() });
    }
    match &kind.extends {
        Some(base) if files.is_empty() => borrowed(model, kind, base),
        _ => Example { files, borrowed: false },
    }
}

fn borrowed(model: &Model, kind: &Kind, base: &str) -> Example {
    let Some(base) = model.catalogue.named(base).map(|id| model.catalogue.get(id)) else { return Example::default() };
    let folder = format!("{}/", base.plural);
    let files = example_of(model, base).files.into_iter().map(|file| match file.path.strip_prefix(&folder) {
        Some(name) => ExampleFile { path: format!("{}/{name}", kind.plural), text: renamed(&file.text, base, kind) },
        None => file,
    });
    Example { files: files.collect(), borrowed: true }
}

/// A document under the name of another kind.
fn renamed(text: &str, base: &Kind, kind: &Kind) -> String {
    let (old, new) = (format!("kind: {}\n", base.name), format!("kind: {}\n", kind.name));
    if text.contains(&old) {
        return text.replacen(&old, &new, 1);
    }
    match text.strip_prefix("---\n") {
        Some(rest) => format!("---\n{new}{rest}"),
        None => format!("{new}{text}"),
    }
}

/// Verifies one kind with the definitions of the repository it comes from.
pub fn kind_with(model: &Model, kind: &Kind, example: &Example) -> Vec<Broken> {
    super::kind(kind, example, &definitions(model))
}

/// The report of a check's bad example; nothing when it does not fire.
pub(super) fn report_of(model: &Model, kind: &Kind, check: &Check, example: &Example) -> Option<String> {
    kinds::fired(check, kind, example, &definitions(model))
}

fn definitions(model: &Model) -> Vec<(String, String)> {
    let files = model.sources.iter().filter(|(_, file)| file.path.starts_with(KINDS_FOLDER));
    files.map(|(_, file)| (file.path.clone(), file.text.to_string())).collect()
}
