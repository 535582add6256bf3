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
use super::view::{Inline, LinkGroup, PageView, Section};
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
    let json = format!("{}\n", serde_json::to_string_pretty(&page.json()).unwrap_or_default());
    [(with_ending(&view.address, "md"), page.markdown()), (with_ending(&view.address, "json"), json)]
}

struct Page<'v> {
    view: &'v PageView,
    words: &'v Words,
}

impl Page<'_> {
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

    /// What stands at the head of a page, as name and value.
    fn head(&self) -> Vec<(&str, String)> {
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

    fn markdown(&self) -> String {
        let view = self.view;
        let mut out = format!("# {}\n", view.title);
        let mut block = |text: &str| {
            if !text.is_empty() {
                out.push('\n');
                out.push_str(text);
                out.push('\n');
            }
        };
        block(&view.lead.as_deref().map(|lead| self.plain(lead)).unwrap_or_default());
        let line = |(name, value): (&str, String)| format!("- {}: {value}", self.words.get(name));
        block(&self.head().into_iter().map(line).collect::<Vec<_>>().join("\n"));
        let facts = view.facts.iter().map(|fact| {
            let values: Vec<String> = fact.values.iter().map(|value| self.run(value)).collect();
            format!("- {}: {}", fact.term, values.join("; "))
        });
        block(&facts.collect::<Vec<_>>().join("\n"));
        for section in &view.sections {
            block(&section.heading.as_ref().map(|heading| format!("## {heading}")).unwrap_or_default());
            block(&self.section(section));
        }
        for (heading, groups) in [("backlinks", &view.backlinks), ("points_at", &view.points_at)] {
            if groups.is_empty() {
                continue;
            }
            block(&format!("## {}", self.words.get(heading)));
            let group = |group: &LinkGroup| format!("- {}: {}", group.wording, self.links(group).join(", "));
            block(&groups.iter().map(group).collect::<Vec<_>>().join("\n"));
        }
        out
    }

    fn json(&self) -> Json {
        let view = self.view;
        let head: Map<String, Json> = self.head().into_iter().map(|(name, value)| (name.to_owned(), json!(value))).collect();
        let facts = view.facts.iter().map(|fact| {
            let values: Vec<String> = fact.values.iter().map(|value| self.run(value)).collect();
            json!({"term": fact.term, "values": values})
        });
        let sections = view
            .sections
            .iter()
            .map(|section| json!({"heading": section.heading, "anchor": section.anchor, "markdown": self.section(section)}));
        let groups = |groups: &[LinkGroup]| -> Vec<Json> {
            groups.iter().map(|group| json!({"wording": group.wording, "links": self.links(group)})).collect()
        };
        json!({
            "address": encode(Address::new(&view.address).as_str()),
            "title": view.title,
            "kind": view.kind.as_ref().map(|kind| &kind.kind),
            "lead": view.lead.as_deref().map(|lead| self.plain(lead)),
            "head": head,
            "facts": facts.collect::<Vec<_>>(),
            "sections": sections.collect::<Vec<_>>(),
            "backlinks": groups(&view.backlinks),
            "links": groups(&view.points_at),
        })
    }
}
