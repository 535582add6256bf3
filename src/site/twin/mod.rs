//! A page for machines: what it shows as Markdown and as JSON, beside the HTML.
//!
//! Both are made of the page's view and of nothing else, so what a page does not show is in neither.

mod lines;
mod plain;

use memchr::memchr;
use serde::{Serialize, Serializer};

use crate::words::Words;

use super::address::Address;
use super::markup::{Html, blocks};
use super::plan::Subject;
use super::view::{Fact, FindingView, Inline, LinkGroup, PageView, Section, WaiverView};
use plain::{line, markdown};

/// Whether a page has twins: what the organisation wrote, and not the reference that every site has.
pub(super) fn has(subject: &Subject) -> bool {
    !matches!(
        subject,
        Subject::NotFound
            | Subject::Moved(_)
            | Subject::Rules
            | Subject::Rule(_)
            | Subject::Kinds
            | Subject::Kind(_)
            | Subject::Guide(_)
    )
}

/// The Markdown beside a page: `teams/payments.md`.
pub(super) fn markdown_of(address: &str) -> String {
    with_ending(address, "md")
}

fn with_ending(address: &str, ending: &str) -> String {
    format!("{}.{ending}", address.strip_suffix(".html").unwrap_or(address))
}

/// Address and text of both.
pub(super) fn twins(view: &PageView, words: &Words) -> [(String, String); 2] {
    let page = Page { view, words };
    let told = page.told();
    let mut json = serde_json::to_string_pretty(&told).unwrap_or_default();
    json.push('\n');
    [(with_ending(&view.address, "md"), page.markdown(&told)), (with_ending(&view.address, "json"), json)]
}

/// What both say: values and texts as Markdown, in the order in which the JSON has them.
#[derive(Serialize)]
struct Told<'v> {
    address: String,
    title: &'v str,
    kind: Option<&'v str>,
    lead: Option<String>,
    /// What stands at the head of a page, as name and value.
    #[serde(serialize_with = "as_map")]
    head: Vec<(&'static str, String)>,
    facts: Vec<Values<'v>>,
    sections: Vec<Part<'v>>,
    backlinks: Vec<Links<'v>>,
    links: Vec<Links<'v>>,
    findings: Vec<Found<'v>>,
    waivers: Vec<Waived<'v>>,
}

#[derive(Serialize)]
struct Values<'v> {
    term: &'v str,
    values: Vec<String>,
}

#[derive(Serialize)]
struct Part<'v> {
    heading: Option<&'v str>,
    anchor: &'v str,
    markdown: String,
}

#[derive(Serialize)]
struct Links<'v> {
    wording: &'v str,
    links: Vec<String>,
}

/// What is wrong with what the page shows.
#[derive(Serialize)]
struct Found<'v> {
    rule: &'v str,
    level: &'static str,
    message: &'v str,
    /// File, line and column.
    place: &'v str,
}

/// An exception that somebody recorded.
#[derive(Serialize)]
struct Waived<'v> {
    rule: &'v str,
    reason: &'v str,
    /// In words.
    until: &'v str,
}

fn as_map<S: Serializer>(pairs: &[(&str, String)], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(pairs.iter().map(|(name, value)| (name, value)))
}

struct Page<'v> {
    view: &'v PageView,
    words: &'v Words,
}

