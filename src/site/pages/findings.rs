//! Every finding, most serious first.

use crate::finding::Level;

use super::super::here::Here;
use super::super::plan::Plan;
use super::super::view::{BlockView, FindingView, PageView, Section};
use super::{crumbs, finding, page};

pub(super) fn view(here: Here<'_>) -> PageView {
    let model = here.whole();
    let mut view = PageView {
        nav: Some("findings".to_owned()),
        breadcrumbs: crumbs(here, &[], here.word("findings")),
        lead: Some(here.say("what_the_rules_say_about_these")),
        ..page(here, here.word("findings"))
    };
    for (level, title, anchor) in [
        (Level::Error, here.say("errors"), "errors"),
        (Level::Warning, here.say("warnings"), "warnings"),
        (Level::Info, here.say("notes"), "notes"),
    ] {
        let of_level = here.findings.shown.iter().filter(|found| found.level == level && Plan::is_public(model, found));
        let shown: Vec<FindingView> = of_level.map(|found| finding::with_page(here, found)).collect();
        if !shown.is_empty() {
            view.sections.push(Section::new(title, anchor, vec![BlockView::Findings { findings: shown }]));
        }
    }
    if view.sections.is_empty() {
        view.sections.push(Section::bare(vec![BlockView::Empty { text: here.say("no_findings_every_rule_that_applies") }]));
    }
    view.with_toc()
}
