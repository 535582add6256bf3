//! A new id for an artifact or a new path for a file, and the same for everything that leads there.

use std::collections::BTreeMap;

use crate::config::FILE_NAME;
use crate::edit::{self, Edit};
use crate::model::{ArtifactId, BodyLink, Document, DocumentId, LinkTarget, Model, Target, is_external, path};
use crate::source::{DiscoverError, Overlay, SourceId, Span, Tree};
use crate::syntax::{Link, LinkForm, kebab};
use crate::workspace::{Options, load_tree};

use super::Change;
use super::destination::{self, decoded, split};

/// What is renamed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Rename {
    /// An artifact by its address, and its new id.
    Id { of: ArtifactId, to: String },
    /// A file and its new path, both from the root.
    File { from: String, to: String },
}

/// What a rename makes of everything.
#[derive(Debug)]
pub struct Renamed {
    /// Sorted by path.
    pub changes: Vec<Change>,
    /// What is read once they are made.
    pub after: Model,
}

/// Why a rename would not leave everything as it is.
#[derive(Debug, thiserror::Error)]
pub enum CannotRename {
    /// In plain words.
    #[error("{0}")]
    Because(String),
    /// The tree could not be listed.
    #[error(transparent)]
    Unlisted(#[from] DiscoverError),
}

/// Works out a rename, and makes sure that nothing leads nowhere afterwards that led somewhere before.
///
/// # Errors
/// When the new name is taken or no name, or when something that leads there cannot be rewritten.
pub fn rename(tree: &dyn Tree, options: &Options, model: &Model, wanted: &Rename) -> Result<Renamed, CannotRename> {
    let mut work = Work { model, edits: BTreeMap::new(), moved: None };
    match wanted {
        Rename::Id { of, to } => work.id(*of, to)?,
        Rename::File { from, to } => work.file(from, to)?,
    }
    let changes = work.changes();
    let mut texts: BTreeMap<String, Option<String>> = BTreeMap::new();
    for change in &changes {
        if let Some(moved) = &change.moved {
            texts.insert(change.path.clone(), None);
            texts.insert(moved.clone(), Some(change.after.clone()));
        } else {
            texts.insert(change.path.clone(), Some(change.after.clone()));
        }
    }
    let after = load_tree(&Overlay::new(tree, &texts), options)?.model;
    let (before, now) = (broken(model), broken(&after));
    if now.len() > before.len() {
        let new = now.iter().find(|place| !before.iter().any(|old| old.1 == place.1)).or(now.last());
        let (place, words) = new.cloned().unwrap_or_default();
        return because(format!("'{words}' in {place} would lead nowhere; nothing was changed"));
    }
    if after.artifacts.len() < model.artifacts.len() {
        return because("a document would no longer be of its kind at that place; write `kind:` into it first".to_owned());
    }
    Ok(Renamed { changes, after })
}

fn because<T>(reason: String) -> Result<T, CannotRename> {
    Err(CannotRename::Because(reason))
}

/// Everything that leads nowhere: where it is written, and what.
fn broken(model: &Model) -> Vec<(String, String)> {
    let place = |span: Span| {
        (
            format!("{}:{}", model.sources.file(span.source).path, model.sources.place(span).line),
            model.sources.slice(span).to_owned(),
        )
    };
    let nowhere = |link: &&BodyLink| match link.leads_to {
        LinkTarget::NoFile(_) | LinkTarget::NoAnchor(..) | LinkTarget::NoArtifact { .. } | LinkTarget::Outside => true,
        LinkTarget::Prose => written(model, link).is_some_and(|written| written.form == LinkForm::Wiki),
        _ => false,
    };
    let links = model.graph.links.iter().filter(nowhere).map(|link| link.span);
    let references = model
        .graph
        .references
        .iter()
        .filter(|reference| !matches!(reference.target, Target::Artifact(_)))
        .map(|reference| reference.span);
    links.chain(references).map(place).collect()
}

struct Work<'m> {
    model: &'m Model,
    edits: BTreeMap<SourceId, Vec<Edit>>,
    moved: Option<(String, String)>,
}

