//! Sections and their blocks.

use super::super::view::{BlockView, CardView, CodeView, Fact, LinkGroup, ListItem, Section, StatView, TabsView};
use super::finding::findings;
use super::inline::{inline, run};
use super::table::{figure, table};
use super::{Html, Words, grid};

/// The sections of a page.
pub(in crate::site) fn sections(html: &mut Html, sections: &[Section], words: &Words) {
    for section in sections {
        one(html, section, words);
    }
}

fn one(html: &mut Html, section: &Section, words: &Words) {
    let Some(heading) = &section.heading else {
        html.raw("<div class=\"section section-bare\">");
        blocks(html, &section.blocks, section.level, words);
        html.raw("\n</div>");
        return;
    };
    let name = if section.level == 3 { "h3" } else { "h2" };
    html.raw("<section class=\"section section-").raw(&section.level.to_string()).raw("\">\n<").raw(name);
    html.raw(" id=\"").text(&section.anchor).raw("\">").text(heading);
    html.raw(" <a class=\"anchor\" href=\"#").text(&section.anchor).raw("\" aria-label=\"").text(words.get("link_to"));
    html.raw(": ").text(heading).raw("\">#</a></").raw(name).raw(">");
    blocks(html, &section.blocks, section.level + 1, words);
    html.raw("\n</section>");
}

/// The blocks of a section; `level` is that of a heading inside them.
pub(in crate::site) fn blocks(html: &mut Html, all: &[BlockView], level: u8, words: &Words) {
    for block in all {
        html.raw("\n");
        match block {
            BlockView::Html { html: prose } => drop(html.raw("<div class=\"prose\">").raw(prose).raw("</div>")),
            BlockView::Table(view) => table(html, view, words),
            BlockView::Grid(view) => grid(html, view, words),
            BlockView::Figure(view) => figure(html, view, words),
            BlockView::Facts { facts: view } => facts(html, view, words),
            BlockView::Cards { cards } => {
                html.raw("<ul class=\"cards\">");
                for view in cards {
                    card(html, view, level, words);
                }
                html.raw("</ul>");
            }
            BlockView::Board { columns } => board(html, columns, level, words),
            BlockView::List { items, ordered } => list(html, items, *ordered, words),
            BlockView::Findings { findings: view } => findings(html, view, words),
            BlockView::Code(view) => code(html, view, words),
            BlockView::Stats { stats } => {
                html.raw("<ul class=\"stats\">");
                for view in stats {
                    stat(html, view);
                }
                html.raw("\n</ul>");
            }
            BlockView::Links { groups } => link_groups(html, groups, words),
            BlockView::Tabs(view) => tabs(html, view, level, words),
            BlockView::Fold { title, blocks: inside } => {
                html.raw("<details class=\"fold\">\n<summary>").text(title).raw("</summary>");
                blocks(html, inside, level, words);
                html.raw("\n</details>");
            }
            BlockView::Empty { text } => drop(html.raw("<p class=\"empty\">").text(text).raw("</p>")),
        }
    }
}

/// One view at a time without a script: each is chosen by a radio button and shown by the style sheet, and print shows all.
fn tabs(html: &mut Html, view: &TabsView, level: u8, words: &Words) {
    html.raw("<fieldset class=\"tabs\"><legend class=\"visually-hidden\">").text(&view.label).raw("</legend>");
    for (at, (title, _)) in view.tabs.iter().enumerate() {
        let id = format!("{}-{}", view.anchor, at + 1);
        html.raw("\n<input type=\"radio\" name=\"").text(&view.anchor).raw("\" id=\"").text(&id).raw("\"");
        html.raw(if at == 0 { " checked><label for=\"" } else { "><label for=\"" })
            .text(&id)
            .raw("\">")
            .text(title)
            .raw("</label>");
    }
    for (title, inside) in &view.tabs {
        html.raw("\n<div class=\"tab\">\n<p class=\"tab-title\">").text(title).raw("</p>");
        blocks(html, inside, level, words);
        html.raw("\n</div>");
    }
    html.raw("\n</fieldset>");
}

fn board(html: &mut Html, columns: &[(String, Vec<CardView>)], level: u8, words: &Words) {
    html.raw("<div class=\"board\">");
    for (title, cards) in columns {
        html.raw("\n<div class=\"board-column\">\n<p class=\"board-title\">").text(title).raw("</p>");
        if !cards.is_empty() {
            html.raw("\n<ul class=\"cards\">");
            for view in cards {
                card(html, view, level, words);
            }
            html.raw("</ul>");
        }
        html.raw("\n</div>");
    }
    html.raw("\n</div>");
}

