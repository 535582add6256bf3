//! Kestrel's pictures, written by hand from the kind files.

use orgdocs::diagram::interactions::{Interactions, Mode, Neighbour};
use orgdocs::diagram::ladder::{Burst, Handoff, Ladder, Rework, Step, TeamChip};
use orgdocs::diagram::spark::{Mark, Spark};
use orgdocs::diagram::tree::{Node, Role, Tree};
use orgdocs::diagram::{TeamShape, Tone};
use orgdocs::words::Words;

pub(super) fn map() -> Ladder {
    let payments =
        || TeamChip { name: "Payments".into(), href: Some("../teams/payments.html".into()), shape: TeamShape::StreamAligned };
    let fraud = || TeamChip {
        name: "Fraud models".into(),
        href: Some("../teams/fraud-models.html".into()),
        shape: TeamShape::ComplicatedSubsystem,
    };
    let handoff = || Handoff {
        label: "fraud-review".into(),
        note: Some("85% within 2d".into()),
        href: Some("../handoffs/fraud-review.html".into()),
    };
    let step = |name: &str, team: TeamChip, [pt, lt, ca, wip, wait]: [&str; 5]| Step {
        name: name.into(),
        team: Some(team),
        data: [("PT", pt), ("LT", lt), ("%C&A", ca), ("WIP", wip)].map(|(a, b)| (a.to_owned(), b.to_owned())).to_vec(),
        work: Some(pt.into()),
        wait: Some(wait.into()),
        ..Step::default()
    };
    let mut steps = vec![
        step("Shape", payments(), ["6h", "5d", "80%", "4", "34h"]),
        step("Build", payments(), ["24h", "6d", "70%", "3", "24h"]),
        step("Risk review", fraud(), ["2h", "4d", "90%", "5", "30h"]),
        step("Verify", payments(), ["6h", "2d", "95%", "2", "10h"]),
        step("Deploy", payments(), ["1h", "1d", "98%", "1", "7h"]),
    ];
    steps[0].bottleneck = true;
    steps[2].queue = Some("5".into());
    steps[2].handoff = Some(handoff());
    steps[3].handoff = Some(handoff());
    let totals = [
        ("Lead time", "18d"),
        ("Process time", "39h"),
        ("Flow efficiency", "27.1%"),
        ("Rolled %C&A", "46.9%"),
        ("Handoffs", "2"),
    ];
    Ladder {
        id: "map".into(),
        title: "Get paid: current state".into(),
        description:
            "Five steps from shaping to deployment. Of 18 days lead time, 39 hours are work. The longest wait, 34 hours, \
                      lies before Shape; three in ten items come back from risk review."
                .into(),
        trigger: Some("A merchant issues an invoice".into()),
        customer: Some("Small businesses with fewer than 20 staff".into()),
        steps,
        rework: vec![Rework {
            from: 2,
            to: 0,
            share: Some(30.0),
            label: "30%".into(),
            why: Some("Fraud rules unknown while shaping".into()),
        }],
        bursts: vec![Burst {
            key: "k1".into(),
            text: "Risk API replaces the review (bet: risk-api), saves 3d".into(),
            step: 2,
            href: Some("#k1".into()),
        }],
        totals: totals.map(|(a, b)| (a.to_owned(), b.to_owned())).to_vec(),
        words: Words::default(),
    }
}

/// Twelve steps with every text long: what a picture has to survive.
pub(super) fn long_map() -> Ladder {
    let mut map = map();
    let first = map.steps.clone();
    map.id = "long-map".into();
    map.title = "Twelve steps".into();
    for round in 0..7 {
        let mut step = first[round % 5].clone();
        step.name = format!("{} again, with the department-for-interdepartmental-coordination", step.name);
        step.bottleneck = false;
        map.steps.push(step);
    }
    for (from, to) in [(5, 3), (9, 4), (11, 10), (7, 7)] {
        map.rework.push(Rework {
            from,
            to,
            share: Some(12.0),
            label: "12%".into(),
            why: Some("because nobody asked the people who would have known".into()),
        });
    }
    map
}

pub(super) fn spark() -> Spark {
    let mark = |value, label: &str| Some(Mark { value, label: label.into() });
    Spark {
        baseline: mark(71.0, "71%"),
        now: mark(73.4, "73.4%"),
        target: mark(78.0, "78%"),
        by: Some("30 September 2026".into()),
    }
}