impl Work<'_> {
    fn id(&mut self, of: ArtifactId, to: &str) -> Result<(), CannotRename> {
        let model = self.model;
        let artifact = model.artifact(of);
        if to.is_empty() || kebab(to) != to {
            return because(format!("'{to}' is no id; write it in lower case with hyphens, such as '{}'", kebab(to)));
        }
        self.is_free(of, to)?;
        let document = model.document(artifact.document);
        let file = named_after(&document.path, &artifact.id);
        match artifact.written_id {
            Some(span) => self.word(span, &artifact.id, to)?,
            None if file.is_some() && artifact.parent.is_none() => {}
            None => {
                return because(format!(
                    "the id of {} comes from its name; write `id: {}` there first",
                    artifact.title, artifact.id
                ));
            }
        }
        self.references(of, to)?;
        if let Some((folder, ending)) = file.filter(|_| artifact.parent.is_none()) {
            let path = format!("{folder}{to}{ending}");
            if path != document.path {
                self.place(&document.path, &path)?;
            }
        }
        Ok(())
    }

    /// Two of one id could not be told apart again.
    fn is_free(&self, of: ArtifactId, id: &str) -> Result<(), CannotRename> {
        let model = self.model;
        let artifact = model.artifact(of);
        match model.graph.at(artifact.kind, id).first() {
            None => Ok(()),
            Some(taken) => {
                let place = &model.document(model.artifact(*taken).document).path;
                because(format!("{}:{id} is there already, in {place}", artifact.kind_name))
            }
        }
    }

    fn file(&mut self, from: &str, to: &str) -> Result<(), CannotRename> {
        let model = self.model;
        if from == FILE_NAME || to.is_empty() || to.ends_with('/') {
            return because(format!("'{from}' cannot become '{to}'"));
        }
        if let Some(document) = model.documents.iter().find(|document| document.path == from) {
            for id in &document.artifacts {
                let artifact = model.artifact(*id);
                let follows = artifact.parent.is_none() && named_after(from, &artifact.id).is_some();
                let stem = path::stem(to).trim_end_matches(&format!(".{}", artifact.kind_name)).to_owned();
                if follows && stem != artifact.id {
                    let new = kebab(&stem);
                    self.is_free(*id, &new)?;
                    if let Some(span) = artifact.written_id {
                        self.word(span, &artifact.id, &new)?;
                    }
                    self.references(*id, &new)?;
                }
            }
        }
        self.place(from, to)
    }

    /// Rewrites what leads to an artifact by its id.
    fn references(&mut self, of: ArtifactId, to: &str) -> Result<(), CannotRename> {
        let model = self.model;
        let artifact = model.artifact(of);
        for reference in model.graph.references.iter().filter(|reference| reference.target == Target::Artifact(of)) {
            let written = &reference.reference.written;
            if *reference.reference.id == *artifact.id {
                let lead = written.strip_suffix(artifact.id.as_str()).unwrap_or("");
                let instead = format!("{lead}{to}");
                if lead.is_empty() || self.word(reference.span, written, &instead).is_err() {
                    self.word(reference.span, &artifact.id, to)?;
                }
            }
        }
        let document = artifact.document;
        for link in model.graph.links.iter() {
            let Some(written) = written(model, link) else { continue };
            match &link.leads_to {
                LinkTarget::Artifact(target) if *target == of => {
                    let by_id = written
                        .destination
                        .split(['|', '#'])
                        .next()
                        .is_some_and(|name| name.trim().trim_start_matches('@').ends_with(artifact.id.as_str()));
                    if by_id {
                        self.word(written.target_span, &artifact.id, to)?;
                    }
                }
                LinkTarget::Page(page, Some(anchor)) if *page == document && **anchor == *artifact.anchor() => {
                    self.word(written.target_span, anchor, &format!("{}-{to}", artifact.kind_name))?;
                }
                _ => {}
            }
        }
        if Some(artifact.kind) == model.people() {
            for (_, holders) in &model.config.organisation.roles {
                for holder in holders.iter().filter(|holder| holder.value.trim_start_matches('@') == artifact.id) {
                    self.word(holder.span, &artifact.id, to)?;
                }
            }
        }
        Ok(())
    }

    /// Rewrites the paths that lead to a file and from it.
    fn place(&mut self, from: &str, to: &str) -> Result<(), CannotRename> {
        let model = self.model;
        if !model.files.contains(from) {
            return because(format!("there is no file '{from}'"));
        }
        if model.files.contains(to) {
            return because(format!("there is a file '{to}' already"));
        }
        let moved = model.documents.iter().position(|document| document.path == from).map(DocumentId::at);
        for link in model.graph.links.iter() {
            let document = model.document(link.document);
            let Some(written) = written(model, link).filter(|written| is_path(&written.destination)) else { continue };
            let leads_here = match &link.leads_to {
                LinkTarget::Page(page, _) | LinkTarget::NoAnchor(page, _) => Some(*page) == moved,
                LinkTarget::File(file) => **file == *from,
                _ => false,
            };
            if written.form == LinkForm::Wiki {
                let (old, new) = (&written.destination, path::stem(to));
                if leads_here && old.to_lowercase() != new.to_lowercase() {
                    self.word(written.target_span, old, new)?;
                }
                continue;
            }
            let inside = Some(link.document) == moved;
            let target = match (leads_here, &link.leads_to) {
                (true, _) => way_to(document, written, from, to),
                (false, LinkTarget::Page(..) | LinkTarget::NoAnchor(..) | LinkTarget::File(_)) if inside => None,
                _ => continue,
            };
            let folder = path::folder(if inside { to } else { &document.path });
            let (file, rest) = split(&written.destination);
            if file.is_empty() || (target.is_none() && file.starts_with('/')) {
                continue;
            }
            let lexical = || path::join(path::folder(&document.path), &decoded(file));
            let Some(target) = target.or_else(lexical) else { continue };
            let slash = if file.ends_with('/') && !leads_here { "/" } else { "" };
            let way = if file.starts_with('/') { format!("/{target}") } else { path::relative(folder, &target) };
            let new = format!("{}{slash}{rest}", path::destination(&way));
            if new != written.destination {
                self.destination(written, &new)?;
            }
        }
        let config = &model.config;
        let waived = config.waive.iter().flat_map(|waiver| &waiver.paths);
        let levelled = config.overrides.iter().flat_map(|part| &part.paths);
        let claimed = config.kinds.iter().flat_map(|kind| &kind.files);
        let listed = config.include.iter().chain(&config.exclude);
        for path in waived.chain(levelled).chain(claimed).chain(listed).filter(|path| path.value == from) {
            self.word(path.span, from, to)?;
        }
        self.moved = Some((from.to_owned(), to.to_owned()));
        Ok(())
    }

    /// Rewrites where a link leads.
    fn destination(&mut self, link: &Link, new: &str) -> Result<(), CannotRename> {
        let edits = destination::lead(&self.model.sources, link, new);
        let edits = edits.map_or_else(|| self.cannot(link.target_span, &link.destination), Ok)?;
        for edit in edits {
            self.edit(edit);
        }
        Ok(())
    }

    fn edit(&mut self, edit: Edit) {
        let edits = self.edits.entry(edit.span.source).or_default();
        if !edits.contains(&edit) {
            edits.push(edit);
        }
    }

    fn word(&mut self, span: Span, written: &str, instead: &str) -> Result<(), CannotRename> {
        let fix = edit::word(&self.model.sources, false, span, written, instead);
        let fix = fix.map_or_else(|| self.cannot(span, written), Ok)?;
        fix.edits.into_iter().for_each(|edit| self.edit(edit));
        Ok(())
    }

    fn cannot<T>(&self, span: Span, written: &str) -> Result<T, CannotRename> {
        let sources = &self.model.sources;
        let place = format!("{}:{}", sources.file(span.source).path, sources.place(span).line);
        because(format!("'{written}' in {place} cannot be rewritten; nothing was changed"))
    }

    fn changes(self) -> Vec<Change> {
        let Self { model, edits, mut moved } = self;
        let mut changes: Vec<Change> = Vec::new();
        for (source, edits) in edits {
            let file = model.sources.file(source);
            let goes = moved.take_if(|(from, _)| *from == file.path).map(|(_, to)| to);
            changes.push(Change {
                path: file.path.clone(),
                moved: goes,
                before: file.text.to_string(),
                after: edit::apply(&file.text, &edits),
            });
        }
        if let Some((from, to)) = moved {
            let text = model
                .sources
                .iter()
                .find(|(_, file)| file.path == from && file.fault.is_none())
                .map(|(_, file)| file.text.to_string());
            let text = text.unwrap_or_default();
            changes.push(Change { path: from, moved: Some(to), before: text.clone(), after: text });
        }
        changes.sort_by(|a, b| a.path.cmp(&b.path));
        changes
    }
}

