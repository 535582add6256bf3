//! Artifacts and an ordinary page.

use orgdocs::diagram::{interactions, ladder, spark, tree};
use orgdocs::finding::Level;
use orgdocs::site::view::*;
use orgdocs::words::Words;

use super::super::pictures;
use super::{crumbs, date, finding, low_rolled, person, team};

pub(super) fn team_page() -> PageView {
    let words = Words::default();
    PageView {
        nav: Some("team".into()),
        breadcrumbs: crumbs(&[("Home", Some("../index.html")), ("Teams", Some("index.html")), ("Payments", None)]),
        kind: Some(KindBadge { kind: "team".into(), title: "Team".into(), href: Some("../kinds/team.html".into()) }),
        reference: Some("team:payments".into()),
        status: Some(StatusView { text: "active".into(), tone: Tone::Good }),
        accountable: Some(person("Ada Osei")),
        team: None,
        freshness: Some(Freshness {
            state: FreshState::Fresh,
            reviewed: Some(date("2026-03-30", "30 March 2026")),
            due: Some(date("2026-06-28", "28 June 2026")),
            note: None,
        }),
        lead: Some("Small businesses get paid for work they have done, without having to chase.".into()),
        facts: vec![
            Fact::one("Type", team("stream-aligned", TeamShape::StreamAligned)),
            Fact::one("Value stream", Inline::link("Get paid", "../value-streams/get-paid.html")),
            Fact::one("Chat", Inline::Code { text: "#payments".into() }),
            Fact::one("Questions to", Inline::Code { text: "#payments-help".into() }),
            Fact::one("Response", Inline::text("85% within 4h")),
            Fact::one("Sync", Inline::text("daily 09:30 CET")),
            Fact { values: vec![], ..Fact::one("Part of", Inline::text("")) },
            Fact { wide: true, ..Fact::one("Paid within 30 days", spark::render("paid", "Paid within 30 days", &pictures::spark(), &words)) },
        ],
        sections: vec![
            Section::new("Members", "members", vec![BlockView::Table(members())]),
            Section::new("Interactions", "interactions-heading", vec![BlockView::Figure(interactions::render(&pictures::interactions()))]),
            Section::new("Owns", "owns", vec![BlockView::Table(owns())]),
            Section::new(
                "Working on",
                "working-on",
                vec![BlockView::Html { html: "<p>Delivery receipts (<a href=\"../bets/delivery-receipts.html\">bet</a>), then bank-transfer matching. Order and reasons: the roadmap.</p>".into() }],
            ),
            Section::new(
                "Not us",
                "not-us",
                vec![BlockView::Html { html: "<ul><li>Card issuing</li><li>Dunning letters with legal effect (Legal)</li></ul>".into() }],
            ),
        ],
        findings: vec![],
        waivers: vec![WaiverView {
            rule: "team-size-within-five-to-nine".into(),
            rule_href: Some("../rules/team-size-within-five-to-nine.html".into()),
            reason: "Two people join in June.".into(),
            until: "31 December 2026".into(),
        }],
        backlinks: vec![
            LinkGroup { wording: "works on".into(), links: vec![Inline::link("Get paid", "../value-streams/get-paid.html")] },
            LinkGroup {
                wording: "is a step's team in".into(),
                links: vec![Inline::link("Get paid: current state", "../value-stream-maps/get-paid-current.html"), Inline::link("Onboard: current state", "../value-stream-maps/onboard-current.html")],
            },
            LinkGroup { wording: "agrees how it works in".into(), links: vec![Inline::link("How payments works together", "../working-agreements/payments.html")] },
        ],
        previous: Some(LinkView { text: "Fraud models".into(), href: "fraud-models.html".into() }),
        next: Some(LinkView { text: "Runtime platform".into(), href: "runtime-platform.html".into() }),
        source: Some(SourceView { path: "teams/payments.md".into(), href: Some("https://git.example/kestrel/docs/blob/main/teams/payments.md".into()) }),
        ..PageView::at("teams/payments.html", "Payments")
    }
    .with_toc()
}

fn members() -> TableView {
    let member = |name: &str, role: &str, function: &str, share: &str| {
        vec![vec![person(name)], vec![Inline::text(role)], vec![Inline::text(function)], vec![Inline::number(share)]]
    };
    TableView {
        caption: "Members".into(),
        columns: vec![
            ColumnView::words("Person"),
            ColumnView::words("Role"),
            ColumnView::words("Function"),
            ColumnView::numbers("Allocation"),
        ],
        rows: vec![
            member("Ada Osei", "product-manager", "product", "100%"),
            member("Lin Zhao", "tech-lead", "technology", "100%"),
            member("Sam Ortiz", "product-designer", "design", "100%"),
            member("Omar Haddad", "quality-engineer", "quality", "100%"),
            member("June Park", "engineer", "technology", "100%"),
            member("Tove Berg", "engineer", "technology", "60%"),
        ],
        row_headers: true,
        hide_caption: true,
    }
}