/// Fields and their values; nothing for none.
pub(in crate::site) fn facts(html: &mut Html, facts: &[Fact], words: &Words) {
    if facts.is_empty() {
        return;
    }
    html.raw("<dl class=\"facts\">");
    for fact in facts {
        html.raw(if fact.wide { "\n<div class=\"wide\"><dt>" } else { "\n<div><dt>" }).text(&fact.term).raw("</dt>\n<dd>");
        match fact.values.as_slice() {
            [] => drop(html.raw("<span class=\"missing\">").text(words.get("missing")).raw("</span>")),
            [value] => run(html, value, words),
            values => {
                html.raw("<ul>");
                for value in values {
                    html.raw("<li>");
                    run(html, value, words);
                    html.raw("</li>");
                }
                html.raw("</ul>");
            }
        }
        html.raw("</dd></div>");
    }
    html.raw("\n</dl>");
}

/// Links under their wordings; nothing for none.
pub(super) fn link_groups(html: &mut Html, groups: &[LinkGroup], words: &Words) {
    if groups.is_empty() {
        return;
    }
    html.raw("<dl class=\"link-groups\">");
    for group in groups {
        html.raw("\n<div><dt>").text(&group.wording).raw("</dt><dd><ul>");
        for link in &group.links {
            html.raw("<li>");
            inline(html, link, words);
            html.raw("</li>");
        }
        html.raw("</ul></dd></div>");
    }
    html.raw("\n</dl>");
}

fn card(html: &mut Html, card: &CardView, level: u8, words: &Words) {
    html.raw("<li class=\"card");
    if let Some(shape) = card.shape {
        html.raw(" card-").raw(shape.word());
    }
    html.raw("\">");
    if card.eyebrow.is_some() || card.status.is_some() {
        html.raw("\n<p class=\"card-eyebrow\">");
        if let Some(eyebrow) = &card.eyebrow {
            html.raw("<span>").text(eyebrow).raw("</span>");
        }
        if let Some(status) = &card.status {
            html.raw(" <span class=\"status status-").raw(status.tone.word()).raw("\">").text(&status.text).raw("</span>");
        }
        html.raw("</p>");
    }
    let name = match level {
        3 => "h3",
        4 => "h4",
        _ => "h2",
    };
    html.raw("\n<").raw(name).raw(" class=\"card-title\">").open_link("", &card.href).text(&card.title).raw("</a></").raw(name);
    html.raw(">");
    if let Some(text) = &card.text {
        html.raw("\n<p class=\"card-text\">").text(text).raw("</p>");
    }
    if !card.meta.is_empty() {
        html.raw("\n<p class=\"card-meta\">");
        for value in &card.meta {
            html.raw("\n<span>");
            inline(html, value, words);
            html.raw("</span>");
        }
        html.raw("</p>");
    }
    html.raw("\n</li>");
}

fn list(html: &mut Html, items: &[ListItem], ordered: bool, words: &Words) {
    let name = if ordered { "ol" } else { "ul" };
    html.raw("<").raw(name).raw(" class=\"list\">");
    for item in items {
        html.raw("\n<li>");
        run(html, &item.text, words);
        if !item.note.is_empty() {
            html.raw(" <span class=\"list-note\">");
            run(html, &item.note, words);
            html.raw("</span>");
        }
        html.raw("</li>");
    }
    html.raw("\n</").raw(name).raw(">");
}

fn code(html: &mut Html, code: &CodeView, words: &Words) {
    html.raw("<figure class=\"code\">");
    if let Some(title) = &code.title {
        html.raw("\n<figcaption>").text(title).raw("</figcaption>");
    }
    let name = code.title.as_deref().unwrap_or_else(|| words.get("code"));
    html.raw("\n<pre tabindex=\"0\" role=\"group\" aria-label=\"").text(name).raw("\"><code");
    if let Some(language) = &code.language {
        html.raw(" class=\"language-").text(language).raw("\"");
    }
    html.raw(">").raw(&code.html).raw("</code></pre>\n</figure>");
}

fn stat(html: &mut Html, stat: &StatView) {
    html.raw("\n<li class=\"stat stat-").raw(stat.tone.word()).raw("\">");
    if let Some(href) = &stat.href {
        html.open_link("", href);
    }
    html.raw("<span class=\"stat-value\">").text(&stat.value).raw("</span> <span class=\"stat-label\">").text(&stat.label);
    html.raw("</span>");
    if stat.href.is_some() {
        html.raw("</a>");
    }
    if let Some(note) = &stat.note {
        html.raw(" <span class=\"stat-note\">").text(note).raw("</span>");
    }
    html.raw("</li>");
}
