//! The building blocks of a page's body.

use serde::Serialize;

use super::{Figure, GridView, Inline, LinkView, StatusView, TableView};
use crate::finding::Level;
use crate::site::html::escape;

/// A titled stretch of a page.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Section {
    /// No heading: the blocks follow what is above.
    pub heading: Option<String>,
    /// The heading's id, unique on the page.
    pub anchor: String,
    /// 2 or 3.
    pub level: u8,
    pub blocks: Vec<BlockView>,
}

impl Section {
    /// A section of the second level.
    pub fn new(heading: impl Into<String>, anchor: impl Into<String>, blocks: Vec<BlockView>) -> Self {
        Self { heading: Some(heading.into()), anchor: anchor.into(), level: 2, blocks }
    }

    /// Blocks without a heading.
    pub fn bare(blocks: Vec<BlockView>) -> Self {
        Self { heading: None, anchor: String::new(), level: 2, blocks }
    }
}

/// One block.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum BlockView {
    /// Sanitised HTML of the author's prose.
    Html {
        html: String,
    },
    Table(TableView),
    Grid(GridView),
    Figure(Figure),
    Facts {
        facts: Vec<Fact>,
    },
    Cards {
        cards: Vec<CardView>,
    },
    /// Columns of cards, side by side where there is room.
    Board {
        columns: Vec<(String, Vec<CardView>)>,
    },
    List {
        items: Vec<ListItem>,
        ordered: bool,
    },
    Findings {
        findings: Vec<FindingView>,
    },
    Code(CodeView),
    /// A few large numbers.
    Stats {
        stats: Vec<StatView>,
    },
    /// Links in named groups, e.g. an index by letter.
    Links {
        groups: Vec<LinkGroup>,
    },
    /// Several views of one thing, of which one is shown at a time.
    Tabs(TabsView),
    /// What stays folded under a line that says what it holds, where there is little room.
    Fold {
        title: String,
        blocks: Vec<BlockView>,
    },
    /// Nothing to show, said in words.
    Empty {
        text: String,
    },
}

/// Views of one thing, each with a title.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct TabsView {
    /// What all of them show.
    pub label: String,
    /// Unique on the page.
    pub anchor: String,
    pub tabs: Vec<(String, Vec<BlockView>)>,
}

/// A field and its value.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Fact {
    pub term: String,
    pub help: Option<String>,
    /// Each entry is one value, itself a run of inline parts; several become a list.
    pub values: Vec<Vec<Inline>>,
    /// Takes the whole width: a long text or a bar.
    pub wide: bool,
}

impl Fact {
    /// A fact with one value.
    pub fn one(term: impl Into<String>, value: Inline) -> Self {
        Self { term: term.into(), values: vec![vec![value]], ..Self::default() }
    }
}

/// A card of an index or the home page; the whole card leads to `href`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct CardView {
    pub title: String,
    pub href: String,
    /// Small word above the title, e.g. the kind.
    pub eyebrow: Option<String>,
    /// The team type whose colour the card carries.
    pub shape: Option<super::TeamShape>,
    pub text: Option<String>,
    pub status: Option<StatusView>,
    /// Short facts at the foot.
    pub meta: Vec<Inline>,
}

/// One line of a list.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct ListItem {
    pub text: Vec<Inline>,
    /// A second, quieter line.
    pub note: Vec<Inline>,
}

/// Links under one wording.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct LinkGroup {
    pub wording: String,
    pub links: Vec<Inline>,
}

/// Text to read or copy as it is.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct CodeView {
    /// A file name or what it is; also the accessible name of the scrolling region.
    pub title: Option<String>,
    pub language: Option<String>,
    /// Escaped, with `hl-` classes where highlighted.
    pub html: String,
}

impl CodeView {
    /// Code without highlighting.
    pub fn plain(title: Option<String>, text: &str) -> Self {
        Self { title, language: None, html: escape(text) }
    }
}

/// A large number with its label.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct StatView {
    pub value: String,
    pub label: String,
    pub note: Option<String>,
    pub href: Option<String>,
    pub tone: super::Tone,
}

/// A finding as it is shown.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct FindingView {
    pub level: Level,
    pub rule: String,
    pub rule_href: Option<String>,
    pub message: String,
    pub why: String,
    pub help: Option<String>,
    /// `teams/payments.md:12:3`.
    pub place: String,
    pub place_href: Option<String>,
    /// The local fact at the place; may be empty.
    pub label: String,
    /// Other ends: their place and fact.
    pub related: Vec<(String, String)>,
    /// The page it concerns, where the finding is shown elsewhere.
    pub page: Option<LinkView>,
    /// Whether its rule is ours and speaks English.
    pub english: bool,
}

/// An exception that somebody recorded.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize)]
pub struct WaiverView {
    pub rule: String,
    pub rule_href: Option<String>,
    pub reason: String,
    /// Until when, in words.
    pub until: String,
}
