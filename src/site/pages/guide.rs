//! Pages of the reference that are written, not made of what the program knows: how to define a kind,
//! the functions of checks, and how a repository takes orgdocs up.

use crate::diagram::{Inline, TableView};

use super::super::address::Address;
use super::super::here::Here;
use super::super::html::ticks;
use super::super::view::{BlockView, KindBadge, PageView, Section};
use super::{crumbs, file, page, rules};

/// One of these pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(in crate::site) enum Guide {
    OwnKind,
    Functions,
    Adoption,
}

impl Guide {
    pub(in crate::site) const ALL: [Self; 3] = [Self::Adoption, Self::OwnKind, Self::Functions];

    /// Where it stands.
    pub(in crate::site) fn address(self) -> Address {
        Address::new(match self {
            Self::OwnKind => "kinds/guide/your-own-kind.html",
            Self::Functions => "kinds/guide/functions.html",
            Self::Adoption => "kinds/guide/taking-orgdocs-up.html",
        })
    }

    fn text(self) -> &'static str {
        match self {
            Self::OwnKind => crate::kind::GUIDE,
            Self::Functions => crate::expr::FUNCTIONS,
            Self::Adoption => crate::exchange::ADOPTION,
        }
    }

    /// What its first heading says.
    pub(in crate::site) fn title(self) -> &'static str {
        self.text().lines().next().unwrap_or_default().trim_start_matches("# ")
    }
}

pub(super) fn view(here: Here<'_>, guide: Guide) -> PageView {
    let mut parts = guide.text().split("\n## ");
    let lead = parts.next().and_then(|head| head.split_once('\n')).map_or("", |(_, lead)| lead.trim());
    let sections = parts.map(|part| {
        let (title, text) = part.split_once('\n').unwrap_or((part, ""));
        Section::new(title, crate::syntax::slug(title), blocks(here, title, text))
    });
    let index = Address::new("kinds/index.html");
    PageView {
        nav: Some("kinds".to_owned()),
        breadcrumbs: crumbs(here, &[(here.say("kinds"), &index)], guide.title()),
        kind: Some(KindBadge { kind: "kind".to_owned(), title: here.say("reference"), href: None }),
        lead: Some(here.english(ticks(lead))),
        description: Some(lead.to_owned()),
        sections: sections.collect(),
        ..page(here, guide.title())
    }
    .with_toc()
}

/// Paragraphs, tables of calls, and code with the file it belongs into.
fn blocks(here: Here<'_>, title: &str, text: &str) -> Vec<BlockView> {
    let mut blocks = Vec::new();
    for (at, part) in text.split("```").enumerate() {
        if at % 2 == 1 {
            let (info, code) = part.split_once('\n').unwrap_or((part, ""));
            let (language, file) = info.split_once(" file=").unwrap_or((info, ""));
            blocks.push(file::shown((!file.is_empty()).then_some(file), language, code));
            continue;
        }
        for paragraph in part.split("\n\n").map(str::trim).filter(|paragraph| !paragraph.is_empty()) {
            let rows: Option<Vec<_>> = paragraph.lines().map(|line| row(here, line)).collect();
            blocks.push(match rows {
                Some(rows) => BlockView::Table(TableView {
                    caption: title.to_owned(),
                    columns: here.columns(["written", "what_it_gives"]),
                    rows,
                    row_headers: true,
                    hide_caption: true,
                }),
                None => BlockView::Html { html: rules::english(here, &rules::prose(paragraph)) },
            });
        }
    }
    blocks
}

/// ``- `call`: what it gives`` as two cells.
fn row(here: Here<'_>, line: &str) -> Option<Vec<Vec<Inline>>> {
    let (call, gives) = line.strip_prefix("- ")?.split_once("`: ")?;
    Some(vec![vec![Inline::Html { html: ticks(&format!("{call}`")) }], vec![Inline::Html { html: here.english(ticks(gives)) }]])
}
