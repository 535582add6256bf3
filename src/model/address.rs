//! Where each artifact and page stands on the site: a pure function of the model, so that a rule can report what collides.
//!
//! `/<plural>/<id>.html` for artifacts, the source path for ordinary pages, `<folder>/index.html` for README and index. A README of
//! a kind's folder introduces the kind's index. Whatever collides gets a suffix, so that nothing is lost.

use std::collections::BTreeMap;
use std::sync::Arc;

use foldhash::{HashMap, HashSet};

use crate::kind::KindId;
use crate::source::Span;
use crate::syntax::{Block, kebab};

use super::{ArtifactId, Document, DocumentId, Model, path};

/// Names that belong to the site itself, lower case.
const RESERVED: [&str; 6] = ["index.html", "404.html", "ownership.html", "findings.html", "rules/index.html", "kinds/index.html"];
/// Folders that belong to the site itself.
const RESERVED_FOLDERS: [&str; 4] = ["_orgdocs/", "rules/", "kinds/", "organisation/"];
/// Longer names than this are cut, because file systems refuse them.
const LONGEST_NAME: usize = 120;

/// Every address of a site, relative to its root.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Addresses {
    artifacts: Vec<Option<String>>,
    documents: Vec<Option<String>>,
    indexes: BTreeMap<KindId, String>,
    introductions: BTreeMap<KindId, DocumentId>,
    home: Option<DocumentId>,
    /// Where artifacts stood under ids they had before, sorted by address.
    moved: Vec<(String, ArtifactId)>,
    /// Pages that wanted an address which another one has.
    pub collisions: Vec<Collision>,
}

/// Two pages with one address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Collision {
    /// What both wanted, e.g. `teams/payments.html`.
    pub address: String,
    /// What the later one has instead.
    pub instead: String,
    /// The page that keeps the address; nothing when the site itself does.
    pub kept: Option<Span>,
    /// The kind whose index stands there.
    pub index: Option<KindId>,
    pub moved: Span,
}

impl Addresses {
    /// The page of an artifact and, for a declared one, its anchor there.
    pub fn artifact(&self, model: &Model, id: ArtifactId) -> Option<(&str, Option<String>)> {
        let artifact = model.artifact(id);
        match artifact.parent {
            None => Some((self.artifacts[id.index()].as_deref()?, None)),
            Some(parent) => Some((self.artifact(model, parent)?.0, Some(artifact.anchor()))),
        }
    }

    /// Whether an artifact is shown, on a page of its own or on that of the one that declares it.
    pub fn shows(&self, model: &Model, id: ArtifactId) -> bool {
        model.artifact(id).parent.map_or_else(|| self.page(id).is_some(), |parent| self.shows(model, parent))
    }

    /// The page of an artifact that has one to itself.
    pub fn page(&self, id: ArtifactId) -> Option<&str> {
        self.artifacts[id.index()].as_deref()
    }

    /// The page of a document: its own, that of its artifact, or the index that it introduces.
    pub fn document(&self, id: DocumentId) -> Option<&str> {
        self.documents[id.index()].as_deref()
    }

    /// The index of a kind, where any artifact of it is published.
    pub fn index(&self, kind: KindId) -> Option<&str> {
        self.indexes.get(&kind).map(String::as_str)
    }

    /// Every kind with an index, with its address.
    pub fn indexes(&self) -> impl Iterator<Item = (KindId, &str)> {
        self.indexes.iter().map(|(kind, address)| (*kind, address.as_str()))
    }

    /// The README of a kind's folder.
    pub fn introduction(&self, kind: KindId) -> Option<DocumentId> {
        self.introductions.get(&kind).copied()
    }

    /// The page at the root of the repository.
    pub fn home(&self) -> Option<DocumentId> {
        self.home
    }

    /// Where artifacts stood under ids they had before, unless something else stands there now.
    pub fn moved(&self) -> &[(String, ArtifactId)] {
        &self.moved
    }

    /// Whether a document has a page to itself: neither an introduction nor an artifact.
    pub fn is_own_page(&self, model: &Model, id: DocumentId) -> bool {
        let introduces = self.home == Some(id) || self.introductions.values().any(|known| *known == id);
        self.document(id).is_some() && !introduces && model.document(id).is_ordinary_page()
    }
}