pub(super) fn tree() -> Tree {
    let node = |role, text: &str, children: Vec<Node>| Node { role, text: text.into(), children, ..Node::default() };
    let test = |text: &str, pass: &str, status: (&str, Tone)| Node {
        note: Some(pass.into()),
        status: Some((status.0.into(), status.1)),
        ..node(Role::Test, text, vec![])
    };
    let assumption =
        |kind: &str, text: &str, test: Node| Node { note: Some(kind.into()), ..node(Role::Assumption, text, vec![test]) };
    let receipts = Node {
        status: Some(("building".into(), Tone::Info)),
        href: Some("../bets/delivery-receipts.html".into()),
        ..node(
            Role::Solution,
            "Delivery receipt on every invoice",
            vec![
                assumption(
                    "Feasibility",
                    "Mail providers report bounces within an hour",
                    test("Replay 1,000 sends", ">= 95% classified within 1h: 97%", ("validated", Tone::Good)),
                ),
                assumption(
                    "Desirability",
                    "Merchants act on a bounce the same day",
                    test("Concierge alerts to 30 merchants", ">= 15 of 30 act, by 30 April", ("open", Tone::Neutral)),
                ),
            ],
        )
    };
    let bounced = Node {
        target: true,
        evidence: Some("5/12 interviews".into()),
        ..node(
            Role::Opportunity,
            "I can't tell a bounced email from a slow payer",
            vec![
                receipts,
                node(Role::Solution, "Also deliver by WhatsApp", vec![]),
                node(Role::Solution, "Ask the payer to confirm the address at checkout", vec![]),
            ],
        )
    };
    let seen = Node {
        evidence: Some("7/12 interviews".into()),
        ..node(Role::Opportunity, "I can't tell whether my customer has seen the invoice", vec![bounced])
    };
    let forget = Node {
        evidence: Some("4/12 interviews".into()),
        ..node(Role::Opportunity, "I forget who I have already reminded", vec![])
    };
    Tree {
        id: "tree".into(),
        title: "More invoices paid within 30 days".into(),
        description: "One outcome, three opportunities; the target is telling a bounced email from a slow payer.".into(),
        root: Node { bar: Some(spark()), ..node(Role::Outcome, "Paid within 30 days", vec![seen, forget]) },
        words: Words::default(),
    }
}

/// The same tree three times over: too large to draw.
pub(super) fn large_tree() -> Tree {
    let mut tree = tree();
    let children = tree.root.children.clone();
    tree.root.children.extend(children.clone());
    tree.root.children.extend(children);
    Tree { id: "large-tree".into(), title: "A tree too large to draw".into(), ..tree }
}

pub(super) fn interactions() -> Interactions {
    let neighbour = |name: &str, shape, mode, outgoing, purpose: &str, time: &str| Neighbour {
        name: name.into(),
        href: Some(format!("{}.html", name.to_lowercase().replace(' ', "-"))),
        shape,
        mode,
        outgoing,
        purpose: purpose.into(),
        time: (!time.is_empty()).then(|| time.into()),
        ..Neighbour::default()
    };
    let service = Mode::XAsAService;
    let subsystem = TeamShape::ComplicatedSubsystem;
    Interactions {
        id: "interactions".into(),
        title: "How Payments works with other teams".into(),
        description: "Payments uses the runtime platform as a service and collaborates with Fraud models until 29 May 2026."
            .into(),
        team: "Payments".into(),
        shape: TeamShape::StreamAligned,
        neighbours: vec![
            neighbour("Runtime platform", TeamShape::Platform, service, false, "Deploy and observe our services", ""),
            Neighbour {
                expected: true,
                ..neighbour("Fraud models", subsystem, service, false, "Call the risk API", "from 1 June 2026")
            },
            neighbour(
                "Fraud models",
                subsystem,
                Mode::Collaboration,
                false,
                "Discover the real-time risk API",
                "until 29 May 2026",
            ),
            Neighbour {
                overdue: true,
                ..neighbour(
                    "Observability guild",
                    TeamShape::Enabling,
                    Mode::Facilitating,
                    false,
                    "Learn to alert on symptoms",
                    "ended 31 March 2026",
                )
            },
            neighbour("Activation", TeamShape::StreamAligned, service, true, "Send the first invoice through invoice-api", ""),
            neighbour("Ledger", TeamShape::Undefined, Mode::Facilitating, true, "Move bookings to events", "until 12 May 2026"),
        ],
        words: Words::default(),
    }
}
