//! What stands around a page's own words: the navigation, and how far to trust what is below.

use super::super::view::{Crumb, FreshState, NavItem, NavSection, PageView, SiteView, TocEntry};
use super::inline::inline;
use super::{Html, Words};

/// The navigation, written but for what pages differ in: the way to the root, which item is theirs, and which section is open.
#[derive(Debug, Clone, Default)]
pub(in crate::site) struct Navigation {
    sections: Vec<Section>,
}

#[derive(Debug, Clone)]
struct Section {
    /// Up to where a titled section says that it is open.
    before: Option<String>,
    /// From there to the first item.
    after: String,
    items: Vec<Item>,
}

#[derive(Debug, Clone)]
struct Item {
    id: String,
    href: String,
    /// From behind the way to the root to the end of the address.
    link: String,
    /// Behind the attributes.
    after: String,
}

impl Navigation {
    /// The lists of the navigation.
    pub(in crate::site) fn of(site: &SiteView) -> Self {
        Self { sections: site.nav.iter().map(Section::of).collect() }
    }

    /// The lists as a page shows them.
    pub(super) fn write(&self, html: &mut Html, page: &PageView) {
        let own = |item: &Item| page.nav.as_ref() == Some(&item.id);
        for section in &self.sections {
            if let Some(before) = &section.before {
                html.raw(before).raw(if section.items.iter().any(own) { " open>" } else { ">" });
            }
            html.raw(&section.after);
            for item in &section.items {
                html.raw("\n<li><a href=\"").raw(&page.root).raw(&item.link);
                if own(item) {
                    let current = if page.address == item.href { "page" } else { "true" };
                    html.raw(" aria-current=\"").raw(current).raw("\"");
                }
                html.raw(&item.after);
            }
            html.raw("\n</ul>");
            if section.before.is_some() {
                html.raw("</details>");
            }
        }
    }
}

impl Section {
    fn of(section: &NavSection) -> Self {
        let (mut before, mut after) = (Html::default(), Html::default());
        if let Some(title) = &section.title {
            before.raw("\n<details class=\"nav-section\"");
            if let Some(id) = &section.id {
                before.raw(" data-section=\"").text(id).raw("\"");
            }
            after.raw("<summary>").text(title).raw("</summary>");
        }
        after.raw("\n<ul class=\"nav-list\">");
        let before = section.title.as_ref().map(|_| before.finish());
        Self { before, after: after.finish(), items: section.items.iter().map(Item::of).collect() }
    }
}

impl Item {
    fn of(item: &NavItem) -> Self {
        let (mut link, mut after) = (Html::default(), Html::default());
        link.text(&item.href).raw("\"");
        after.raw(">").text(&item.text);
        if let Some(count) = item.count {
            after.raw(" <span class=\"nav-count\">").raw(&count.to_string()).raw("</span>");
        }
        after.raw("</a></li>");
        Self { id: item.id.clone(), href: item.href.clone(), link: link.finish(), after: after.finish() }
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