fn owns() -> TableView {
    TableView {
        caption: "Services".into(),
        columns: ["Service", "Versioning", "Service level", "Domain", "Documentation"].map(ColumnView::words).to_vec(),
        rows: vec![
            vec![
                vec![Inline::Code { text: "invoice-api".into() }],
                vec![Inline::text("semver")],
                vec![Inline::text("99.9% monthly")],
                vec![Inline::text("complicated")],
                vec![Inline::External {
                    text: "docs.kestrel.example".into(),
                    href: "https://docs.kestrel.example/invoice-api".into(),
                }],
            ],
            vec![
                vec![Inline::Code { text: "reminder-engine".into() }],
                vec![Inline::text("continuous")],
                vec![Inline::Missing { text: String::new() }],
                vec![Inline::text("simple")],
                vec![],
            ],
        ],
        row_headers: true,
        hide_caption: true,
    }
}

pub(super) fn map_page() -> PageView {
    let bad = finding(
        Level::Error,
        "single-accountable-owner",
        "accountable must be one person, found 2: lin, ada",
        "value-stream-maps/get-paid-current.md:5:14",
    );
    PageView {
        nav: Some("value-stream-map".into()),
        breadcrumbs: crumbs(&[
            ("Home", Some("../index.html")),
            ("Value stream maps", Some("index.html")),
            ("Get paid: current state", None),
        ]),
        kind: Some(KindBadge {
            kind: "value-stream-map".into(),
            title: "Value stream map".into(),
            href: Some("../kinds/value-stream-map.html".into()),
        }),
        reference: Some("value-stream-map:get-paid-current".into()),
        accountable: Some(person("Lin Zhao")),
        team: Some(team("Payments", TeamShape::StreamAligned)),
        freshness: Some(Freshness {
            state: FreshState::Overdue,
            reviewed: Some(date("2025-09-18", "18 September 2025")),
            due: Some(date("2026-03-17", "17 March 2026")),
            note: Some("29 days ago".into()),
        }),
        facts: vec![
            Fact::one("Item", Inline::text("One payments change, from chosen opportunity to merchants using it")),
            Fact::one("Measured", Inline::Date { iso: "2026-03-18".into(), text: "18 March 2026".into() }),
            Fact::one("Sample", Inline::text("12 items, Jan-Mar 2026")),
            Fact {
                values: ["Lin Zhao", "Ada Osei", "Omar Haddad", "Mei Tanaka"].map(|name| vec![person(name)]).to_vec(),
                ..Fact::one("Walked by", Inline::text(""))
            },
        ],
        findings: vec![bad, low_rolled()],
        sections: vec![
            Section::new("Map", "the-map", vec![BlockView::Figure(ladder::render(&pictures::map()))]),
            Section::new("A long map", "long", vec![BlockView::Figure(ladder::render(&pictures::long_map()))]),
        ],
        source: Some(SourceView { path: "value-stream-maps/get-paid-current.md".into(), href: None }),
        ..PageView::at("value-stream-maps/get-paid-current.html", "Get paid: current state")
    }
    .with_toc()
}

pub(super) fn tree_page() -> PageView {
    PageView {
        nav: Some("opportunity-tree".into()),
        breadcrumbs: crumbs(&[
            ("Home", Some("../index.html")),
            ("Opportunity trees", Some("index.html")),
            ("More invoices paid within 30 days", None),
        ]),
        kind: Some(KindBadge { kind: "opportunity-tree".into(), title: "Opportunity tree".into(), href: None }),
        reference: Some("opportunity-tree:get-paid".into()),
        accountable: Some(person("Ada Osei")),
        freshness: Some(Freshness {
            state: FreshState::DueSoon,
            reviewed: Some(date("2026-04-10", "10 April 2026")),
            due: Some(date("2026-04-24", "24 April 2026")),
            note: Some("in 9 days".into()),
        }),
        sections: vec![
            Section::new("Tree", "the-tree", vec![BlockView::Figure(tree::render(&pictures::tree()))]),
            Section::new("Large tree", "the-large-tree", vec![BlockView::Figure(tree::render(&pictures::large_tree()))]),
        ],
        ..PageView::at("opportunity-trees/get-paid.html", "More invoices paid within 30 days")
    }
    .with_toc()
}

pub(super) fn ordinary() -> PageView {
    let html = include_str!("../ordinary.html");
    let mut page = PageView {
        nav: Some("page".into()),
        breadcrumbs: crumbs(&[("Home", Some("../index.html")), ("Handbook", Some("../index.html")), ("Your first month", None)]),
        lead: Some("What a new colleague should know, do and ask before the fourth Friday.".into()),
        sections: vec![Section::bare(vec![BlockView::Html { html: html.into() }])],
        previous: Some(LinkView { text: "How we hire".into(), href: "hiring.html".into() }),
        source: Some(SourceView { path: "handbook/onboarding.md".into(), href: Some("https://git.example/docs".into()) }),
        ..PageView::at("handbook/onboarding.html", "Your first month")
    };
    let entry = |text: &str, anchor: &str, level| TocEntry { text: text.into(), anchor: anchor.into(), level };
    page.toc =
        vec![entry("The first week", "week", 2), entry("Set up your machine", "machine", 3), entry("Whom to ask", "ask", 2)];
    page
}
