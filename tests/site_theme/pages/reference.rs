//! Findings, rules, kinds and the page for addresses that lead nowhere.

use orgdocs::finding::Level;
use orgdocs::site::view::*;

use super::{crumbs, finding, low_rolled};

pub(super) fn findings() -> PageView {
    let page = LinkView { text: "Get paid: current state".into(), href: "value-stream-maps/get-paid-current.html".into() };
    let here = |f: FindingView| FindingView { page: Some(page.clone()), rule_href: Some(format!("rules/{}.html", f.rule)), ..f };
    let bad = finding(
        Level::Error,
        "single-accountable-owner",
        "accountable must be one person, found 2: lin, ada",
        "value-stream-maps/get-paid-current.md:5:14",
    );
    let note = FindingView {
        level: Level::Info,
        ..finding(
            Level::Info,
            "opportunity-names-evidence",
            "no evidence for \"I forget <b>who</b>\"",
            "opportunity-trees/get-paid.md:24:3",
        )
    };
    PageView {
        nav: Some("findings".into()),
        breadcrumbs: crumbs(&[("Home", Some("index.html")), ("Findings", None)]),
        lead: Some("What the rules say about these documents, most serious first.".into()),
        sections: vec![
            Section::new("Errors", "errors", vec![BlockView::Findings { findings: vec![here(bad)] }]),
            Section::new(
                "Warnings",
                "warnings",
                vec![BlockView::Findings { findings: vec![here(low_rolled()), here(low_rolled())] }],
            ),
            Section::new("Notes", "notes", vec![BlockView::Findings { findings: vec![here(note)] }]),
        ],
        ..PageView::at("findings.html", "Findings")
    }
    .with_toc()
}

pub(super) fn rules() -> PageView {
    let row = |id: &str, text: &str, level: &str, tone| {
        vec![
            vec![Inline::link(id, format!("{id}.html"))],
            vec![Inline::text(text)],
            vec![Inline::Status { text: level.into(), tone }],
        ]
    };
    let table = TableView {
        caption: "Rules".into(),
        columns: ["Rule", "What it upholds", "Level"].map(ColumnView::words).to_vec(),
        rows: vec![
            row("single-accountable-owner", "Exactly one person answers for a document.", "error", Tone::Bad),
            row("rolled-accuracy-in-range", "Most items pass every step without rework.", "warning", Tone::Warn),
            row("opportunity-names-evidence", "An opportunity says who told us.", "info", Tone::Info),
            row("mission-is-not-a-function", "A mission names what becomes better for whom.", "off", Tone::Neutral),
        ],
        row_headers: true,
        hide_caption: true,
    };
    PageView {
        nav: Some("rules".into()),
        breadcrumbs: crumbs(&[("Home", Some("../index.html")), ("Rules", None)]),
        sections: vec![Section::bare(vec![BlockView::Table(table)])],
        ..PageView::at("rules/index.html", "Rules")
    }
}

pub(super) fn rule() -> PageView {
    let report = "error[single-accountable-owner]: accountable must be one person, found 2\n  ╭─[teams/payments.md:3:14]\n3 │ accountable: [ada, lin]\n  ·              ─────┬────\n  ·                   ╰── two people\n  ╰────\n  help: keep one, move the rest to `responsible`\n";
    let code = |title: &str, language: &str, html: &str| {
        BlockView::Code(CodeView { title: Some(title.into()), language: Some(language.into()), html: html.into() })
    };
    let yaml = "<span class=\"hl-comment\"># one too many</span>\n<span class=\"hl-entity hl-name hl-tag\">kind</span><span class=\"hl-punctuation\">:</span> <span class=\"hl-string\">team</span>\n<span class=\"hl-entity hl-name hl-tag\">accountable</span>: [<span class=\"hl-string\">ada</span>, <span class=\"hl-string\">lin</span>]\n<span class=\"hl-entity hl-name hl-tag\">size</span>: <span class=\"hl-constant hl-numeric\">6</span> <span class=\"hl-keyword\">if</span> <span class=\"hl-support hl-function\">len</span>\n";
    PageView {
        nav: Some("rules".into()),
        breadcrumbs: crumbs(&[("Home", Some("../index.html")), ("Rules", Some("index.html")), ("single-accountable-owner", None)]),
        kind: Some(KindBadge { kind: "rule".into(), title: "Rule".into(), href: None }),
        status: Some(StatusView { text: "error".into(), tone: Tone::Bad }),
        lead: Some("Exactly one person answers for a document.".into()),
        sections: vec![
            Section::new("Why", "why", vec![BlockView::Html { html: "<p>When everybody answers for something, nobody does. Responsibility can be shared, accountability cannot.</p>".into() }]),
            Section::new("Bad", "bad", vec![code("teams/payments.md", "yaml", yaml), BlockView::Code(CodeView::plain(Some("What orgdocs says".into()), report))]),
            Section::new("Good", "good", vec![code("teams/payments.md", "yaml", "<span class=\"hl-entity hl-name hl-tag\">accountable</span>: <span class=\"hl-string\">ada</span>\n")]),
        ],
        ..PageView::at("rules/single-accountable-owner.html", "single-accountable-owner")
    }
    .with_toc()
}

pub(super) fn kind() -> PageView {
    let field = |name: &str, kind: &str, needed: bool, help: &str| {
        let mark = if needed { Inline::Status { text: "required".into(), tone: Tone::Info } } else { Inline::text("") };
        vec![
            vec![Inline::Code { text: name.into() }],
            vec![Inline::Code { text: kind.into() }],
            vec![mark],
            vec![Inline::text(help)],
        ]
    };
    let table = TableView {
        caption: "Fields".into(),
        columns: ["Field", "Type", "", "What it says"]
            .map(|t| ColumnView::words(if t.is_empty() { "Needed" } else { t }))
            .to_vec(),
        rows: vec![
            field("customer", "text!", true, "Who the value is for, in words a customer would use."),
            field("teams", "ref(team) 1..!", true, "The stream-aligned teams that work on it."),
            field("separable", "count", false, "Independent service heuristics: yes answers out of ten."),
        ],
        row_headers: true,
        hide_caption: true,
    };
    PageView {
        nav: Some("kinds".into()),
        breadcrumbs: crumbs(&[("Home", Some("../index.html")), ("Kinds", Some("index.html")), ("Value stream", None)]),
        kind: Some(KindBadge { kind: "kind".into(), title: "Kind".into(), href: None }),
        reference: Some("value-stream".into()),
        lead: Some("Names a way the company creates value, its customer, its metric and its teams.".into()),
        sections: vec![
            Section::new("Fields", "fields", vec![BlockView::Table(table)]),
            Section::new("Example", "example", vec![BlockView::Code(CodeView::plain(Some("value-streams/onboard.md".into()), "---\nkind: value-stream\naccountable: noor\ncustomer: New merchants in their first 14 days\n---\n# Onboard\nA new merchant sends a first real invoice.\n"))]),
        ],
        ..PageView::at("kinds/value-stream.html", "Value stream")
    }
    .with_toc()
}

pub(super) fn not_found() -> PageView {
    PageView { layout: Layout::NotFound, ..PageView::at("404.html", "Not found") }
}