fn written<'m>(model: &'m Model, link: &BodyLink) -> Option<&'m Link> {
    model.document(link.document).markdown()?.outline.links.get(link.index)
}

/// Whether a destination is a path, and no address or name.
fn is_path(destination: &str) -> bool {
    !is_external(destination) && !destination.starts_with('#')
}

/// The folder and the ending of a file that is named after an id: `teams/` and `.md` of `teams/payments.md`.
fn named_after(path: &str, id: &str) -> Option<(String, String)> {
    let (folder, name) = path.rsplit_once('/').map_or((String::new(), path), |(folder, name)| (format!("{folder}/"), name));
    let (stem, _) = name.split_once('.')?;
    (kebab(stem) == id).then(|| (folder, name[stem.len()..].to_owned()))
}

/// The new path as the author of a link would write it: without its ending where the old one had none.
fn way_to(document: &Document, link: &Link, from: &str, to: &str) -> Option<String> {
    let (file, _) = split(&link.destination);
    let base = if file.starts_with('/') { "" } else { path::folder(&document.path) };
    let joined = path::join(base, &decoded(file))?;
    let bare = |path: &str| path.strip_suffix(".md").unwrap_or(path).to_owned();
    Some(match joined {
        _ if joined == from || joined.ends_with(from) => to.to_owned(),
        _ if joined == bare(from) => bare(to),
        _ if joined.strip_suffix(".html") == Some(&bare(from)) => format!("{}.html", bare(to)),
        _ => to.to_owned(),
    })
}
