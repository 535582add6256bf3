//! The reference of rules: those of the program and the checks of kinds.

use crate::diagram::{Inline, TableView, Tone};
use crate::finding::Level;
use crate::kind::{Check, Kind};
use crate::lint::page::{FileBlock, RulePage, parse, summary_line};
use crate::lint::rules::RULES;
use crate::lint::{Rule, RuleFacts};

use super::super::address::Address;
use super::super::here::Here;
use super::super::html::{escape, paragraphs, ticks};
use super::super::view::{BlockView, CodeView, KindBadge, ListItem, PageView, Section, StatusView};
use super::{crumbs, file, page};

pub(super) fn index(here: Here<'_>) -> PageView {
    let rows = here.plan.rules.keys().map(|rule| {
        let level = level(here, rule);
        let status = Inline::Status { text: here.say(level_word(level)), tone: tone(level) };
        let link = Inline::link(rule, here.rule_href(rule).unwrap_or_default());
        vec![vec![link], vec![Inline::Html { html: told(here, rule) }], vec![status]]
    });
    let table = TableView {
        caption: here.say("rules"),
        columns: here.columns(["rule", "what_it_upholds", "level"]),
        rows: rows.collect(),
        row_headers: true,
        hide_caption: true,
    };
    let others = (here.plan.kinds.len() < here.model.catalogue.iter().count())
        .then(|| BlockView::Html { html: format!("<p>{}</p>", ticks(here.word("rules_of_other_kinds"))) });
    PageView {
        nav: Some("rules".to_owned()),
        breadcrumbs: crumbs(here, &[], here.word("rules")),
        lead: Some(here.say("every_rule_with_the_level_it")),
        sections: vec![Section::bare([Some(BlockView::Table(table)), others].into_iter().flatten().collect())],
        ..page(here, here.word("rules"))
    }
}

pub(super) fn rule(here: Here<'_>, id: &str) -> PageView {
    let level = level(here, id);
    let rules = Address::new("rules/index.html");
    let native = native(id).and_then(|rule| parse(rule.page).ok());
    let mut sections = Vec::new();
    match &native {
        Some(page) => sections.extend(sections_of(here, page)),
        None => {
            for (kind, check) in checks(here, id) {
                sections.push(declared(here, kind, check));
            }
        }
    }
    let kinds: Vec<ListItem> = here
        .plan
        .rules
        .get(id)
        .map_or(&[][..], Vec::as_slice)
        .iter()
        .map(|kind| ListItem {
            text: vec![Inline::maybe_link(&here.model.catalogue.get(*kind).title, here.kind_page_href(*kind).as_deref())],
            note: Vec::new(),
        })
        .collect();
    if native.is_some() && !kinds.is_empty() {
        sections.push(Section::new(here.say("kinds"), "kinds", vec![BlockView::List { items: kinds, ordered: false }]));
    }
    PageView {
        nav: Some("rules".to_owned()),
        breadcrumbs: crumbs(here, &[(here.say("rules"), &rules)], id),
        kind: Some(KindBadge { kind: "rule".to_owned(), title: here.say("rule"), href: None }),
        status: Some(StatusView { text: here.say(level_word(level)), tone: tone(level) }),
        lead: Some(told(here, id)),
        description: Some(summary(here, id)),
        sections,
        ..page(here, id)
    }
    .with_toc()
}

fn sections_of(here: Here<'_>, page: &RulePage) -> Vec<Section> {
    let files = |files: &[FileBlock]| files.iter().map(shown).collect::<Vec<_>>();
    let report = BlockView::Code(CodeView::plain(Some(here.say("what_orgdocs_says")), &page.report.text));
    let mut sections = vec![
        Section::new(here.say("why_alone"), "why", vec![BlockView::Html { html: english(here, &prose(&page.why)) }]),
        Section::new(here.say("bad"), "bad", [files(&page.bad), vec![report]].concat()),
        Section::new(here.say("good"), "good", files(&page.good)),
    ];
    if !page.see_also.is_empty() {
        sections.push(Section::new(
            here.say("see_also"),
            "see-also",
            vec![BlockView::Html { html: linked(here, &prose(&page.see_also)) }],
        ));
    }
    sections
}

/// The prose of a rule's page: paragraphs and bullets with words in backticks.
pub(super) fn prose(markdown: &str) -> String {
    let mut out = String::new();
    for part in markdown.split("\n\n").map(str::trim).filter(|part| !part.is_empty()) {
        if part.lines().all(|line| line.starts_with("- ") || line.starts_with("  ")) {
            let items = part.split("\n- ").map(|item| item.trim_start_matches("- ").replace('\n', " "));
            let items: Vec<String> = items.map(|item| format!("<li>{}</li>", ticks(item.trim()))).collect();
            out.push_str(&format!("<ul>{}</ul>", items.concat()));
        } else {
            out.push_str(&format!("<p>{}</p>", ticks(&part.replace('\n', " "))));
        }
    }
    out
}

