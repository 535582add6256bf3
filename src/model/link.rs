//! Links of bodies to what they lead to. A link is broken only when no reading of it resolves.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::OnceLock;

use foldhash::{HashMap, HashMapExt};
use percent_encoding::percent_decode_str;

use crate::kind::Catalogue;
use crate::syntax::{EMOJI_SELECTOR, Link, LinkForm, nearest, slug};

use super::claim::is_template_name;
use super::foreign::{bare, is_hosted, is_lines, is_made, is_placeholder, is_same_anchor};
use super::generators::{self, Generators, Meant};
use super::graph::Index;
use super::near::{COMPARED, NearFiles};
use super::{Artifact, ArtifactId, Document, DocumentId, LinkTarget, Nowhere, path};

/// What resolving links needs to know.
pub(super) struct Links<'a> {
    pub(super) catalogue: &'a Catalogue,
    pub(super) index: &'a Index,
    pub(super) files: &'a BTreeSet<String>,
    pub(super) site_root: &'a str,
    pages: HashMap<&'a str, DocumentId>,
    documents: &'a [Document],
    artifacts: &'a [Artifact],
    /// What a page can be entered at, by document; worked out once somebody links there.
    anchors: Vec<OnceLock<BTreeSet<Cow<'a, str>>>>,
    /// Artifacts and pages by title, id and stem, in lower case.
    names: OnceLock<HashMap<String, Named>>,
    near: OnceLock<NearFiles<'a>>,
    generators: OnceLock<Generators<'a>>,
}

/// What has a name.
#[derive(Debug, Default)]
struct Named {
    /// Artifacts with this title.
    titled: Vec<ArtifactId>,
    /// Artifacts with this id.
    known: Vec<ArtifactId>,
    /// Ordinary pages in files of this name.
    pages: Vec<DocumentId>,
}

impl<'a> Links<'a> {
    pub(super) fn new(
        catalogue: &'a Catalogue,
        index: &'a Index,
        files: &'a BTreeSet<String>,
        site_root: &'a str,
        documents: &'a [Document],
        artifacts: &'a [Artifact],
    ) -> Self {
        let written = documents.iter().enumerate().filter(|(_, document)| document.markdown().is_some());
        let mut pages = HashMap::with_capacity(documents.len());
        pages.extend(written.map(|(at, document)| (document.path.as_str(), DocumentId::at(at))));
        Self {
            catalogue,
            index,
            files,
            site_root,
            pages,
            documents,
            artifacts,
            anchors: documents.iter().map(|_| OnceLock::new()).collect(),
            names: OnceLock::new(),
            near: OnceLock::new(),
            generators: OnceLock::new(),
        }
    }

    fn names(&self) -> &HashMap<String, Named> {
        self.names.get_or_init(|| {
            let mut names: HashMap<String, Named> = HashMap::new();
            for (at, artifact) in self.artifacts.iter().enumerate() {
                names.entry(artifact.title.to_lowercase()).or_default().titled.push(ArtifactId::at(at));
                names.entry(artifact.id.to_lowercase()).or_default().known.push(ArtifactId::at(at));
            }
            for (at, document) in self.documents.iter().enumerate().filter(|(_, document)| document.is_ordinary_page()) {
                names.entry(path::stem(&document.path).to_lowercase()).or_default().pages.push(DocumentId::at(at));
            }
            names
        })
    }

