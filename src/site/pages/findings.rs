//! Every finding, most serious first, those of a rule together. Where there are very many they are told in parts, and the first page
//! counts them by rule and says in which part each rule begins.

use crate::finding::{Finding, Level};

use super::super::address::Address;
use super::super::here::Here;
use super::super::view::{BlockView, ColumnView, Inline, LinkView, PageView, Section, StatView, TableView, Tone};
use super::{crumbs, finding, page};

/// The most findings on one page: more are neither read nor light.
const MOST: usize = 250;
const LEVELS: [(Level, &str, &str, Tone); 3] = [
    (Level::Error, "errors", "errors", Tone::Bad),
    (Level::Warning, "warnings", "warnings", Tone::Warn),
    (Level::Info, "notes", "notes", Tone::Info),
];

/// The addresses of the page and, for so many findings, its parts.
pub(in crate::site) fn addresses(count: usize) -> impl Iterator<Item = Address> {
    let parts = if count > MOST { count.div_ceil(MOST) } else { 0 };
    (0..=parts).map(|part| Address::new(address(part)))
}

fn address(part: usize) -> String {
    if part == 0 { "findings.html".to_owned() } else { format!("organisation/findings-{part}.html") }
}

pub(super) fn view(here: Here<'_>, part: usize) -> PageView {
    here.whole();
    let (listed, name) = (&here.plan.listed, here.word("findings"));
    let mut view = match part.checked_sub(1) {
        None => PageView {
            breadcrumbs: crumbs(here, &[], name),
            lead: Some(here.say("what_the_rules_say_about_these")),
            sections: if listed.len() > MOST { counted(here) } else { by_level(here, listed) },
            ..page(here, name)
        },
        Some(at) => {
            let (range, last) = (words(here, at), listed.len().div_ceil(MOST));
            let link = |part: usize| LinkView { text: words(here, part - 1), href: here.to(&address(part)) };
            PageView {
                breadcrumbs: crumbs(here, &[(name.to_owned(), &Address::new(address(0)))], &range),
                sections: by_rule(here, &listed[at * MOST..listed.len().min((at + 1) * MOST)]),
                previous: (part > 1).then(|| link(part - 1)),
                next: (part < last).then(|| link(part + 1)),
                ..page(here, &format!("{name}: {range}"))
            }
        }
    };
    if view.sections.is_empty() {
        view.sections.push(Section::bare(vec![BlockView::Empty { text: here.say("no_findings_every_rule_that_applies") }]));
    }
    view.nav = Some("findings".to_owned());
    view.with_toc()
}

/// Which findings a part tells: `251 to 500`.
fn words(here: Here<'_>, part: usize) -> String {
    let last = here.plan.listed.len().min((part + 1) * MOST);
    here.fill("first_to_last", &[("first", &(part * MOST + 1).to_string()), ("last", &last.to_string())])
}

fn found(here: Here<'_>, at: usize) -> &Finding {
    &here.findings.shown[at]
}

fn told(here: Here<'_>, listed: &[usize]) -> Vec<BlockView> {
    vec![BlockView::Findings { findings: listed.iter().map(|at| finding::with_page(here, found(here, *at))).collect() }]
}

fn by_level(here: Here<'_>, listed: &[usize]) -> Vec<Section> {
    let of = |level: Level| listed.iter().copied().filter(|at| found(here, *at).level == level).collect::<Vec<_>>();
    let levels =
        LEVELS.iter().map(|(level, title, anchor, _)| (of(*level), title, anchor)).filter(|(listed, ..)| !listed.is_empty());
    levels.map(|(listed, title, anchor)| Section::new(here.say(title), *anchor, told(here, &listed))).collect()
}

fn by_rule(here: Here<'_>, listed: &[usize]) -> Vec<Section> {
    let rules = listed.chunk_by(|a, b| is_alike(here, *a, *b));
    rules.map(|of| Section::new(found(here, of[0]).rule.to_string(), anchor(found(here, of[0])), told(here, of))).collect()
}

fn is_alike(here: Here<'_>, a: usize, b: usize) -> bool {
    let (a, b) = (found(here, a), found(here, b));
    (a.level, &a.rule) == (b.level, &b.rule)
}

/// A rule may speak at two levels.
fn anchor(finding: &Finding) -> String {
    format!("{}-{}", finding.level.word(), finding.rule)
}

/// How many findings each rule has, and where they are told.
fn counted(here: Here<'_>) -> Vec<Section> {
    let listed = &here.plan.listed;
    let (mut at, mut rows) = (0, Vec::new());
    for of in listed.chunk_by(|a, b| is_alike(here, *a, *b)) {
        let first = found(here, of[0]);
        let rule = first.rule.to_string();
        let place = format!("{}#{}", here.to(&address(at / MOST + 1)), anchor(first));
        let row = vec![
            vec![Inline::maybe_link(&rule, here.rule_href(&rule).as_deref())],
            vec![Inline::number(of.len().to_string())],
            vec![Inline::link(words(here, at / MOST), place)],
        ];
        rows.push((first.level, of.len(), row));
        at += of.len();
    }
    let mut columns = here.columns(["rule", "times", "where"]);
    columns[1] = ColumnView::numbers(here.word("times"));
    let (mut stats, mut sections) = (Vec::new(), Vec::new());
    for (level, title, anchor, tone) in LEVELS {
        let of: Vec<_> = rows.iter().filter(|(of, ..)| *of == level).collect();
        let count: usize = of.iter().map(|(_, count, _)| count).sum();
        stats.push(StatView {
            value: count.to_string(),
            label: here.say(title),
            tone: if count > 0 { tone } else { Tone::Good },
            ..StatView::default()
        });
        if count > 0 {
            let table = TableView {
                caption: here.say(title),
                columns: columns.clone(),
                rows: of.into_iter().map(|(.., row)| row.clone()).collect(),
                row_headers: true,
                hide_caption: true,
            };
            sections.push(Section::new(here.say(title), anchor, vec![BlockView::Table(table)]));
        }
    }
    sections.insert(0, Section::bare(vec![BlockView::Stats { stats }]));
    sections
}
