//! How the documents speak about people and groups: findings by pattern, never by author.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagram::{ColumnView, Inline, Tone};
use crate::finding::Finding;
use crate::kind::Meaning;
use crate::lint::Findings;
use crate::lint::rules::RULES;
use crate::model::{ArtifactId, Model};

use super::super::super::here::{Here, counted};
use super::super::super::plan::Plan;
use super::super::super::view::Section;
use super::read::{columns, table};
use super::{Overview, Said, if_any, listed, opening, s, stat};

pub(super) static PAGE: Overview = Overview {
    id: "language",
    title: "Language report",
    about: "Which ways of speaking set people against each other, and where. Patterns, never authors.",
    group: "Knowledge",
    said,
    sections,
};

/// The rules about how documents speak, with the pattern that each one hears.
const PATTERNS: [(&str, &str); 9] = [
    ("shared-language", "us against them"),
    ("named-decider", "“the business wants”"),
    ("shared-ownership", "“not my job”"),
    ("team-means-cross-functional", "a discipline called a team"),
    ("people-called-people", "people called resources"),
    ("inclusive-pronouns", "“they” without a name"),
    ("plain-words-for-debt", "other words for debt"),
    ("preferred-term", "a word that we avoid"),
    ("one-meaning-per-term", "a word with two meanings"),
];
/// The most documents that a row names.
const MOST_NAMED: usize = 8;

/// The patterns that somebody listens for, by position.
fn listened(model: &Model) -> Vec<usize> {
    let is_rule = |id: &str| RULES.iter().any(|rule| rule.id == id);
    let is_check = |id: &str| model.catalogue.iter().any(|(_, kind)| kind.checks().iter().any(|check| check.id.as_str() == id));
    (0..PATTERNS.len()).filter(|at| is_rule(PATTERNS[*at].0) || is_check(PATTERNS[*at].0)).collect()
}

/// The findings of each pattern that the site may show.
fn heard<'f>(model: &Model, findings: &'f Findings) -> BTreeMap<usize, Vec<&'f Finding>> {
    let mut heard: BTreeMap<usize, Vec<&Finding>> = BTreeMap::new();
    for finding in &findings.shown {
        let pattern = PATTERNS.iter().position(|(rule, _)| finding.rule.as_str() == *rule);
        if let Some(at) = pattern.filter(|_| Plan::is_public(model, finding)) {
            heard.entry(at).or_default().push(finding);
        }
    }
    heard
}

fn has_words(model: &Model) -> bool {
    let mut kinds = model.catalogue.iter().filter(|(_, kind)| kind.fields.meaning(Meaning::Term).is_some());
    kinds.any(|(kind, _)| model.of_kind(kind).any(|(id, _)| model.is_published(id)))
}

fn said(model: &Model, findings: &Findings) -> Option<Said> {
    let heard = heard(model, findings);
    let count: usize = heard.values().map(Vec::len).sum();
    let said = match count {
        0 => Said::new(format!("Nothing to say better, in {} patterns.", listened(model).len()), Tone::Good),
        count => Said::new(
            format!("{} to say better, in {} pattern{}.", counted(count, "thing", "things"), heard.len(), s(heard.len())),
            Tone::Warn,
        ),
    };
    (count > 0 || (has_words(model) && listened(model).len() > 2)).then_some(said)
}

fn sections(here: Here<'_>, _: usize) -> Vec<Section> {
    let (heard, listened) = (heard(here.whole(), here.findings), listened(here.whole()));
    let count: usize = heard.values().map(Vec::len).sum();
    let stats = vec![
        stat(count, "to say better", if_any(count, Tone::Warn)),
        stat(listened.len().saturating_sub(heard.len()), "patterns that nobody heard", Tone::Good),
    ];
    let rows = listened.iter().map(|at| {
        let (rule, words) = PATTERNS[*at];
        let found = heard.get(at).map_or(&[][..], Vec::as_slice);
        let pages: BTreeSet<String> = found.iter().filter_map(|finding| here.plan.page_of(here.whole(), finding)).collect();
        let named = pages.iter().take(MOST_NAMED).map(|page| Inline::link(title(here, page), here.to(page)));
        let mut places = listed(named.collect());
        let left = pages.len().saturating_sub(MOST_NAMED);
        places.extend((left > 0).then(|| Inline::text(format!(" and {left} more"))));
        vec![
            vec![Inline::maybe_link(words, here.rule_href(rule).as_deref())],
            vec![Inline::number(found.len().to_string())],
            places,
        ]
    });
    let mut titles = columns(["Pattern", "Times", "Where"]);
    titles[1] = ColumnView::numbers("Times");
    vec![opening(stats, Vec::new()), Section::new("By pattern", "patterns", table("Patterns", titles, rows.collect()))]
}

/// The title of a page, else its address.
fn title(here: Here<'_>, page: &str) -> String {
    let of = |id: ArtifactId| here.plan.addresses.artifact(here.whole(), id).is_some_and(|(address, _)| address == page);
    let artifact = here.whole().iter().find(|(id, artifact)| artifact.parent.is_none() && of(*id));
    artifact.map_or_else(|| page.trim_end_matches(".html").to_owned(), |(_, artifact)| artifact.title.clone())
}