    fn generators(&self) -> &Generators<'a> {
        self.generators.get_or_init(|| Generators::find(self.files))
    }

    /// Where a link of a document leads.
    pub(super) fn resolve(&self, at: DocumentId, document: &Document, link: &Link) -> LinkTarget {
        match link.form {
            LinkForm::Handle => self.handle(&link.destination),
            LinkForm::Wiki => self.wiki(&link.destination),
            LinkForm::Autolink => LinkTarget::External,
            LinkForm::Inline | LinkForm::Image | LinkForm::Html => {
                let written = link.destination.trim();
                match self.destination(at, document, written) {
                    LinkTarget::NoFile(_) | LinkTarget::NoAnchor(..) | LinkTarget::Outside
                        if is_placeholder(written) || is_template_name(&document.path) =>
                    {
                        LinkTarget::Prose
                    }
                    found => found,
                }
            }
        }
    }

    fn handle(&self, handle: &str) -> LinkTarget {
        let person = |people| self.index.at_first(people, handle.trim_start_matches('@'));
        self.catalogue.find("person").and_then(person).map_or(LinkTarget::Prose, LinkTarget::Artifact)
    }

    fn wiki(&self, target: &str) -> LinkTarget {
        let target = target.split('|').next().unwrap_or(target).trim();
        if let Some(found) = self.address(target) {
            let LinkTarget::NoArtifact { kind, .. } = found else { return found };
            // As the path of a page, or of a note that is not there yet.
            let path = candidates(target, false).find_map(|candidate| self.pages.get(&*candidate));
            return match path {
                Some(page) if target.contains('/') => LinkTarget::Page(*page, None),
                None if target.contains('/') && !self.index.is_populated(kind) => LinkTarget::Prose,
                _ => found,
            };
        }
        if let Some(kind) = self.catalogue.named(target).filter(|kind| self.index.is_populated(*kind)) {
            return LinkTarget::Kind(kind);
        }
        let Some(named) = self.names().get(&target.to_lowercase()) else {
            return self.catalogue.find(target).map_or(LinkTarget::Prose, LinkTarget::Kind);
        };
        match (named.titled.as_slice(), named.known.as_slice(), named.pages.as_slice()) {
            ([one], _, []) | ([], [one], []) => LinkTarget::Artifact(*one),
            ([], [], [one]) => LinkTarget::Page(*one, None),
            ([], several, []) | (several, _, []) => self.shared(several),
            _ => LinkTarget::Prose,
        }
    }

    /// A name of several artifacts that could each be written out; words where they share kind and id too.
    fn shared(&self, several: &[ArtifactId]) -> LinkTarget {
        let names: BTreeSet<_> = several.iter().map(|id| &self.artifacts[id.index()]).map(|one| (one.kind, &*one.id)).collect();
        if names.len() == several.len() { LinkTarget::Shared(several.into()) } else { LinkTarget::Prose }
    }

    /// `kind:id` or `kind/id` of a known kind; where nobody declares anything, such words are another tool's.
    fn address(&self, target: &str) -> Option<LinkTarget> {
        let (word, id) = target.split_once([':', '/'])?;
        let kind = self.catalogue.find(word)?;
        let id = id.trim();
        let is_plain = !id.is_empty() && !id.contains(['/', ' ', '.']) && !self.artifacts.is_empty();
        is_plain.then(|| match self.index.at_first(kind, id) {
            Some(found) => LinkTarget::Artifact(found),
            None => LinkTarget::NoArtifact { kind, id: id.into() },
        })
    }

    fn destination(&self, at: DocumentId, document: &Document, written: &str) -> LinkTarget {
        if written.is_empty() || is_template(written) || written.as_bytes().windows(2).any(|pair| pair == b"::") {
            return LinkTarget::Prose;
        }
        if !written.contains('/')
            && written.contains(':')
            && let Some(found) = self.address(written)
        {
            return found;
        }
        if is_external(written) {
            return LinkTarget::External;
        }
        let (before_anchor, anchor) = match written.split_once('#') {
            Some((before, anchor)) => (before, Some(anchor)),
            None => (written, None),
        };
        let (file, query) = before_anchor.split_once('?').unwrap_or((before_anchor, ""));
        let file = decoded(file);
        let is_plain = query.split('&').any(|part| part == "plain=1");
        let anchor = anchor.filter(|anchor| !(is_plain && is_lines(anchor))).map(|anchor| match decoded(anchor) {
            anchor if anchor.contains(EMOJI_SELECTOR) => anchor.replace(EMOJI_SELECTOR, "").into(),
            anchor => anchor,
        });
        if file.is_empty() {
            return match anchor {
                Some(anchor) => self.page(document, at, Some(anchor)),
                None => LinkTarget::Page(at, None),
            };
        }
        self.file(document, &file, anchor)
    }

    fn file(&self, document: &Document, file: &str, anchor: Option<Cow<'_, str>>) -> LinkTarget {
        let bases: &[&str] = match file.strip_prefix('/') {
            Some(_) if self.site_root.is_empty() => &[""],
            Some(_) => &["", self.site_root],
            None => &[path::folder(&document.path)],
        };
        let mut outside = false;
        for base in bases {
            let Some(joined) = path::join(base, file) else {
                outside = true;
                continue;
            };
            for candidate in candidates(&joined, file.ends_with('/')) {
                if let Some(page) = self.pages.get(&*candidate) {
                    return self.page(document, *page, anchor);
                }
                if self.files.contains(&*candidate) {
                    return LinkTarget::File(candidate.into());
                }
            }
            if self.is_folder(&joined) {
                return LinkTarget::File(joined.into());
            }
            // So other site builders write the address of a page.
            let page = file.ends_with('/').then(|| format!("{joined}.md"));
            if let Some(page) = page.and_then(|page| self.pages.get(page.as_str())) {
                return self.page(document, *page, anchor);
            }
        }
        if outside && is_hosted(path::folder(&document.path), file) {
            return LinkTarget::External;
        }
        match self.generators().meant(&document.path, file, says_address(document)) {
            Some(Meant::File(file)) => {
                return self.pages.get(file).map_or_else(|| LinkTarget::File(file.into()), |page| LinkTarget::Page(*page, None));
            }
            Some(Meant::Unsure) => return LinkTarget::External,
            None if outside => return LinkTarget::Outside,
            None => {}
        }
        let written = path::join(bases[0], file).unwrap_or_default();
        let known = self.near.get_or_init(|| NearFiles::new(self.pages.keys().copied(), self.files));
        let near = known.find(&written, &document.path);
        LinkTarget::NoFile(Nowhere { name: written, near }.into())
    }

    fn is_folder(&self, folder: &str) -> bool {
        let prefix = format!("{folder}/");
        folder.is_empty() || self.files.range(prefix.clone()..).next().is_some_and(|first| first.starts_with(&prefix))
    }

    fn page(&self, from: &Document, page: DocumentId, anchor: Option<Cow<'_, str>>) -> LinkTarget {
        let Some(anchor) = anchor else { return LinkTarget::Page(page, None) };
        let anchors = self.anchors[page.index()].get_or_init(|| anchors_of(&self.documents[page.index()], self.artifacts));
        let wanted = anchor.strip_prefix("user-content-").unwrap_or(&anchor);
        let known = wanted.is_empty()
            || wanted == "top"
            || wanted.starts_with(":~:")
            || anchors.contains(wanted)
            || anchors.contains(wanted.to_lowercase().as_str())
            || anchors.contains(slug(wanted).as_str());
        if known {
            return LinkTarget::Page(page, Some(wanted.into()));
        }
        let path = &self.documents[page.index()].path;
        if is_made(path, wanted) {
            return LinkTarget::Page(page, None);
        }
        if self.generators().make(path) || says_address(from) {
            let bare = bare(wanted);
            if let Some(same) = anchors.iter().find(|anchor| is_same_anchor(anchor, &bare)) {
                return LinkTarget::Page(page, Some((&**same).into()));
            }
            if self.generators().has_labels(path) {
                return LinkTarget::Page(page, None);
            }
        }
        let near = nearest(wanted, anchors.iter().take(COMPARED).map(AsRef::as_ref)).map(str::to_owned);
        LinkTarget::NoAnchor(page, Nowhere { name: anchor.into_owned(), near }.into())
    }
}

