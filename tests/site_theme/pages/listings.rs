//! The home page, an index, a person and who owns what.

use orgdocs::site::view::*;

use super::{crumbs, team};

pub(super) fn home() -> PageView {
    let card = |eyebrow: &str, title: &str, href: &str, text: &str| CardView {
        eyebrow: Some(eyebrow.into()),
        title: title.into(),
        href: href.into(),
        text: Some(text.into()),
        ..CardView::default()
    };
    let stat = |value: &str, label: &str, note: &str, tone| StatView {
        value: value.into(),
        label: label.into(),
        note: (!note.is_empty()).then(|| note.into()),
        href: None,
        tone,
    };
    let mut teams = vec![
        card(
            "Team",
            "Payments",
            "teams/payments.html",
            "Small businesses get paid for work they have done, without having to chase.",
        ),
        card(
            "Team",
            "Fraud models",
            "teams/fraud-models.html",
            "Merchants are not paid by stolen cards, and honest customers never notice us.",
        ),
        card(
            "Team",
            "Runtime platform",
            "teams/runtime-platform.html",
            "Any team ships safely on a Friday afternoon, without asking us.",
        ),
        card("Team", "Activation", "teams/activation.html", "A new merchant sends a first real invoice within a day."),
    ];
    let shapes = [TeamShape::StreamAligned, TeamShape::ComplicatedSubsystem, TeamShape::Platform, TeamShape::StreamAligned];
    let owners = ["Ada Osei", "Mei Tanaka", "Kofi Mensah", "Noor Khan"];
    for ((card, shape), owner) in teams.iter_mut().zip(shapes).zip(owners) {
        card.shape = Some(shape);
        card.meta = vec![Inline::text(owner), Inline::text("6 people")];
    }
    teams[1].status = Some(StatusView { text: "review overdue".into(), tone: Tone::Bad });
    PageView {
        layout: Layout::Home,
        nav: Some("home".into()),
        lead: Some("Who is accountable for what, how work flows, and what we are betting on. Everything here has a name and a date on it.".into()),
        sections: vec![
            Section::bare(vec![BlockView::Stats {
                stats: vec![
                    stat("4", "teams", "in 2 value streams", Tone::Neutral),
                    stat("18d", "lead time, Get paid", "27.1% of it is work", Tone::Neutral),
                    stat("92%", "of documents reviewed in time", "", Tone::Good),
                    stat("1", "error", "2 warnings", Tone::Bad),
                ],
            }]),
            Section::new("Teams", "teams", vec![BlockView::Cards { cards: teams }]),
            Section::new(
                "How work flows",
                "flow",
                vec![BlockView::Cards {
                    cards: vec![
                        card("Value stream", "Get paid", "value-streams/get-paid.html", "Merchants give us 1.2% of paid invoices because money arrives 9 days sooner than without us."),
                        card("Value stream map", "Get paid: current state", "value-stream-maps/get-paid-current.html", "Measured 18 March 2026 on 12 items."),
                        card("Opportunity tree", "More invoices paid within 30 days", "opportunity-trees/get-paid.html", "Target: I can't tell a bounced email from a slow payer."),
                    ],
                }],
            ),
            Section::new(
                "Reviewed lately",
                "lately",
                vec![BlockView::List {
                    ordered: false,
                    items: vec![
                        ListItem { text: vec![Inline::link("More invoices paid within 30 days", "opportunity-trees/get-paid.html")], note: vec![Inline::text("10 April 2026 by Ada Osei")] },
                        ListItem { text: vec![Inline::link("Payments", "teams/payments.html")], note: vec![Inline::text("30 March 2026 by Ada Osei")] },
                    ],
                }],
            ),
        ],
        ..PageView::at("index.html", "Kestrel handbook")
    }
}