/// Makes a link of each rule that is named in code.
fn linked(here: Here<'_>, html: &str) -> String {
    let (mut out, mut rest) = (String::new(), html);
    while let Some((before, (word, after))) = rest.split_once("<code>").and_then(|(a, b)| Some((a, b.split_once("</code>")?))) {
        out.push_str(before);
        match here.rule_href(word) {
            Some(href) => out.push_str(&format!("<a href=\"{}\"><code>{word}</code></a>", escape(&href))),
            None => out.push_str(&format!("<code>{word}</code>")),
        }
        rest = after;
    }
    out + rest
}

fn shown(block: &FileBlock) -> BlockView {
    file::shown(Some(&block.path), &block.language, &block.text)
}

/// What a kind's check asks for, in its own language, and what would break it.
fn declared(here: Here<'_>, kind: &Kind, check: &Check) -> Section {
    // The page begins with the first reason.
    let mut html = match &check.why {
        why if *why == summary(here, check.id.as_str()) => String::new(),
        why if kind.builtin => english(here, &paragraphs(why)),
        why => paragraphs(why),
    };
    html.push_str(&format!(
        "<p>{} <a href=\"{}\">{}</a></p>",
        escape(here.word("declared_by")),
        escape(&here.to(&format!("kinds/{}.html", kind.name))),
        escape(&kind.title)
    ));
    let asks = CodeView::plain(Some(here.say("what_it_asks")), check.assert.source());
    let breaks = check.bad.iter().map(|(path, value)| format!("{path}: {}\n", here.model.slice(value.span)));
    let breaks = CodeView::plain(Some(here.say("a_change_to_the_example_that")), &breaks.collect::<String>());
    let blocks = vec![BlockView::Html { html }, BlockView::Code(asks), BlockView::Code(breaks)];
    Section::new(&kind.title, format!("check-{}", kind.name), blocks)
}

fn native(id: &str) -> Option<&'static Rule> {
    RULES.iter().find(|rule| rule.id == id).copied()
}

fn checks<'a>(here: Here<'a>, id: &'a str) -> impl Iterator<Item = (&'a Kind, &'a Check)> {
    let kinds = here.plan.rules.get(id).into_iter().flatten().map(move |kind| here.model.catalogue.get(*kind));
    kinds.flat_map(move |kind| kind.checks().iter().filter(move |check| check.id.as_str() == id).map(move |check| (kind, check)))
}

/// One line about a rule.
pub(super) fn summary(here: Here<'_>, id: &str) -> String {
    let declared = || checks(here, id).next().map(|(_, check)| check.why.clone());
    native(id).map(|rule| summary_line(rule.page)).or_else(declared).unwrap_or_default()
}

/// The same as HTML.
fn told(here: Here<'_>, id: &str) -> String {
    let html = ticks(&summary(here, id));
    if speaks_english(here, id) { here.english(html) } else { html }
}

/// Blocks that speak English whatever the language of the site.
pub(super) fn english(here: Here<'_>, html: &str) -> String {
    if here.plan.words.is_english() { html.to_owned() } else { format!("<div lang=\"en\">{html}</div>") }
}

/// Whether a rule is ours: one of a kind of the repository speaks the language of its documents.
pub(super) fn speaks_english(here: Here<'_>, id: &str) -> bool {
    native(id).is_some() || checks(here, id).all(|(kind, _)| kind.builtin)
}

/// The level of a rule in this repository; of several kinds the loudest.
pub(super) fn level(here: Here<'_>, id: &str) -> Level {
    let of_native = native(id).map(|rule| here.plan.policy.level(rule.facts(), "", None).0);
    let of_checks = checks(here, id).map(|(kind, check)| here.plan.policy.level(RuleFacts::of(check), "", Some(&kind.name)).0);
    of_native.into_iter().chain(of_checks).max().unwrap_or(Level::Off)
}

/// What a level is called.
pub(super) fn level_word(level: Level) -> &'static str {
    match level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Info => "info",
        Level::Off => "off",
    }
}

/// How a level feels.
pub(super) fn tone(level: Level) -> Tone {
    match level {
        Level::Error => Tone::Bad,
        Level::Warning => Tone::Warn,
        Level::Info => Tone::Info,
        Level::Off => Tone::Neutral,
    }
}
