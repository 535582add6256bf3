//! Findings and waivers as pages show them.

use crate::finding::Finding;
use crate::model::ArtifactId;
use crate::source::Span;

use super::super::here::Here;
use super::super::plan::Subject;
use super::super::view::{FindingView, LinkView, WaiverView};
use super::rules;

/// The most findings that a page tells of itself: more are neither read nor light.
const MOST: usize = 100;

/// The findings of this page, worst first, and how many more it has.
pub(super) fn of_page(here: Here<'_>) -> (Vec<FindingView>, usize) {
    let at = here.plan.found.get(here.at.as_str()).map_or(&[][..], Vec::as_slice);
    let mut found: Vec<&Finding> = at.iter().filter_map(|at| here.findings.shown.get(*at)).collect();
    found.sort_by_key(|finding| std::cmp::Reverse(finding.level));
    let elsewhere = found.len().saturating_sub(MOST);
    (found.into_iter().take(MOST).map(|finding| show(here, finding)).collect(), elsewhere)
}

/// A finding.
pub(super) fn show(here: Here<'_>, finding: &Finding) -> FindingView {
    let rule = finding.rule.to_string();
    FindingView {
        english: rules::speaks_english(here, &rule),
        level: finding.level,
        rule_href: here.rule_href(&rule),
        rule,
        message: opened(&finding.message),
        why: finding.why.clone(),
        help: finding.help.clone(),
        place: place(here, finding.label.span),
        place_href: source(here, finding.label.span),
        label: finding.label.text.clone(),
        related: finding.related.iter().map(|label| (place(here, label.span), label.text.clone())).collect(),
        page: None,
    }
}

/// A message as a heading: its first word with a capital, unless it is a name.
fn opened(message: &str) -> String {
    let first = message.split([' ', ',', ':']).next().unwrap_or_default();
    let mut letters = message.chars();
    match letters.next().filter(|_| first.chars().all(char::is_lowercase)) {
        Some(letter) => letter.to_uppercase().chain(letters).collect(),
        None => message.to_owned(),
    }
}

/// A finding with the page it concerns.
pub(super) fn with_page(here: Here<'_>, finding: &Finding) -> FindingView {
    let page = here.plan.page_of(here.whole(), finding).and_then(|address| {
        let at = here.plan.pages.binary_search_by(|(known, _)| known.as_str().cmp(&address)).ok()?;
        let text = match &here.plan.pages[at].1 {
            Subject::Artifact(id) => here.model.artifact(*id).title.clone(),
            Subject::Document(id) => here.document_title(*id).to_owned(),
            Subject::Index(kind) => here.kinds_title(*kind),
            _ => here.plan.site.title.clone(),
        };
        Some(LinkView { text, href: here.to(&address) })
    });
    FindingView { page, ..show(here, finding) }
}

/// The exceptions that an artifact records.
pub(super) fn waivers(here: Here<'_>, id: ArtifactId) -> Vec<WaiverView> {
    let each = here.model.artifact(id).waivers.iter().filter(|waiver| !waiver.rule.is_empty());
    each.map(|waiver| WaiverView {
        rule: waiver.rule.clone(),
        rule_href: here.rule_href(&waiver.rule),
        reason: waiver.reason.clone().unwrap_or_else(|| here.say("no_reason_given")),
        until: waiver.until.map_or_else(|| here.say("further_notice"), |until| here.date(until).text),
    })
    .collect()
}

fn place(here: Here<'_>, span: Span) -> String {
    here.model.place(span)
}

fn source(here: Here<'_>, span: Span) -> Option<String> {
    here.source_href(here.model.path(span.source))
}
