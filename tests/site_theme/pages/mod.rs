//! One page of every type, from Kestrel.

mod artifacts;
mod listings;
mod reference;

use orgdocs::finding::Level;
use orgdocs::site::view::*;

pub(super) fn site() -> SiteView {
    let item = |id: &str, text: &str, href: &str, count: Option<usize>| NavItem {
        id: id.into(),
        text: text.into(),
        href: href.into(),
        count,
    };
    SiteView {
        title: "Kestrel handbook".into(),
        lang: "en".into(),
        version: Some("2026.04".into()),
        generator: "orgdocs 0.1.0".into(),
        as_of: date("2026-04-15", "15 April 2026"),
        nav: vec![
            NavSection {
                id: None,
                title: None,
                items: vec![item("home", "Home", "index.html", None), item("ownership", "Who owns what", "ownership.html", None)],
            },
            NavSection {
                id: None,
                title: Some("Teams".into()),
                items: vec![
                    item("team", "Teams", "teams/index.html", Some(4)),
                    item("person", "People", "people/index.html", Some(15)),
                    item("working-agreement", "Working agreements", "working-agreements/index.html", Some(3)),
                ],
            },
            NavSection {
                id: None,
                title: Some("Flow".into()),
                items: vec![
                    item("value-stream", "Value streams", "value-streams/index.html", Some(2)),
                    item("value-stream-map", "Value stream maps", "value-stream-maps/index.html", Some(2)),
                    item("opportunity-tree", "Opportunity trees", "opportunity-trees/index.html", Some(2)),
                    item("metric", "Metrics", "metrics/index.html", Some(9)),
                ],
            },
            NavSection {
                id: None,
                title: Some("Handbook".into()),
                items: vec![item("page", "Onboarding", "handbook/onboarding.html", None)],
            },
            NavSection {
                id: None,
                title: Some("About these documents".into()),
                items: vec![
                    item("findings", "Findings", "findings.html", Some(4)),
                    item("rules", "Rules", "rules/index.html", None),
                    item("kinds", "Kinds", "kinds/index.html", None),
                ],
            },
        ],
        previews: 1,
        findings_href: Some("findings.html".into()),
        live: false,
        changes_href: "changes.xml".into(),
        print_href: None,
        twins: false,
    }
}

fn date(iso: &str, text: &str) -> DateView {
    DateView { iso: iso.into(), text: text.into() }
}

fn crumbs(parts: &[(&str, Option<&str>)]) -> Vec<Crumb> {
    parts.iter().map(|(text, href)| Crumb { text: (*text).into(), href: href.map(Into::into) }).collect()
}

fn person(name: &str) -> Inline {
    let id = name.split(' ').next().unwrap_or_default().to_lowercase();
    Inline::person(name, Some(format!("../people/{id}.html")))
}

fn team(name: &str, shape: TeamShape) -> Inline {
    let href = format!("../teams/{}.html", name.to_lowercase().replace(' ', "-"));
    Inline::Team { text: name.into(), href: Some(href), shape }
}

fn finding(level: Level, rule: &str, message: &str, place: &str) -> FindingView {
    FindingView {
        level,
        rule: rule.into(),
        rule_href: Some(format!("../rules/{rule}.html")),
        message: message.into(),
        why: "When everybody answers for something, nobody does.".into(),
        help: Some("Name the one person who answers when this goes wrong; the others go in `responsible`.".into()),
        place: place.into(),
        place_href: None,
        label: "two people".into(),
        related: vec![("people/people.yaml:4:5".into(), "Ada Osei is declared here".into())],
        page: None,
        english: true,
    }
}

fn low_rolled() -> FindingView {
    FindingView {
        help: None,
        label: String::new(),
        related: vec![],
        why: "Items that fail a later step are work done twice.".into(),
        ..finding(
            Level::Warning,
            "rolled-accuracy-in-range",
            "only 46.9% of items pass every step without rework; weakest: Build 70%",
            "value-stream-maps/get-paid-current.md:18:3",
        )
    }
}

pub(super) fn all() -> Vec<PageView> {
    vec![
        listings::home(),
        artifacts::team_page(),
        artifacts::map_page(),
        artifacts::tree_page(),
        artifacts::ordinary(),
        listings::index(),
        listings::person_page(),
        listings::ownership(),
        reference::findings(),
        reference::rules(),
        reference::rule(),
        reference::kind(),
        reference::not_found(),
    ]
}