impl Model {
    /// Where everything stands on the site.
    pub fn addresses(&self) -> Arc<Addresses> {
        Arc::clone(self.addresses.get_or_init(|| Arc::new(self.place())))
    }

    fn place(&self) -> Addresses {
        let mut given = Given::default();
        let mut found = Addresses {
            artifacts: vec![None; self.artifacts.len()],
            documents: vec![None; self.documents.len()],
            ..Addresses::default()
        };
        for (id, artifact) in self.iter().filter(|(id, _)| self.is_published(*id)) {
            let plural = &self.catalogue.get(artifact.kind).plural;
            let index = found.indexes.entry(artifact.kind).or_insert_with(|| {
                let address = format!("{}/index.html", part(plural));
                given.take(address.to_lowercase(), None);
                address
            });
            if artifact.parent.is_some() {
                continue;
            }
            let wanted = format!("{}/{}.html", path::folder(index), part(&artifact.id));
            let same = |other: &ArtifactId| self.artifact(*other).parent.is_none() && *other != id;
            let twice = self.graph.at(artifact.kind, &artifact.id).iter().any(same);
            let address = given.place(&wanted, artifact.head, "-", !twice, &mut found.collisions);
            if self.document(artifact.document).markdown().is_some() {
                found.documents[artifact.document.index()] = Some(address.clone());
            }
            found.artifacts[id.index()] = Some(address);
        }
        for (at, document) in self.documents.iter().enumerate().filter(|(_, one)| one.is_ordinary_page() && !one.is_private()) {
            let id = DocumentId::at(at);
            let folder = path::folder(&document.path);
            let is_index = matches!(path::stem(&document.path).to_lowercase().as_str(), "readme" | "index");
            if is_index && folder.is_empty() && found.home.is_none() {
                found.home = Some(id);
                found.documents[at] = Some("index.html".to_owned());
                continue;
            }
            let introduced = found.indexes().find(|(_, address)| path::folder(address) == folder).map(|(kind, _)| kind);
            if let Some(kind) = introduced.filter(|_| is_index)
                && !found.introductions.contains_key(&kind)
            {
                found.introductions.insert(kind, id);
                found.documents[at] = found.index(kind).map(str::to_owned);
                continue;
            }
            let wanted = page_address(&document.path, is_index);
            found.documents[at] = Some(given.place(&wanted, head(document), "-page", true, &mut found.collisions));
        }
        let mut collisions = std::mem::take(&mut found.collisions);
        for collision in collisions.iter_mut().filter(|collision| collision.kept.is_none()) {
            let indexes = || found.indexes().find(|(_, address)| address.eq_ignore_ascii_case(&collision.address));
            collision.index = indexes().map(|(kind, _)| kind);
            collision.kept = collision.index.and_then(|kind| found.introduction(kind)).map(|id| head(self.document(id)));
        }
        found.collisions = collisions;
        found.moved = self.moved(&found, &mut given);
        found
    }

    fn moved(&self, found: &Addresses, given: &mut Given) -> Vec<(String, ArtifactId)> {
        let mut moved = Vec::new();
        for (id, artifact) in self.iter().filter(|(id, _)| found.page(*id).is_some()) {
            for old in artifact.former_ids() {
                let address = format!("{}/{}.html", part(&self.catalogue.get(artifact.kind).plural), part(old));
                let key = address.to_lowercase();
                if given.holder(&key).is_none() {
                    given.take(key, None);
                    moved.push((address, id));
                }
            }
        }
        moved.sort();
        moved
    }

    /// Whether the site shows an artifact; one that says `publish: false` is checked and not shown, nor what it declares.
    pub fn is_published(&self, id: ArtifactId) -> bool {
        let artifact = self.artifact(id);
        !artifact.private && artifact.parent.is_none_or(|parent| self.is_published(parent))
    }
}

/// Addresses in use, compared without case because some file systems do.
#[derive(Default)]
struct Given {
    taken: HashMap<String, Option<Span>>,
    folders: HashSet<String>,
    /// By taken address, the number for the next page that wants it.
    next: HashMap<String, u32>,
}