pub(super) fn index() -> PageView {
    let mut home = home();
    let Some(BlockView::Cards { cards }) = home.sections[1].blocks.pop() else { panic!("cards") };
    let cards = cards.into_iter().map(|card| CardView { href: card.href.replace("teams/", ""), eyebrow: None, ..card }).collect();
    PageView {
        nav: Some("team".into()),
        breadcrumbs: crumbs(&[("Home", Some("../index.html")), ("Teams", None)]),
        lead: Some("Why each team exists, what it owns and how to work with it.".into()),
        sections: vec![
            Section::bare(vec![BlockView::Html {
                html: "<p>Every team writes its own page and reviews it each quarter.</p>".into(),
            }]),
            Section::bare(vec![BlockView::Cards { cards }]),
            Section::bare(vec![BlockView::Empty { text: "No archived teams.".into() }]),
        ],
        ..PageView::at("teams/index.html", "Teams")
    }
}

pub(super) fn person_page() -> PageView {
    let row = |kind: &str, title: &str, href: &str, due: &str| {
        vec![vec![Inline::link(title, href)], vec![Inline::text(kind)], vec![Inline::text(due)]]
    };
    let table = |caption: &str, rows| TableView {
        caption: caption.into(),
        columns: ["What", "Kind", "Next review"].map(ColumnView::words).to_vec(),
        rows,
        row_headers: true,
        hide_caption: true,
    };
    let accountable = vec![
        row("Team", "Payments", "../teams/payments.html", "28 June 2026"),
        row("Opportunity tree", "More invoices paid within 30 days", "../opportunity-trees/get-paid.html", "24 April 2026"),
        row("Responsibility", "discovery, in How payments works together", "../working-agreements/payments.html", "10 May 2026"),
    ];
    let responsible = vec![row("Responsibility", "acceptance", "../working-agreements/payments.html", "10 May 2026")];
    PageView {
        nav: Some("person".into()),
        breadcrumbs: crumbs(&[("Home", Some("../index.html")), ("People", Some("index.html")), ("Ada Osei", None)]),
        kind: Some(KindBadge { kind: "person".into(), title: "Person".into(), href: None }),
        reference: Some("person:ada".into()),
        facts: vec![
            Fact::one("Function", Inline::text("product")),
            Fact::one("Joined", Inline::Date { iso: "2023-02-01".into(), text: "1 February 2023".into() }),
            Fact::one("Team", team("Payments", TeamShape::StreamAligned)),
        ],
        sections: vec![
            Section::new("Accountable for", "accountable-for", vec![BlockView::Table(table("Accountable for", accountable))]),
            Section::new("Responsible for", "responsible-for", vec![BlockView::Table(table("Responsible for", responsible))]),
        ],
        ..PageView::at("people/ada.html", "Ada Osei")
    }
    .with_toc()
}

pub(super) fn ownership() -> PageView {
    let group = |name: &str, links: &[(&str, &str)]| LinkGroup {
        wording: name.into(),
        links: links.iter().map(|(text, href)| Inline::link(*text, *href)).collect(),
    };
    PageView {
        nav: Some("ownership".into()),
        breadcrumbs: crumbs(&[("Home", Some("index.html")), ("Who owns what", None)]),
        lead: Some("Every document, service and metric with the one person who answers for it.".into()),
        sections: vec![
            Section::new(
                "Nobody",
                "nobody",
                vec![BlockView::List {
                    ordered: false,
                    items: vec![ListItem {
                        text: vec![Inline::link("Onboard: current state", "value-stream-maps/onboard-current.html")],
                        note: vec![Inline::text("value stream map, reviewed 2 March 2026")],
                    }],
                }],
            ),
            Section::new(
                "People",
                "people",
                vec![BlockView::Links {
                    groups: vec![
                        group(
                            "Ada Osei",
                            &[
                                ("Payments", "teams/payments.html"),
                                ("More invoices paid within 30 days", "opportunity-trees/get-paid.html"),
                            ],
                        ),
                        group(
                            "Lin Zhao",
                            &[
                                ("Get paid: current state", "value-stream-maps/get-paid-current.html"),
                                ("How payments works together", "working-agreements/payments.html"),
                            ],
                        ),
                        group("Mei Tanaka", &[("Fraud models", "teams/fraud-models.html")]),
                    ],
                }],
            ),
        ],
        ..PageView::at("ownership.html", "Who owns what")
    }
    .with_toc()
}
