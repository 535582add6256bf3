//! A page as templates see it: short values as they are, longer parts as finished HTML.

use memchr::memmem;
use serde::Serialize;
use tera::Value;

use super::super::html::escape;
use super::super::theme::Frame;
use super::super::view::{KindBadge, Layout, LinkView, PageView, SourceView, StatusView, WaiverView};
use super::head::{breadcrumbs, contents};
use super::{Html, Words, facts, findings_here, link_groups, sections, trust};

/// How many bytes a part of a page has, as a rule.
const USUAL: usize = 8 << 10;
/// How many bytes of parts arrive together even where the network is slow: a page of fewer is shown when it is whole.
const AT_ONCE: usize = 64 << 10;
/// Fewer headings than this are seen at once without a list of them.
const FEWEST: usize = 3;

/// The variable `page` of the templates. The parts that are HTML are empty where there is nothing to show.
#[derive(Debug, Serialize)]
pub(in crate::site) struct Shown<'p> {
    address: &'p str,
    root: &'p str,
    layout: Layout,
    title: &'p str,
    /// The id of the title, where no other part of the page has it.
    anchor: Option<&'p str>,
    description: Option<&'p str>,
    nav: Option<&'p str>,
    /// HTML: what its head links to.
    links: &'p Value,
    /// HTML: the bar at the top.
    masthead: &'p Value,
    /// HTML: the line at the bottom.
    footer: &'p Value,
    /// HTML: the lists of the navigation.
    navigation: Value,
    /// HTML.
    breadcrumbs: Value,
    kind: Option<&'p KindBadge>,
    reference: Option<&'p str>,
    is_team: bool,
    status: Option<&'p StatusView>,
    /// HTML: who answers for the page, and how fresh it is.
    trust: Value,
    /// HTML.
    lead: Option<Value>,
    /// HTML.
    facts: Value,
    /// HTML.
    sections: Value,
    /// HTML.
    findings: Value,
    finding_count: usize,
    waivers: &'p [WaiverView],
    /// HTML.
    backlinks: Value,
    /// HTML.
    points_at: Value,
    /// HTML: a picture of both.
    around: Value,
    /// HTML: the table of contents, where there is enough to find.
    contents: Value,
    previous: Option<&'p LinkView>,
    next: Option<&'p LinkView>,
    source: Option<&'p SourceView>,
    /// HTML.
    whole: Option<Value>,
    twin: Option<&'p str>,
    /// Whether it is short enough to be shown only when all of it is there, so that no row which comes later moves those before it.
    at_once: bool,
}

impl<'p> Shown<'p> {
    /// Writes the parts of a page.
    pub(in crate::site) fn new(frame: &'p Frame, page: &'p PageView, words: &Words) -> Self {
        let mut html = Html::with_capacity(USUAL);
        let mut written = 0;
        let mut part = |write: &dyn Fn(&mut Html)| {
            html.clear();
            write(&mut html);
            written += html.as_str().len();
            Value::safe_string(html.as_str())
        };
        let sections = part(&|html| sections(html, &page.sections, words));
        let anchor = title_anchor(page, sections.as_str().unwrap_or_default());
        Self {
            address: &page.address,
            root: &page.root,
            layout: page.layout,
            title: &page.title,
            anchor,
            description: page.description.as_deref(),
            nav: page.nav.as_deref(),
            links: &frame.links,
            masthead: &frame.masthead,
            footer: &frame.footer,
            navigation: part(&|html| frame.navigation.write(html, page)),
            breadcrumbs: part(&|html| breadcrumbs(html, &page.breadcrumbs, words)),
            kind: page.kind.as_ref(),
            reference: page.reference.as_deref(),
            is_team: page.is_team,
            status: page.status.as_ref(),
            trust: part(&|html| trust(html, page, words)),
            lead: page.lead.as_deref().map(Value::safe_string),
            facts: part(&|html| facts(html, &page.facts, words)),
            sections,
            findings: part(&|html| findings_here(html, page, words)),
            finding_count: page.findings.len() + page.findings_elsewhere,
            waivers: &page.waivers,
            backlinks: part(&|html| link_groups(html, &page.backlinks, words)),
            points_at: part(&|html| link_groups(html, &page.points_at, words)),
            around: Value::safe_string(&page.around),
            contents: part(&|html| {
                if page.toc.len() >= FEWEST || page.layout == Layout::Print {
                    contents(html, &page.toc);
                }
            }),
            previous: page.previous.as_ref(),
            next: page.next.as_ref(),
            source: page.source.as_ref(),
            whole: page.whole.as_deref().map(Value::safe_string),
            twin: page.twin.as_deref(),
            at_once: page.whole.is_none() && written <= AT_ONCE,
        }
    }
}

/// The id of a page's title, unless something in its body has it.
pub(in crate::site) fn title_anchor<'p>(page: &'p PageView, body: &str) -> Option<&'p str> {
    let is_free = |anchor: &&str| memmem::find(body.as_bytes(), [" id=\"", &escape(anchor), "\""].concat().as_bytes()).is_none();
    page.anchor.as_deref().filter(is_free)
}