/// The files that a written path may mean, most literal first.
fn candidates(joined: &str, folder: bool) -> impl Iterator<Item = Cow<'_, str>> {
    let literal = (!folder && !joined.is_empty()).then_some(joined).into_iter();
    let page = literal.clone().map(|joined| format!("{joined}.md"));
    let slash = if joined.is_empty() { "" } else { "/" };
    let inside =
        ["index.md", "README.md", "readme.md", "index.html"].into_iter().map(move |name| format!("{joined}{slash}{name}"));
    let rendered = joined.strip_suffix(".html").into_iter().flat_map(|page| {
        let introduction = page.strip_suffix("index").map(|folder| format!("{folder}README.md"));
        [format!("{page}.md")].into_iter().chain(introduction)
    });
    literal.map(Cow::Borrowed).chain(page.chain(inside).chain(rendered).map(Cow::Owned))
}

/// A part of a destination without its `%20`s, which few have.
fn decoded(part: &str) -> Cow<'_, str> {
    if part.contains('%') { percent_decode_str(part).decode_utf8_lossy() } else { part.into() }
}

/// Whether a destination is for another tool to fill in.
fn is_template(written: &str) -> bool {
    let is_mark = written.contains(['{', '<']) && ["{{", "{%", "${", "<%"].iter().any(|mark| written.contains(mark));
    is_mark || written.starts_with("[[") || written.starts_with("((")
}

/// Whether the front matter of a page says what a generator makes of it.
fn says_address(document: &Document) -> bool {
    let front = document.markdown().and_then(|markdown| markdown.front.as_ref());
    let entries = front.and_then(|front| front.root.as_ref()).and_then(|root| root.as_map()).unwrap_or_default();
    entries.iter().any(|entry| generators::FIELDS.contains(&&*entry.key.text))
}

/// Whether a destination has a scheme or a host.
pub fn is_external(written: &str) -> bool {
    if written.starts_with("//") {
        return true;
    }
    let Some((scheme, _)) = written.split_once(':') else { return false };
    let mut letters = scheme.chars();
    letters.next().is_some_and(|first| first.is_ascii_alphabetic())
        && letters.all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'))
}

fn anchors_of<'a>(document: &'a Document, artifacts: &'a [Artifact]) -> BTreeSet<Cow<'a, str>> {
    let mut anchors: BTreeSet<Cow<'a, str>> = BTreeSet::new();
    if let Some(markdown) = document.markdown() {
        for block in &markdown.outline.blocks {
            if let crate::syntax::Block::Heading(heading) = block {
                anchors.insert(Cow::from(&*heading.anchor));
            }
        }
        anchors.extend(markdown.outline.anchors.iter().map(|(anchor, _)| Cow::from(anchor.as_str())));
    }
    let declared = document.artifacts.iter().map(|id| &artifacts[id.index()]);
    anchors.extend(declared.flat_map(|artifact| [Cow::from(artifact.id.as_str()), artifact.anchor().into()]));
    anchors
}
