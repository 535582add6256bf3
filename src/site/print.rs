//! The whole handbook on one page, for paper and for reading offline: every page after the other, and a link from one to another
//! leads to its place here.

use std::collections::HashMap;

use super::address::Address;
use super::here::Here;
use super::markup::{Html, facts, sections, title_anchor, trust};
use super::pages;
use super::plan::{Plan, Subject};
use super::render::Sources;
use super::seen::{Notes, Seen};
use super::theme::{Theme, ThemeError};
use super::view::{Layout, PageView, TocEntry};
use crate::model::path;

/// Where it stands.
pub(super) const ADDRESS: &str = "print.html";
/// Beyond so many pages nobody prints all of them, and no browser opens them at once.
const MOST: usize = 300;

/// Some pages under a title.
type Chapter<'p> = (String, Vec<(&'p Address, &'p Subject)>);

/// Whether a site has such a page: while somebody edits, nobody prints.
pub(super) fn is_made(pages: &[(Address, Subject)], live: bool) -> bool {
    !live && (1..=MOST).contains(&pages.iter().filter(|(_, subject)| is_printed(subject)).count())
}

fn is_printed(subject: &Subject) -> bool {
    matches!(subject, Subject::Artifact(_) | Subject::Document(_) | Subject::Overview(..))
}

/// The page; nothing where the site has none.
pub(super) fn page(sources: Sources<'_>, theme: &Theme) -> Result<Option<(&'static str, Vec<u8>)>, ThemeError> {
    let plan = sources.plan;
    if plan.site.print_href.is_none() {
        return Ok(None);
    }
    let chapters = chapters(sources);
    let printed = chapters.iter().flat_map(|(_, pages)| pages);
    let places: HashMap<&str, String> =
        printed.zip(1_usize..).map(|((address, _), at)| (address.href(), format!("p{at}"))).collect();
    let mut html = Html::default();
    let mut toc = Vec::new();
    for (at, (title, pages)) in chapters.iter().enumerate() {
        let anchor = format!("chapter-{}", at + 1);
        html.raw("\n<section class=\"printed-chapter\">\n<h2 id=\"").raw(&anchor).raw("\">").text(title).raw("</h2>");
        toc.push(TocEntry { text: title.clone(), anchor, level: 2 });
        for (address, subject) in pages {
            let place = places.get(address.href()).map(String::as_str).unwrap_or_default();
            let view = view(sources, address, subject);
            toc.push(TocEntry { text: view.title.clone(), anchor: place.to_owned(), level: 3 });
            html.raw("\n<article class=\"printed\" id=\"").raw(place).raw("\">\n<h2");
            let body = inside(&view, plan);
            if let Some(anchor) = title_anchor(&view, &body) {
                html.raw(" id=\"").raw(place).raw("-").text(anchor).raw("\"");
            }
            html.raw(">").text(&view.title).raw("</h2>");
            html.raw(&rewritten(&body, address, place, &places)).raw("\n</article>");
        }
        html.raw("\n</section>");
    }
    let title = plan.words.fill("all_of_site", &[("site", &plan.site.title)]);
    let view = PageView { layout: Layout::Print, whole: Some(html.finish()), toc, ..PageView::at(ADDRESS, title) };
    Ok(Some((ADDRESS, theme.render(&view)?)))
}

fn view(sources: Sources<'_>, address: &Address, subject: &Subject) -> PageView {
    let notes = Notes::none();
    let model = Seen::new(sources.model, &notes);
    pages::view(Here { plan: sources.plan, model, findings: sources.findings, at: address }, subject)
}

/// What stands below a page's title.
fn inside(view: &PageView, plan: &Plan) -> String {
    let mut html = Html::default();
    if let Some(lead) = &view.lead {
        html.raw("\n<p class=\"lead\">").raw(lead).raw("</p>");
    }
    trust(&mut html, view, &plan.words);
    facts(&mut html, &view.facts, &plan.words);
    sections(&mut html, &view.sections, &plan.words);
    html.finish()
}

