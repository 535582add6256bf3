//! The pages of the rules.

use crate::lint::page::{self, FileBlock, RulePage};
use crate::lint::{Findings, Rule, rules::RULES};
use crate::model::Model;
use crate::report::text;

use super::{Broken, World};

/// A page whose report was recorded anew.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recorded {
    pub rule: &'static str,
    /// The whole page.
    pub page: String,
}

/// Runs the pages of all rules; with `record`, reports that differ come back as new pages instead of broken promises.
pub fn rules(record: bool) -> (Vec<Broken>, Vec<Recorded>) {
    let (mut broken, mut recorded) = (Vec::new(), Vec::new());
    let (_, alone) = World::backdrop().check();
    if !alone.shown.is_empty() {
        broken.push(Broken { promise: "the backdrop is clean".to_owned(), instead: names(&alone) });
    }
    for rule in RULES {
        one(rule, record, &mut broken, &mut recorded);
    }
    (broken, recorded)
}

fn one(rule: &'static Rule, record: bool, broken: &mut Vec<Broken>, recorded: &mut Vec<Recorded>) {
    let mut fail = |promise: &str, instead: String| {
        broken.push(Broken { promise: format!("{}: {promise}", rule.id), instead });
    };
    let page: RulePage = match page::parse(rule.page) {
        Ok(page) => page,
        Err(fault) => return fail("its page has the fixed shape", fault.to_string()),
    };
    if page.id != rule.id {
        fail("its page is named for it", page.id.clone());
    }
    let (model, findings) = world(&page.bad).check();
    if findings.shown.is_empty() || findings.shown.iter().any(|finding| finding.rule.as_str() != rule.id) {
        fail("its bad example fires it and no other", names(&findings));
    }
    let report = report(&model, &findings);
    if report.trim_end() != page.report.text.trim_end() {
        if record {
            recorded.push(Recorded { rule: rule.id, page: page.blessed(rule.page, &report) });
        } else {
            fail("its report is the recorded one", report);
        }
    }
    let (model, findings) = world(&page.good).check();
    if !findings.shown.is_empty() {
        fail("its good example is clean", format!("{}\n{}", names(&findings), self::report(&model, &findings)));
    }
}

fn world(files: &[FileBlock]) -> World {
    let mut world = World::backdrop();
    for file in files {
        if file.language == "escaped" {
            world.put_escaped(&file.path, &file.text);
        } else {
            world.put(&file.path, &file.text);
        }
    }
    world
}

fn report(model: &Model, findings: &Findings) -> String {
    text::plain(&model.sources, &findings.shown)
}

pub(super) fn names(findings: &Findings) -> String {
    if findings.shown.is_empty() {
        return "nothing fired".to_owned();
    }
    let each = findings.shown.iter().map(|finding| format!("{} ({})", finding.rule, finding.message));
    each.collect::<Vec<_>>().join("; ")
}
