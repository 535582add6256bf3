//! Follows every link of the built example.

use std::collections::{BTreeMap, BTreeSet};

use percent_encoding::percent_decode_str;

fn values<'h>(html: &'h str, attribute: &str) -> Vec<&'h str> {
    let lead = format!(" {attribute}=\"");
    html.match_indices(&lead).filter_map(|(at, _)| html[at + lead.len()..].split('"').next()).collect()
}

fn joined(from: &str, to: &str) -> String {
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in to.split('/') {
        match part {
            "." | "" => {}
            ".." => assert!(parts.pop().is_some(), "{to} on {from} leaves the site"),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

fn dead(pages: &BTreeMap<String, String>) -> Vec<String> {
    let ids: BTreeMap<&str, BTreeSet<&str>> =
        pages.iter().map(|(path, html)| (path.as_str(), values(html, "id").into_iter().collect())).collect();
    let mut dead = Vec::new();
    for (path, html) in pages.iter().filter(|(path, _)| path.ends_with(".html")) {
        for link in values(html, "href").into_iter().chain(values(html, "src")) {
            if link.contains("://") || link.starts_with("mailto:") {
                continue;
            }
            let (file, anchor) = link.split_once('#').unwrap_or((link, ""));
            let file = percent_decode_str(file).decode_utf8().unwrap();
            let target = if file.is_empty() { path.clone() } else { joined(path, &file) };
            let found = pages.contains_key(&target) && (anchor.is_empty() || ids[target.as_str()].contains(anchor));
            if !found {
                dead.push(format!("{path} -> {link}"));
            }
        }
    }
    dead
}

#[test]
fn every_link_of_the_example_leads_somewhere() {
    let site = super::example();
    let pages: BTreeMap<String, String> =
        site.pages.into_iter().map(|(path, page)| (path, String::from_utf8_lossy(&page.bytes).into_owned())).collect();
    assert_eq!(dead(&pages), [""; 0]);
    assert!(pages["teams/payments.html"].contains("get-paid.html"));
    for (path, html) in &pages {
        let ids = values(html, "id");
        assert_eq!(ids.len(), ids.iter().collect::<BTreeSet<_>>().len(), "{path} repeats an id");
    }
}

#[test]
fn a_dead_link_would_be_seen() {
    let page =
        |html: &str| BTreeMap::from([("a/x.html".to_owned(), html.to_owned()), ("b.html".to_owned(), "<p id=\"i\">".to_owned())]);
    assert_eq!(dead(&page("<a href=\"../b.html#i\">")), [""; 0]);
    assert_eq!(dead(&page("<a href=\"../b.html#j\"><img src=\"c.png\"><a href=\"#k\">")).len(), 3);
}

#[test]
fn odd_names_collisions_and_links_of_every_form_stay_alive() {
    let team = "---\nkind: team\nmembers: [{person: ada}]\nowns: [{name: Queue, domain: simple}]\n---\n# Téam\n\nWhy.\n\n## Not us\n\n- see [[Hand book]]\n";
    let pages = super::of_files(&[
        ("teams/téam one.md", team),
        ("teams/README.md", "# All\n\n[one](<téam one.md>) [[service:queue]] [[team]] [x](../Hand%20book.md#a--b)\n"),
        (
            "Hand book.md",
            "# Hand book\n\n## A & B\n\n![i](i%20x.png) <img src=\"i x.png\"> [gone](gone.md) [y](people.yaml)\n\n1. item {#it}\n\nSee [it](#it)[^n].\n\n[^n]: Note\n",
        ),
        ("i x.png", ""),
        ("findings.md", "# Mine\n\n[home](/) @ada\n"),
        ("people.yaml", "people:\n  - {id: ada, name: Ada}\n"),
        ("Findings.md", "# Also mine\n"),
    ]);
    assert_eq!(dead(&pages), [""; 0]);
    let kept = ["Findings-page.html", "findings-page-2.html", "i x.png"];
    assert!(kept.iter().all(|path| pages.contains_key(*path)), "{:?}", pages.keys());
    assert!(pages["teams/index.html"].contains("<h1>All</h1>"));
}

#[test]
fn a_link_to_a_title_leads_there() {
    let pages = super::of_files(&[
        ("orgdocs.yaml", "kinds: [team]\n"),
        ("a.md", "# FAQ\n\n[up](#faq) [b](b.md#content)\n"),
        ("b.md", "# Content\n\n[faq](a.md#faq) [team](teams/x.md#the-x-team) [same](c.md#members)\n"),
        ("c.md", "# Members\n\n## Members\n\n## Content\n\n## Waivers\n"),
        ("teams/x.md", "---\nkind: team\n---\n# The X team\n\n## Members\n\n- ada\n"),
    ]);
    assert_eq!(dead(&pages), [""; 0]);
    assert!(pages["a.html"].contains("<h1 id=\"faq\">FAQ</h1>"), "{}", pages["a.html"]);
    for (path, html) in &pages {
        let ids = values(html, "id");
        assert_eq!(ids.len(), ids.iter().collect::<BTreeSet<_>>().len(), "{path} repeats an id");
    }
}

#[test]
fn a_page_of_nothing_but_code_has_colours_at_first() {
    let block = format!("```sh\n{}```\n\n", "echo \"$a\"\n".repeat(4000));
    let pages = super::of_files(&[("a.md", &format!("# A\n\n{block}{block}"))]);
    let blocks: Vec<bool> = pages["a.html"].split("<pre").skip(1).map(|block| block.contains("hl-")).collect();
    assert_eq!(blocks, [true, false]);
}

#[test]
fn a_page_that_opens_with_html_is_called_by_its_first_heading() {
    let pages = super::of_files(&[
        ("orgdocs.yaml", "kinds: [team]\n"),
        ("guide.md", "<h1 align=\"center\">R&amp;D handbook</h1>\n\nText, [up](#rd-handbook) and [below](logo.md#with-logo).\n"),
        ("logo.md", "<div align=\"center\">\n  <b>New</b>\n  <h1>With logo</h1>\n  <p>Fast.</p>\n</div>\n\n## More\n"),
        ("line.md", "<div><h1>In <em>one</em> line</h1><p>Fast.</p></div>\n"),
        ("own.md", "Words first.\n\n<div><h1>Aside</h1></div>\n\n# The title\n"),
        ("teams/x.md", "---\nkind: team\n---\n<h1>The X team</h1>\n\nWe move money.\n"),
    ]);
    for (path, title) in [
        ("guide.html", "R&amp;D handbook"),
        ("logo.html", "With logo"),
        ("line.html", "In one line"),
        ("own.html", "The title"),
        ("teams/x.html", "The X team"),
    ] {
        let page = &pages[path];
        assert!(page.contains(&format!("<title>{title} · ")), "{path}: {page}");
        assert_eq!(page.matches("<h1").count(), 1, "{path}: {page}");
    }
    assert_eq!(dead(&pages), [""; 0]);
    let shown = |path: &str, words: &str| pages[path].split("<h1").nth(1).unwrap().matches(words).count();
    assert_eq!((shown("logo.html", "With logo"), shown("logo.html", "Fast."), shown("logo.html", "New")), (1, 1, 1));
    assert_eq!((shown("own.html", "Aside"), shown("line.html", "Fast.")), (1, 1));
}
