//! What stands around a page's own words: the navigation, and how far to trust what is below.

use super::super::view::{FreshState, PageView, SiteView};
use super::inline::inline;
use super::{Html, Words};

/// The navigation, written but for what pages differ in: the way to the root, and which item is theirs.
#[derive(Debug, Clone, Default)]
pub(in crate::site) struct Navigation {
    items: Vec<Item>,
    end: String,
}

#[derive(Debug, Clone)]
struct Item {
    id: String,
    href: String,
    /// Up to the way to the root.
    before: String,
    /// From there to the end of the address.
    link: String,
    /// Behind the attributes.
    after: String,
}

impl Navigation {
    /// The lists of the navigation.
    pub(in crate::site) fn of(site: &SiteView) -> Self {
        let mut items = Vec::new();
        let mut html = Html::default();
        for section in &site.nav {
            if let Some(title) = &section.title {
                html.raw("\n<p class=\"nav-title\">").text(title).raw("</p>");
            }
            html.raw("\n<ul class=\"nav-list\">");
            for item in &section.items {
                html.raw("\n<li><a href=\"");
                let before = std::mem::take(&mut html).finish();
                html.text(&item.href).raw("\"");
                let link = std::mem::take(&mut html).finish();
                html.raw(">").text(&item.text);
                if let Some(count) = item.count {
                    html.raw(" <span class=\"nav-count\">").raw(&count.to_string()).raw("</span>");
                }
                html.raw("</a></li>");
                let after = std::mem::take(&mut html).finish();
                items.push(Item { id: item.id.clone(), href: item.href.clone(), before, link, after });
            }
            html.raw("\n</ul>");
        }
        Self { items, end: html.finish() }
    }

    /// The lists as a page shows them.
    pub(super) fn write(&self, html: &mut Html, page: &PageView) {
        for item in &self.items {
            html.raw(&item.before).raw(&page.root).raw(&item.link);
            if page.nav.as_ref() == Some(&item.id) {
                let current = if page.address == item.href { "page" } else { "true" };
                html.raw(" aria-current=\"").raw(current).raw("\"");
            }
            html.raw(&item.after);
        }
        html.raw(&self.end);
    }
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
