//! What a page shows, as plain data: the contract between the planner and what becomes HTML.
//!
//! The planner fills a [`PageView`] per page and one [`SiteView`] per build; `markup` and the templates read nothing else. Both are
//! hashed, so whatever can change a page's bytes is in here. What changes often, such as how many findings there are, is not in the
//! `SiteView`, since a change of it is a change of every page. Addresses (`href`) in a `PageView` are relative to that page; those in a
//! `SiteView` are relative to the site's root, and templates put `page.root` before them.
//!
//! To show something new, compose [`Section`]s of [`BlockView`]s; add a variant only when no block can hold it.

mod block;
mod grid;

use serde::Serialize;

pub use crate::diagram::{ColumnView, Figure, Inline, TableView, TeamShape, Tone};
pub use block::{BlockView, CardView, CodeView, Fact, FindingView, LinkGroup, ListItem, Section, StatView, TabsView, WaiverView};
pub use grid::{GridCell, GridView, Mark};

use super::html::root_of;

/// A date for machines (`2026-03-30`) and for people (`30 March 2026`).
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize)]
pub struct DateView {
    pub iso: String,
    pub text: String,
}

/// What every page of the site shows.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize)]
pub struct SiteView {
    pub title: String,
    /// BCP 47, e.g. `en`; also picks the table of words.
    pub lang: String,
    /// The version of the documents, e.g. a tag or commit, where known.
    pub version: Option<String>,
    /// The program that built the site, e.g. `orgdocs 0.1.0`.
    pub generator: String,
    pub as_of: DateView,
    pub nav: Vec<NavSection>,
    /// The findings page from the root, where there is one.
    pub findings_href: Option<String>,
    /// Into how many files previews of pages are parted.
    pub previews: usize,
    /// The feed of changes from the root.
    pub changes_href: String,
    /// The page with all pages from the root, where there is one.
    pub print_href: Option<String>,
    /// Pages have twins in Markdown and JSON beside them.
    pub twins: bool,
    /// Pages listen for reload events of the development server.
    pub live: bool,
}

/// One titled group of the navigation.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize)]
pub struct NavSection {
    /// What the script knows it by, e.g. `my-team`.
    pub id: Option<String>,
    pub title: Option<String>,
    pub items: Vec<NavItem>,
}

/// One line of the navigation.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize)]
pub struct NavItem {
    /// Compared with [`PageView::nav`] to mark the current item.
    pub id: String,
    pub text: String,
    /// From the site's root.
    pub href: String,
    pub count: Option<usize>,
}

/// The template of a page.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Layout {
    /// Artifacts, ordinary pages, indexes, people, listings, reference.
    #[default]
    Page,
    Home,
    NotFound,
    /// Leads on to [`PageView::next`].
    Moved,
    /// All pages on one, for paper.
    Print,
}

impl Layout {
    /// The template's name.
    pub fn template(self) -> &'static str {
        match self {
            Self::Page => "page.html",
            Self::Home => "home.html",
            Self::NotFound => "not-found.html",
            Self::Moved => "moved.html",
            Self::Print => "print.html",
        }
    }
}

/// The kind of the artifact on a page, linked to its index or reference.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize)]
pub struct KindBadge {
    /// The kind word, e.g. `value-stream-map`: a CSS class.
    pub kind: String,
    pub title: String,
    pub href: Option<String>,
}

/// Whether a document is still to be trusted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum FreshState {
    Fresh,
    DueSoon,
    Overdue,
    /// Nobody said when it was reviewed.
    #[default]
    Unknown,
}

impl FreshState {
    /// The word used in CSS class names and for its words.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Fresh => "fresh",
            Self::DueSoon => "due-soon",
            Self::Overdue => "overdue",
            Self::Unknown => "unknown",
        }
    }
}

/// The last and the next review.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Freshness {
    pub state: FreshState,
    pub reviewed: Option<DateView>,
    pub due: Option<DateView>,
    /// How far off in words, e.g. `12 days overdue`.
    pub note: Option<String>,
}

/// A status word with its tone.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize)]
pub struct StatusView {
    pub text: String,
    pub tone: Tone,
}

/// A plain link.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize)]
pub struct LinkView {
    pub text: String,
    pub href: String,
}

/// One step of the breadcrumbs; the last has no address.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize)]
pub struct Crumb {
    pub text: String,
    pub href: Option<String>,
}

/// One line of the table of contents; `level` 2 or 3.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct TocEntry {
    pub text: String,
    pub anchor: String,
    pub level: u8,
}

/// Where a page's text comes from.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize)]
pub struct SourceView {
    pub path: String,
    pub href: Option<String>,
    /// Where it can be edited.
    pub edit: Option<String>,
    pub changed: Option<ChangeView>,
}

/// The last change of a page's text.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize)]
pub struct ChangeView {
    pub date: DateView,
    /// The name, and the page of that person; nothing for one whom the site does not show.
    pub author: Option<Crumb>,
    pub commit: String,
    pub href: Option<String>,
}

/// Everything one page shows.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct PageView {
    /// From the site's root, e.g. `teams/payments.html`.
    pub address: String,
    /// From this page to the root, e.g. `../`; see [`PageView::at`].
    pub root: String,
    pub layout: Layout,
    pub title: String,
    /// What links to the heading of its text lead to.
    pub anchor: Option<String>,
    /// One sentence for search engines and previews.
    pub description: Option<String>,
    /// The [`NavItem::id`] of the place in the navigation.
    pub nav: Option<String>,
    pub breadcrumbs: Vec<Crumb>,
    pub kind: Option<KindBadge>,
    /// `kind:id`, shown for copying.
    pub reference: Option<String>,
    /// A team, which readers may call theirs.
    pub is_team: bool,
    pub status: Option<StatusView>,
    pub accountable: Option<Inline>,
    pub team: Option<Inline>,
    pub freshness: Option<Freshness>,
    /// The paragraph under the title, as sanitised HTML without the enclosing `p`.
    pub lead: Option<String>,
    pub facts: Vec<Fact>,
    pub sections: Vec<Section>,
    /// The worst of what the rules say about it.
    pub findings: Vec<FindingView>,
    /// How many more there are, which only the page of all findings tells.
    pub findings_elsewhere: usize,
    pub waivers: Vec<WaiverView>,
    /// Who points here, grouped by the inverse wording of the field that does.
    pub backlinks: Vec<LinkGroup>,
    /// What this page points at, grouped by the wording of the field that does.
    pub points_at: Vec<LinkGroup>,
    /// Both as a picture; SVG, or empty.
    pub around: String,
    pub toc: Vec<TocEntry>,
    pub previous: Option<LinkView>,
    pub next: Option<LinkView>,
    pub source: Option<SourceView>,
    /// Finished HTML of a page that is made of others.
    pub whole: Option<String>,
    /// The Markdown beside it, from this page.
    pub twin: Option<String>,
}

impl PageView {
    /// An empty page at an address.
    pub fn at(address: impl Into<String>, title: impl Into<String>) -> Self {
        let address = address.into();
        Self { root: root_of(&address), address, title: title.into(), ..Self::default() }
    }

    /// Fills the table of contents from the sections that have a heading and an anchor.
    #[must_use]
    pub fn with_toc(mut self) -> Self {
        let headed = self.sections.iter().filter(|section| !section.anchor.is_empty());
        let entry = |s: &Section| Some(TocEntry { text: s.heading.clone()?, anchor: s.anchor.clone(), level: s.level });
        self.toc = headed.filter_map(entry).collect();
        self
    }
}
