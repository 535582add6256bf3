//! How the documents speak about people and groups: findings by pattern, never by author.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagram::{ColumnView, Inline, Tone};
use crate::finding::Finding;
use crate::kind::{Check, Meaning};
use crate::lint::Findings;
use crate::lint::rules::RULES;
use crate::model::{ArtifactId, Model};
use crate::words::Words;

use super::super::super::here::Here;
use super::super::super::plan::Plan;
use super::super::super::view::Section;
use super::read::table;
use super::{Audience, Overview, Said, if_any, listed, opening, stat};

pub(super) static PAGE: Overview = Overview {
    id: "language",
    title: "language_report",
    about: "which_ways_of_speaking_set_people",
    audience: Audience::Work,
    said,
    sections,
};

/// The rules about how documents speak, with the pattern that each one hears.
const PATTERNS: [(&str, &str); 9] = [
    ("shared-language", "us_against_them"),
    ("named-decider", "the_business_wants"),
    ("shared-ownership", "not_my_job"),
    ("team-means-cross-functional", "a_discipline_called_a_team"),
    ("people-called-people", "people_called_resources"),
    ("inclusive-pronouns", "they_without_a_name"),
    ("plain-words-for-debt", "other_words_for_debt"),
    ("preferred-term", "a_word_that_we_avoid"),
    ("one-meaning-per-term", "a_word_with_two_meanings"),
];
/// The most documents that a row names.
const MOST_NAMED: usize = 8;

/// The patterns that somebody listens for, by position.
fn listened(model: &Model) -> Vec<usize> {
    let is_rule = |id: &str| RULES.iter().any(|rule| rule.id == id);
    let kinds = model.catalogue.iter().filter(|(id, _)| model.of_kind(*id).next().is_some());
    let checks: Vec<&Check> = kinds.flat_map(|(_, kind)| kind.checks()).collect();
    let is_check = |id: &str| checks.iter().any(|check| check.id.as_str() == id);
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

fn said(model: &Model, findings: &Findings, words: &Words) -> Option<Said> {
    let heard = heard(model, findings);
    let count: usize = heard.values().map(Vec::len).sum();
    if count > 0 {
        let patterns = heard.len().to_string();
        let told = words.count_with("n_things_to_say_better_patterns", count, &[("patterns", &patterns)]);
        return Some(Said::new(told, Tone::Warn));
    }
    let listened = if has_words(model) { listened(model).len() } else { 0 };
    (listened > 2).then(|| Said::new(words.count("nothing_to_say_better_in_n", listened), Tone::Good))
}

fn sections(here: Here<'_>, _: usize) -> Vec<Section> {
    let (heard, listened) = (heard(here.whole(), here.findings), listened(here.whole()));
    let count: usize = heard.values().map(Vec::len).sum();
    let stats = vec![
        stat(here, count, "to_say_better", if_any(count, Tone::Warn)),
        stat(here, listened.len().saturating_sub(heard.len()), "patterns_that_nobody_heard", Tone::Good),
    ];
    let rows = listened.iter().map(|at| {
        let (rule, words) = PATTERNS[*at];
        let found = heard.get(at).map_or(&[][..], Vec::as_slice);
        let pages: BTreeSet<String> = found.iter().filter_map(|finding| here.plan.page_of(here.whole(), finding)).collect();
        let named = pages.iter().take(MOST_NAMED).map(|page| Inline::link(title(here, page), here.to(page)));
        let mut places = listed(here, named.collect());
        let left = pages.len().saturating_sub(MOST_NAMED);
        places.extend((left > 0).then(|| Inline::text(here.count("and_n_more", left))));
        vec![
            vec![Inline::maybe_link(here.word(words), here.rule_href(rule).as_deref())],
            vec![Inline::number(found.len().to_string())],
            places,
        ]
    });
    let mut titles = here.columns(["pattern", "times", "where"]);
    titles[1] = ColumnView::numbers(here.word("times"));
    vec![
        opening(here, stats, Vec::new()),
        Section::new(here.say("by_pattern"), "patterns", table(here, here.word("patterns"), titles, rows.collect())),
    ]
}

/// The title of a page, else its address.
fn title(here: Here<'_>, page: &str) -> String {
    let of = |id: ArtifactId| here.plan.addresses.artifact(here.whole(), id).is_some_and(|(address, _)| address == page);
    let artifact = here.whole().iter().find(|(id, artifact)| artifact.parent.is_none() && of(*id));
    artifact.map_or_else(|| page.trim_end_matches(".html").to_owned(), |(_, artifact)| artifact.title.clone())
}