impl<'v> Page<'v> {
    fn told(&self) -> Told<'v> {
        let view = self.view;
        let values =
            |fact: &'v Fact| Values { term: &fact.term, values: fact.values.iter().map(|value| self.run(value)).collect() };
        Told {
            address: Address::new(&*view.address).href().to_owned(),
            title: &view.title,
            kind: view.kind.as_ref().map(|kind| kind.kind.as_str()),
            lead: view.lead.as_deref().map(|lead| self.plain(lead)),
            head: self.head(),
            facts: view.facts.iter().map(values).collect(),
            sections: view.sections.iter().map(|section| self.part(section)).collect(),
            backlinks: view.backlinks.iter().map(|group| self.links(group)).collect(),
            links: view.points_at.iter().map(|group| self.links(group)).collect(),
            findings: view.findings.iter().map(found).collect(),
            waivers: view.waivers.iter().map(waived).collect(),
        }
    }

    /// A link from the twin: to the twin of a page that has one, which the reference of rules and kinds has not.
    fn follow(&self, href: &str) -> String {
        let (page, anchor) = href.split_at(memchr(b'#', href.as_bytes()).unwrap_or(href.len()));
        let from_root = page.strip_prefix(&self.view.root);
        let is_reference = from_root.is_some_and(|to| to.starts_with("rules/") || to.starts_with("kinds/"));
        let is_outside = memchr(b':', page.as_bytes()).is_some_and(|at| page[at..].starts_with("://"));
        match page.strip_suffix(".html") {
            Some(page) if !is_reference && !is_outside => [page, ".md", anchor].concat(),
            _ => href.to_owned(),
        }
    }

    fn plain(&self, html: &str) -> String {
        markdown(html, &|href| self.follow(href))
    }

    /// Values in a line.
    fn run(&self, values: &[Inline]) -> String {
        line(values, self.words, &|href| self.follow(href))
    }

    fn links(&self, group: &'v LinkGroup) -> Links<'v> {
        let links = group.links.iter().map(|link| self.run(std::slice::from_ref(link))).collect();
        Links { wording: &group.wording, links }
    }

    fn part(&self, section: &'v Section) -> Part<'v> {
        let mut html = Html::default();
        blocks(&mut html, &section.blocks, section.level, self.words);
        Part { heading: section.heading.as_deref(), anchor: &section.anchor, markdown: self.plain(html.as_str()) }
    }

    fn head(&self) -> Vec<(&'static str, String)> {
        let view = self.view;
        let mut head = Vec::new();
        head.extend(view.reference.iter().map(|reference| ("reference", format!("`{reference}`"))));
        head.extend(view.status.iter().map(|status| ("status", status.text.clone())));
        head.extend(view.accountable.iter().map(|person| ("accountable", self.run(std::slice::from_ref(person)))));
        head.extend(view.team.iter().map(|team| ("owning_team", self.run(std::slice::from_ref(team)))));
        let dates = view.freshness.as_ref();
        head.extend(dates.and_then(|dates| dates.reviewed.as_ref()).map(|day| ("reviewed", day.iso.clone())));
        head.extend(dates.and_then(|dates| dates.due.as_ref()).map(|day| ("next_review", day.iso.clone())));
        head.extend(view.source.iter().map(|source| ("source", format!("`{}`", source.path))));
        head
    }

    fn markdown(&self, told: &Told<'_>) -> String {
        let parts = told.sections.iter().map(|part| part.markdown.len() + 64).sum::<usize>();
        let mut out = String::with_capacity(parts + 2048);
        out.extend(["# ", told.title, "\n"]);
        for lead in told.lead.iter().filter(|lead| !lead.is_empty()) {
            out.extend(["\n", lead, "\n"]);
        }
        // Inside a line of a page this one is not alone.
        let word = |name| if name == "next_review" { "next_review_alone" } else { name };
        list(&mut out, told.head.iter().map(|(name, value)| (self.words.get(word(name)), std::slice::from_ref(value))), "");
        list(&mut out, told.facts.iter().map(|fact| (fact.term, fact.values.as_slice())), "; ");
        for part in &told.sections {
            if let Some(heading) = part.heading {
                out.extend(["\n## ", heading, "\n"]);
            }
            if !part.markdown.is_empty() {
                out.extend(["\n", &part.markdown, "\n"]);
            }
        }
        for (heading, groups) in [("backlinks", &told.backlinks), ("points_at", &told.links)] {
            if !groups.is_empty() {
                out.extend(["\n## ", self.words.get(heading), "\n"]);
            }
            list(&mut out, groups.iter().map(|group| (group.wording, group.links.as_slice())), ", ");
        }
        out
    }
}

fn found(finding: &FindingView) -> Found<'_> {
    Found { rule: &finding.rule, level: finding.level.word(), message: &finding.message, place: &finding.place }
}

fn waived(waiver: &WaiverView) -> Waived<'_> {
    Waived { rule: &waiver.rule, reason: &waiver.reason, until: &waiver.until }
}

/// Names and their values, a line each.
fn list<'v>(out: &mut String, lines: impl Iterator<Item = (&'v str, &'v [String])>, between: &str) {
    for (at, (name, values)) in lines.enumerate() {
        out.extend([if at == 0 { "\n- " } else { "- " }, name, ": "]);
        for (at, value) in values.iter().enumerate() {
            out.extend([if at == 0 { "" } else { between }, value]);
        }
        out.push('\n');
    }
}
