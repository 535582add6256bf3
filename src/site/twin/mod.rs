//! A page for machines: what it shows as Markdown and as JSON, beside the HTML.
//!
//! Both are made of the page's view and of nothing else, so what a page does not show is in neither.

mod plain;

use serde_json::{Map, Value as Json, json};

use crate::model::path;
use crate::words::Words;

use super::address::{Address, encode};
use super::markup::{Html, blocks, inline};
use super::plan::Subject;
use super::view::{Fact, Inline, LinkGroup, PageView, Section};
use plain::markdown;

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
    let json = format!("{}\n", serde_json::to_string_pretty(&page.json(&told)).unwrap_or_default());
    [(with_ending(&view.address, "md"), page.markdown(&told)), (with_ending(&view.address, "json"), json)]
}

/// What both say, as Markdown.
struct Told<'v> {
    lead: Option<String>,
    /// What stands at the head of a page, as name and value.
    head: Vec<(&'static str, String)>,
    facts: Vec<(&'v str, Vec<String>)>,
    sections: Vec<String>,
    backlinks: Vec<(&'v str, Vec<String>)>,
    points_at: Vec<(&'v str, Vec<String>)>,
}

struct Page<'v> {
    view: &'v PageView,
    words: &'v Words,
}

impl<'v> Page<'v> {
    fn told(&self) -> Told<'v> {
        let view = self.view;
        let fact = |fact: &'v Fact| (fact.term.as_str(), fact.values.iter().map(|value| self.run(value)).collect());
        let groups = |groups: &'v [LinkGroup]| groups.iter().map(|group| (group.wording.as_str(), self.links(group))).collect();
        Told {
            lead: view.lead.as_deref().map(|lead| self.plain(lead)),
            head: self.head(),
            facts: view.facts.iter().map(fact).collect(),
            sections: view.sections.iter().map(|section| self.section(section)).collect(),
            backlinks: groups(&view.backlinks),
            points_at: groups(&view.points_at),
        }
    }

    /// A link from the twin: to the twin of a page that has one.
    fn follow(&self, href: &str) -> String {
        let (page, anchor) = href.split_once('#').unwrap_or((href, ""));
        let inside = !href.contains("://") && page.ends_with(".html");
        let target = path::join(path::folder(&self.view.address), page);
        let reference = target.as_deref().is_some_and(|to| to.starts_with("rules/") || to.starts_with("kinds/"));
        if !inside || reference {
            return href.to_owned();
        }
        let twin = markdown_of(page);
        if anchor.is_empty() { twin } else { format!("{twin}#{anchor}") }
    }

    fn plain(&self, html: &str) -> String {
        markdown(html, &|href| self.follow(href))
    }

    /// Values in a line.
    fn run(&self, values: &[Inline]) -> String {
        let mut html = Html::default();
        for value in values {
            inline(&mut html, value, self.words);
        }
        self.plain(&html.finish())
    }

    fn links(&self, group: &LinkGroup) -> Vec<String> {
        group.links.iter().map(|link| self.run(std::slice::from_ref(link))).collect()
    }

    fn section(&self, section: &Section) -> String {
        let mut html = Html::default();
        blocks(&mut html, &section.blocks, section.level, self.words);
        self.plain(&html.finish())
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
        let mut out = format!("# {}\n", self.view.title);
        let mut block = |text: &str| {
            if !text.is_empty() {
                out.push('\n');
                out.push_str(text);
                out.push('\n');
            }
        };
        let lines = |all: &[(&str, Vec<String>)], between: &str| -> String {
            all.iter().map(|(name, values)| format!("- {name}: {}", values.join(between))).collect::<Vec<_>>().join("\n")
        };
        block(told.lead.as_deref().unwrap_or_default());
        let line = |(name, value): &(&str, String)| format!("- {}: {value}", self.words.get(name));
        block(&told.head.iter().map(line).collect::<Vec<_>>().join("\n"));
        block(&lines(&told.facts, "; "));
        for (section, text) in self.view.sections.iter().zip(&told.sections) {
            block(&section.heading.as_ref().map(|heading| format!("## {heading}")).unwrap_or_default());
            block(text);
        }
        for (heading, groups) in [("backlinks", &told.backlinks), ("points_at", &told.points_at)] {
            if !groups.is_empty() {
                block(&format!("## {}", self.words.get(heading)));
                block(&lines(groups, ", "));
            }
        }
        out
    }

    fn json(&self, told: &Told<'_>) -> Json {
        let view = self.view;
        let head: Map<String, Json> = told.head.iter().map(|(name, value)| ((*name).to_owned(), json!(value))).collect();
        let facts = told.facts.iter().map(|(term, values)| json!({"term": term, "values": values}));
        let section = |(section, text): (&Section, &String)| json!({"heading": section.heading, "anchor": section.anchor, "markdown": text});
        let groups = |groups: &[(&str, Vec<String>)]| -> Vec<Json> {
            groups.iter().map(|(wording, links)| json!({"wording": wording, "links": links})).collect()
        };
        json!({
            "address": encode(Address::new(&view.address).as_str()),
            "title": view.title,
            "kind": view.kind.as_ref().map(|kind| &kind.kind),
            "lead": told.lead,
            "head": head,
            "facts": facts.collect::<Vec<_>>(),
            "sections": view.sections.iter().zip(&told.sections).map(section).collect::<Vec<_>>(),
            "backlinks": groups(&told.backlinks),
            "links": groups(&told.points_at),
        })
    }
}