impl Given {
    fn take(&mut self, key: String, span: Option<Span>) {
        let mut folder = path::folder(&key);
        while !folder.is_empty() && !self.folders.contains(folder) {
            self.folders.insert(folder.to_owned());
            folder = path::folder(folder);
        }
        self.taken.insert(key, span);
    }

    fn holder(&self, key: &str) -> Option<Option<Span>> {
        if RESERVED.contains(&key) || RESERVED_FOLDERS.iter().any(|folder| key.starts_with(folder)) {
            return Some(None);
        }
        self.taken.get(key).copied().or_else(|| self.folders.contains(key).then_some(None))
    }

    /// Gives the wanted address, or the nearest free one and notes the collision.
    fn place(&mut self, wanted: &str, span: Span, suffix: &str, report: bool, collisions: &mut Vec<Collision>) -> String {
        let key = wanted.to_lowercase();
        let Some(kept) = self.holder(&key) else {
            self.take(key, Some(span));
            return wanted.to_owned();
        };
        let (folder, stem) = (path::folder(wanted), path::stem(wanted));
        let folder = if folder.is_empty() { String::new() } else { format!("{folder}/") };
        let folder = match RESERVED_FOLDERS.iter().find(|reserved| key.starts_with(**reserved)) {
            Some(reserved) => format!("{}-page/{}", &reserved[..reserved.len() - 1], &folder[reserved.len()..]),
            None => folder,
        };
        let numbered = |n: u32| match (n, suffix) {
            (1, "-page") => format!("{folder}{stem}-page.html"),
            (n, "-page") => format!("{folder}{stem}-page-{n}.html"),
            (n, _) => format!("{folder}{stem}-{}.html", n + 1),
        };
        let first = self.next.get(&key).copied().unwrap_or(1);
        let free = (first..).map(|n| (n, numbered(n))).find(|(_, address)| self.holder(&address.to_lowercase()).is_none());
        let (n, instead) = free.unwrap_or_default();
        self.next.insert(key, n + 1);
        self.take(instead.to_lowercase(), Some(span));
        if report {
            collisions.push(Collision { address: wanted.to_owned(), instead: instead.clone(), kept, index: None, moved: span });
        }
        instead
    }
}

/// The place that stands for a page: its first heading.
fn head(document: &Document) -> Span {
    let Some(markdown) = document.markdown() else { return Span::new(document.source, 0, 0) };
    let heading = markdown.outline.blocks.iter().find_map(|block| match block {
        Block::Heading(heading) => Some(heading.span),
        _ => None,
    });
    heading.unwrap_or_else(|| markdown.body.at_start())
}

/// The address of an ordinary page.
fn page_address(source: &str, is_index: bool) -> String {
    let folder: Vec<String> = path::folder(source).split('/').filter(|name| !name.is_empty()).map(part).collect();
    let stem = if is_index { "index".to_owned() } else { part(path::stem(source)) };
    folder.into_iter().chain([format!("{stem}.html")]).collect::<Vec<_>>().join("/")
}

/// A name that every file system takes: no separators, control characters or leading dots.
fn part(name: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    if (1..=LONGEST_NAME).contains(&name.len()) && name.bytes().all(plain) {
        return name.to_owned();
    }
    let unsafe_here = |c: char| c.is_control() || matches!(c, '\\' | '/' | ':' | '*' | '?' | '"' | '<' | '>' | '|' | '#' | '%');
    let plain = |c: char| if unsafe_here(c) { '-' } else { c };
    let mut safe: String = name.chars().map(plain).collect();
    if safe.len() > LONGEST_NAME {
        safe.truncate(safe.floor_char_boundary(LONGEST_NAME));
    }
    let trimmed = safe.trim_matches([' ', '.']);
    if trimmed.is_empty() {
        let words = kebab(name);
        return if words.is_empty() { "unnamed".to_owned() } else { words };
    }
    trimmed.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_never_leave_their_folder() {
        for hostile in ["../../etc", "a/b", "..", "", ".htaccess", "x\ny", "con:1"] {
            let safe = part(hostile);
            assert!(!safe.contains(['/', '\n', ':']) && !safe.starts_with('.') && !safe.is_empty(), "{hostile:?} {safe:?}");
        }
        assert!(part(&"é".repeat(300)).len() <= LONGEST_NAME);
    }
}
