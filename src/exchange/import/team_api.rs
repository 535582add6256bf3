//! Team APIs: pages in the form of the template become documents of kind team as they are, since their headings and bullets are read;
//! Team API as code is read as it is already.

use std::collections::BTreeMap;

use crate::edit::{self, Edit};
use crate::mend::destination;
use crate::model::{is_external, path};
use crate::source::{SourceFile, SourceId, SourceMap, Span};
use crate::syntax::markdown::{self, Markdown};
use crate::syntax::{Block, Link, LinkForm, Node, kebab};

use super::Imported;

/// What a document of a team says.
const SAYS: &str = "kind: team";

/// A page on its way.
struct Page<'f> {
    path: &'f str,
    source: SourceId,
    markdown: Markdown,
    /// Where it lay, from the root, if below.
    from: Option<String>,
    to: String,
}

/// Reads Team API pages, given as paths with texts; `place` is the way to one from the root, if it lies below.
pub fn team_api(files: &[(String, String)], place: impl Fn(&str) -> Option<String>) -> Imported {
    let mut imported = Imported::default();
    let mut sources = SourceMap::default();
    let mut pages: Vec<Page<'_>> = Vec::new();
    for (path, text) in files {
        let stem = path.rsplit('/').next().unwrap_or(path).split('.').next().unwrap_or(path);
        let unnamed = || format!("no id can be made of the name of {path}, so it was left out");
        let yaml = path.ends_with(".yaml") || path.ends_with(".yml");
        if yaml {
            if !text.lines().any(|line| line.starts_with("teamapi:")) {
                imported.notes.push(format!("{path} has no `teamapi:`"));
            } else if kebab(stem).is_empty() {
                imported.notes.push(unnamed());
            } else {
                imported.files.push((format!("teams/{}.yaml", kebab(stem)), text.clone()));
            }
            continue;
        }
        if text.trim_start_matches('\u{feff}').trim().is_empty() {
            imported.notes.push(format!("{path} is empty, so it was left out"));
            continue;
        }
        let source = sources.add(SourceFile::new(path.as_str(), text.as_str()));
        let markdown = markdown::parse(source, text);
        let title = markdown.outline.blocks.iter().find_map(|block| match block {
            Block::Heading(heading) => Some(heading.text.words.clone()),
            _ => None,
        });
        let generic = |title: &String| title.to_lowercase().contains("team api") || title.is_empty();
        let titled = title.filter(|title| !generic(title)).map(|title| kebab(&title)).filter(|id| !id.is_empty());
        let id = titled.unwrap_or_else(|| kebab(stem));
        if id.is_empty() {
            imported.notes.push(unnamed());
            continue;
        }
        pages.push(Page { path, source, markdown, from: place(path), to: format!("teams/{id}.md") });
    }
    let moved: BTreeMap<&str, &str> = pages.iter().filter_map(|page| Some((page.from.as_deref()?, page.to.as_str()))).collect();
    for page in &pages {
        let mut edits = page.links(&sources, &moved);
        edits.extend(page.kind(&sources, &mut imported.notes));
        imported.notes.extend(page.left_behind());
        let text = edit::apply(&sources.file(page.source).text, &edits);
        imported.files.push((page.to.clone(), text.trim_start_matches('\u{feff}').to_owned()));
    }
    imported.files.sort();
    imported
}

impl Page<'_> {
    /// Says the kind, at the top and only once.
    fn kind(&self, sources: &SourceMap, notes: &mut Vec<String>) -> Option<Edit> {
        let text = &sources.file(self.source).text;
        let after = |at: usize| Span::new(self.source, offset(at), offset(at));
        let Some(front) = &self.markdown.front else {
            let start = text.len() - text.trim_start_matches('\u{feff}').len();
            return Some(Edit { span: after(start), text: format!("---\n{SAYS}\n---\n") });
        };
        let entries = front.root.as_ref().and_then(Node::as_map).unwrap_or_default();
        let Some(written) = entries.iter().find(|entry| entry.key.text == "kind") else {
            return Some(Edit { span: after(text.find('\n')? + 1), text: format!("{SAYS}\n") });
        };
        let whole = written.key.span.cover(written.value.span);
        if format!("kind: {}", written.value.as_str().unwrap_or_default()) == SAYS {
            return None;
        }
        notes.push(format!("{} had `{}`, which is `{SAYS}` in {}", self.path, sources.slice(whole), self.to));
        Some(Edit { span: whole, text: SAYS.to_owned() })
    }

    /// Lets the links to files lead where they led, or to what such a file becomes.
    fn links(&self, sources: &SourceMap, moved: &BTreeMap<&str, &str>) -> Vec<Edit> {
        let mut edits: Vec<Edit> = Vec::new();
        for link in &self.markdown.outline.links {
            let found = self.way(link, moved).and_then(|way| destination::lead(sources, link, &way));
            let new = found.unwrap_or_default().into_iter().filter(|edit| !edits.contains(edit)).collect::<Vec<_>>();
            edits.extend(new);
        }
        edits
    }

    /// What to say of a page from outside of the root, whose links to what lay beside it lead nowhere now.
    fn left_behind(&self) -> Option<String> {
        let mut files = self.markdown.outline.links.iter().filter(|_| self.from.is_none()).filter_map(beside);
        let (first, _) = files.next()?;
        let more = match files.count() {
            0 => String::new(),
            more => format!(" and {more} more"),
        };
        Some(format!(
            "{} lay outside of the repository, and its links to {first}{more} are as they were in {}",
            self.path, self.to
        ))
    }

    /// Where a link leads from the new place, if it is written otherwise there.
    fn way(&self, link: &Link, moved: &BTreeMap<&str, &str>) -> Option<String> {
        let written = link.destination.as_str();
        let (file, rest) = beside(link)?;
        let target = path::join(path::folder(self.from.as_deref()?), &destination::decoded(file))?;
        let bare = || moved.get(format!("{target}.md").as_str())?.strip_suffix(".md");
        let target = moved.get(target.as_str()).copied().or_else(bare).unwrap_or(&target);
        let slash = if file.ends_with('/') { "/" } else { "" };
        let way = format!("{}{slash}{rest}", path::destination(&path::relative(path::folder(&self.to), target)));
        (way != written).then_some(way)
    }
}

/// The file that a link names by its way from the page, and what stands behind it.
fn beside(link: &Link) -> Option<(&str, &str)> {
    let (file, rest) = destination::split(&link.destination);
    let is_path = matches!(link.form, LinkForm::Inline | LinkForm::Image | LinkForm::Html) && !is_external(&link.destination);
    (is_path && !file.is_empty() && !file.starts_with('/')).then_some((file, rest))
}

fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}
