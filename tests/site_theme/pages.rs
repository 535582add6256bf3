//! One page of every type, from Kestrel.

use orgdocs::diagram::Words;
use orgdocs::diagram::{interactions, ladder, spark, tree};
use orgdocs::finding::Level;
use orgdocs::site::view::*;

use super::pictures;

pub(super) fn date(iso: &str, text: &str) -> DateView {
    DateView { iso: iso.into(), text: text.into() }
}

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
                title: None,
                items: vec![item("home", "Home", "index.html", None), item("ownership", "Who owns what", "ownership.html", None)],
            },
            NavSection {
                title: Some("Teams".into()),
                items: vec![
                    item("team", "Teams", "teams/index.html", Some(4)),
                    item("person", "People", "people/index.html", Some(15)),
                    item("working-agreement", "Working agreements", "working-agreements/index.html", Some(3)),
                ],
            },
            NavSection {
                title: Some("Flow".into()),
                items: vec![
                    item("value-stream", "Value streams", "value-streams/index.html", Some(2)),
                    item("value-stream-map", "Value stream maps", "value-stream-maps/index.html", Some(2)),
                    item("opportunity-tree", "Opportunity trees", "opportunity-trees/index.html", Some(2)),
                    item("metric", "Metrics", "metrics/index.html", Some(9)),
                ],
            },
            NavSection {
                title: Some("Handbook".into()),
                items: vec![item("page", "Onboarding", "handbook/onboarding.html", None)],
            },
            NavSection {
                title: Some("About these documents".into()),
                items: vec![
                    item("findings", "Findings", "findings.html", Some(4)),
                    item("rules", "Rules", "rules/index.html", None),
                    item("kinds", "Kinds", "kinds/index.html", None),
                ],
            },
        ],
        findings: Counts { errors: 1, warnings: 2, infos: 1 },
        findings_href: Some("findings.html".into()),
        live: false,
    }
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
        home(),
        team_page(),
        map_page(),
        tree_page(),
        ordinary(),
        index(),
        person_page(),
        ownership(),
        findings(),
        rules(),
        rule(),
        kind(),
        not_found(),
    ]
}

fn home() -> PageView {
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

fn team_page() -> PageView {
    let words = Words::default();
    let member = |name: &str, role: &str, function: &str, share: &str| {
        vec![vec![person(name)], vec![Inline::text(role)], vec![Inline::text(function)], vec![Inline::number(share)]]
    };
    let members = TableView {
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
    };
    let owns = TableView {
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
    };
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
            Section::new("Members", "members", vec![BlockView::Table(members)]),
            Section::new("Interactions", "interactions-heading", vec![BlockView::Figure(interactions::render(&pictures::interactions()))]),
            Section::new("Owns", "owns", vec![BlockView::Table(owns)]),
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

fn map_page() -> PageView {
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

fn tree_page() -> PageView {
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

fn ordinary() -> PageView {
    let html = include_str!("ordinary.html");
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

fn index() -> PageView {
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

fn person_page() -> PageView {
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

fn ownership() -> PageView {
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

fn findings() -> PageView {
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

fn rules() -> PageView {
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

fn rule() -> PageView {
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

fn kind() -> PageView {
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

fn not_found() -> PageView {
    PageView { layout: Layout::NotFound, ..PageView::at("404.html", "Not found") }
}