/// Ordinary pages first, then each kind, then what is said about all of them.
fn chapters(sources: Sources<'_>) -> Vec<Chapter<'_>> {
    let Sources { model, plan, .. } = sources;
    let of = |wanted: &dyn Fn(&Subject) -> bool| {
        let pages = plan.pages.iter().filter(|(_, subject)| wanted(subject));
        pages.map(|(address, subject)| (address, subject)).collect::<Vec<_>>()
    };
    let mut chapters = vec![(plan.words.say("pages"), of(&|subject| matches!(subject, Subject::Document(_))))];
    for kind in plan.in_order(&model.catalogue) {
        let members = of(&|subject| matches!(subject, Subject::Artifact(id) if model.artifact(*id).kind == kind));
        chapters.push((super::here::plural(&plan.words, model.catalogue.get(kind)), members));
    }
    chapters.push((plan.words.say("overviews"), of(&|subject| matches!(subject, Subject::Overview(..)))));
    chapters.retain(|(_, pages)| !pages.is_empty());
    chapters
}

/// Finished HTML of a page with its anchors under the page's own name, and its links leading from here.
fn rewritten(html: &str, from: &Address, place: &str, places: &HashMap<&str, String>) -> String {
    let mut out = String::with_capacity(html.len() + html.len() / 8);
    let mut rest = html;
    while let Some((before, tail)) = rest.split_once('<') {
        out.push_str(before);
        out.push('<');
        let Some((tag, after)) = tail.split_once('>') else {
            rest = tail;
            break;
        };
        out.push_str(&moved(tag, from, place, places));
        out.push('>');
        rest = after;
    }
    out.push_str(rest);
    out
}

fn moved(tag: &str, from: &Address, place: &str, places: &HashMap<&str, String>) -> String {
    let mut out = String::with_capacity(tag.len() + 16);
    let mut rest = tag;
    while let Some((before, (value, after))) = rest.split_once("=\"").and_then(|(a, b)| Some((a, b.split_once('"')?))) {
        let name = before.rsplit(' ').next().unwrap_or_default();
        out.push_str(before);
        out.push_str("=\"");
        match name {
            "id" | "for" | "name" | "aria-labelledby" | "aria-describedby" | "aria-controls" => {
                let named: Vec<String> = value.split(' ').map(|id| format!("{place}-{id}")).collect();
                out.push_str(&named.join(" "));
            }
            "href" | "src" => out.push_str(&destination(value, from, place, places)),
            _ => out.push_str(&value.replace("url(#", &format!("url(#{place}-"))),
        }
        out.push('"');
        rest = after;
    }
    out + rest
}

fn destination(href: &str, from: &Address, place: &str, places: &HashMap<&str, String>) -> String {
    if let Some(anchor) = href.strip_prefix('#') {
        return format!("#{place}-{anchor}");
    }
    if href.is_empty() || href.starts_with('/') || href.split(['/', '#']).next().is_some_and(|first| first.contains(':')) {
        return href.to_owned();
    }
    let (page, anchor) = href.split_once('#').unwrap_or((href, ""));
    let Some(target) = path::join(path::folder(from.href()), page) else { return href.to_owned() };
    match (places.get(target.as_str()), anchor) {
        (Some(there), "") => format!("#{there}"),
        (Some(there), anchor) => format!("#{there}-{anchor}"),
        (None, "") => target,
        (None, anchor) => format!("{target}#{anchor}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn anchors_are_told_apart_and_links_stay_on_the_page() {
        let places = HashMap::from([("teams/a.html", "p1".to_owned()), ("people/ada.html", "p2".to_owned())]);
        let html = "<h2 id=\"x\">X</h2><a href=\"#x\">1</a><a href=\"../people/ada.html#m\">2</a><a href=\"../people/ada.html\">3</a>\
                    <a href=\"../rules/r.html\">4</a><a href=\"https://e.example/a.html\">5</a><img src=\"../img/a.png\">\
                    <path marker-end=\"url(#head)\"/><p>say id=\"x\"</p>";
        let expected = "<h2 id=\"p1-x\">X</h2><a href=\"#p1-x\">1</a><a href=\"#p2-m\">2</a><a href=\"#p2\">3</a>\
                    <a href=\"rules/r.html\">4</a><a href=\"https://e.example/a.html\">5</a><img src=\"img/a.png\">\
                    <path marker-end=\"url(#p1-head)\"/><p>say id=\"x\"</p>";
        assert_eq!(rewritten(html, &Address::new("teams/a.html"), "p1", &places), expected);
    }
}
