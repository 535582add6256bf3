//! What stands around a page's own words: the navigation, and how far to trust what is below.

use super::super::view::{Crumb, FreshState, NavSection, PageView, TocEntry};
use super::inline::inline;
use super::{Html, Words};

/// The navigation of the pages with the same way to the root, written but for what they differ in: which item is theirs, and that its
/// section is open.
#[derive(Debug, Clone, Default)]
pub(in crate::site) struct Navigation {
    html: String,
    items: Vec<Item>,
}

#[derive(Debug, Clone)]
struct Item {
    id: String,
    href: String,
    /// Behind the last attribute of its link.
    at: usize,
    /// Behind those of its section, where that has a title.
    section: Option<usize>,
}

impl Navigation {
    /// The lists of the navigation; `root` leads from a page to the site's root.
    pub(in crate::site) fn of(sections: &[NavSection], root: &str) -> Self {
        let (mut html, mut items) = (Html::default(), Vec::new());
        for section in sections {
            let mut place = None;
            if let Some(title) = &section.title {
                html.raw("\n<details class=\"nav-section\"");
                if let Some(id) = &section.id {
                    html.raw(" data-section=\"").text(id).raw("\"");
                }
                place = Some(html.as_str().len());
                html.raw("><summary>").text(title).raw("</summary>");
            }
            html.raw("\n<ul class=\"nav-list\">");
            for item in &section.items {
                html.raw("\n<li><a href=\"").raw(root).text(&item.href).raw("\"");
                items.push(Item { id: item.id.clone(), href: item.href.clone(), at: html.as_str().len(), section: place });
                html.raw(">").text(&item.text);
                if let Some(count) = item.count {
                    html.raw(" <span class=\"nav-count\">").number(count).raw("</span>");
                }
                html.raw("</a></li>");
            }
            html.raw("\n</ul>");
            if place.is_some() {
                html.raw("</details>");
            }
        }
        Self { html: html.finish(), items }
    }

    /// The lists as a page shows them.
    pub(super) fn write(&self, html: &mut Html, page: &PageView) {
        let mut written = 0;
        let mut up_to = |html: &mut Html, at: usize| {
            html.raw(&self.html[written..at]);
            written = at;
        };
        let mut open = None;
        for item in self.items.iter().filter(|item| page.nav.as_ref() == Some(&item.id)) {
            if let Some(section) = item.section.filter(|section| open != Some(*section)) {
                up_to(html, section);
                html.raw(" open");
                open = Some(section);
            }
            up_to(html, item.at);
            html.raw(if page.address == item.href { " aria-current=\"page\"" } else { " aria-current=\"true\"" });
        }
        up_to(html, self.html.len());
    }
}

/// The way to a page from the home page; nothing where it has none.
pub(super) fn breadcrumbs(html: &mut Html, crumbs: &[Crumb], words: &Words) {
    if crumbs.is_empty() {
        return;
    }
    html.raw("<nav class=\"breadcrumbs\" aria-label=\"").text(words.get("breadcrumbs")).raw("\">\n<ol>");
    for crumb in crumbs {
        html.raw("\n<li>");
        match &crumb.href {
            Some(href) => html.open_link("", href).text(&crumb.text).raw("</a></li>"),
            None => html.raw("<span aria-current=\"page\">").text(&crumb.text).raw("</span></li>"),
        };
    }
    html.raw("\n</ol>\n</nav>");
}

/// The table of contents.
pub(super) fn contents(html: &mut Html, toc: &[TocEntry]) {
    html.raw("<ul>");
    for entry in toc {
        html.raw("\n<li class=\"toc-").raw(&entry.level.to_string()).raw("\"><a href=\"#").text(&entry.anchor).raw("\">");
        html.text(&entry.text).raw("</a></li>");
    }
    html.raw("\n</ul>");
}

/// Who answers for a page, and when somebody last looked; nothing where nobody has to.
pub(in crate::site) fn trust(html: &mut Html, page: &PageView, words: &Words) {
    if page.accountable.is_none() && page.team.is_none() && page.freshness.is_none() {
        return;
    }
    let state = page.freshness.as_ref().map(|freshness| freshness.state.word());
    html.raw("<dl class=\"trust");
    if let Some(state) = state {
        html.raw(" trust-").raw(state);
    }
    html.raw("\">\n<div><dt>").text(words.get("accountable")).raw("</dt><dd>");
    match &page.accountable {
        Some(person) => inline(html, person, words),
        None => drop(html.raw("<span class=\"missing\">").text(words.get("nobody")).raw("</span>")),
    }
    html.raw("</dd></div>");
    if let Some(team) = &page.team {
        html.raw("\n<div><dt>").text(words.get("owning_team")).raw("</dt><dd>");
        inline(html, team, words);
        html.raw("</dd></div>");
    }
    freshness(html, page, words);
    html.raw("\n</dl>");
}

fn freshness(html: &mut Html, page: &PageView, words: &Words) {
    let Some(freshness) = &page.freshness else { return };
    let state = freshness.state.word();
    html.raw("\n<div class=\"freshness freshness-").raw(state).raw("\"><dt>").text(words.get("review")).raw("</dt><dd>");
    html.raw("<span class=\"freshness-state\">").icon(state).raw(" ").text(words.get(state)).raw("</span>");
    if let Some(reviewed) = &freshness.reviewed {
        html.raw(" <span class=\"freshness-dates\">").text(words.get("reviewed"));
        html.raw(" <time datetime=\"").text(&reviewed.iso).raw("\">").text(&reviewed.text).raw("</time>");
        if let Some(due) = &freshness.due {
            let word = if freshness.state == FreshState::Overdue { "was_due" } else { "next_review" };
            html.raw(", ").text(words.get(word));
            html.raw(" <time datetime=\"").text(&due.iso).raw("\">").text(&due.text).raw("</time>");
        }
        if let Some(note) = &freshness.note {
            html.raw(" (").text(note).raw(")");
        }
        html.raw("</span>");
    }
    html.raw("</dd></div>");
}
