//! One slip in the example organisation, and exactly the findings it deserves.
//!
//! To add one: a line in [`MUTATIONS`]; expected places are `path:line:column rule`, in the mutated text.

use std::collections::BTreeSet;
use std::path::Path;

use crate::harness::{Found, Repo};

struct Mutation {
    file: &'static str,
    from: &'static str,
    to: &'static str,
    expected: &'static [&'static str],
}

const PAYMENTS: &str = "teams/payments.md";
const MAP: &str = "value-stream-maps/get-paid-current.md";
const AGREEMENT: &str = "working-agreements/payments.md";

const fn slip(file: &'static str, from: &'static str, to: &'static str, expected: &'static [&'static str]) -> Mutation {
    Mutation { file, from, to, expected }
}

const MUTATIONS: &[Mutation] = &[
    slip(
        MAP,
        "accountable: lin",
        "accountable: [lin, ada]",
        &["value-stream-maps/get-paid-current.md:5:14 single-accountable-owner"],
    ),
    slip(AGREEMENT, "omar, june, tove]", "omar, tove]", &["working-agreements/payments.md:7:12 agreed-by-every-member"]),
    slip(
        PAYMENTS,
        "paid-within-30d, type: value",
        "paid-within-30d, type: flow",
        &[
            "opportunity-trees/get-paid.md:7:10 outcome-measures-value",
            "products/invoicing.md:7:15 value-metric-measures-value",
            "products/reminders.md:7:15 value-metric-measures-value",
            "teams/payments.md:13:1 value-metric-present",
        ],
    ),
    slip(
        PAYMENTS,
        "channels: {chat: \"#payments\", ask",
        "channels:\n  chat: #payments\nother: {ask",
        &["teams/payments.md:21:9 quoted-hash", "teams/payments.md:22:1 known-field"],
    ),
    // Enumerations, references, their kinds.
    slip(PAYMENTS, "severity: slowing", "severity: slowin", &["teams/payments.md:26:36 allowed-field-value"]),
    slip(
        PAYMENTS,
        "{team: fraud-models, mode: coll",
        "{team: fraud-model, mode: coll",
        &["teams/payments.md:24:12 live-reference"],
    ),
    slip(
        PAYMENTS,
        "{team: fraud-models, mode: coll",
        "{team: ada, mode: coll",
        &["teams/payments.md:24:12 right-kind-reference"],
    ),
    // Dates, durations, expectations.
    slip(PAYMENTS, "reviewed: 2026-03-30", "reviewed: 30.03.2026", &["teams/payments.md:29:11 iso-date"]),
    slip(MAP, "payments | 24h", "payments | 24", &["value-stream-maps/get-paid-current.md:24:31 duration-with-unit"]),
    slip(PAYMENTS, "response: 85% within 4h", "response: 85 in 4h", &["teams/payments.md:21:11 field-of-declared-type"]),
    // Fields and kinds.
    slip(PAYMENTS, "kind: team", "kind: taem", &["teams/payments.md:2:7 known-kind"]),
    slip(AGREEMENT, "revisit: every", "revisits: every", &["working-agreements/payments.md:8:1 known-field"]),
    // Syntax.
    slip(PAYMENTS, "accountable: ada", "accountable: @ada", &["teams/payments.md:3:14 bare-handle"]),
    slip(PAYMENTS, "accountable: ada", "accountable: ada\naccountable: lin", &["teams/payments.md:4:1 unique-key"]),
    // Links and anchors.
    slip(AGREEMENT, "../handbook/onboarding.md", "../handbook/onbording.md", &["working-agreements/payments.md:28:40 live-link"]),
    slip(
        AGREEMENT,
        "../handbook/onboarding.md",
        "../handbook/onboarding.md#x",
        &["working-agreements/payments.md:28:40 live-anchor"],
    ),
    slip(AGREEMENT, "../handbook/onboarding.md", "../../x.md", &["working-agreements/payments.md:28:40 link-inside-repository"]),
    slip(AGREEMENT, "[[team:fraud-models]]", "[[team:fraud-modles]]", &["working-agreements/payments.md:34:31 live-reference"]),
    // Bets, mixes, handoffs, decisions, roadmaps, leaders, skills, requirements, health checks.
    slip(
        "bets/delivery-receipts.md",
        "decide_by: 2026-05-29",
        "decide_by: 2026-04-10",
        &["bets/delivery-receipts.md:16:12 bet-decided-on-time"],
    ),
    slip(
        "bets/delivery-receipts.md",
        "71.5% by 2026-05-22",
        "75% by 2026-05-22",
        &["bets/delivery-receipts.md:20:5 prediction-survives-kill-criteria"],
    ),
    slip(
        "bets/sample-invoices.md",
        "activation-rate < 38% by 2026-06-01",
        "nobody uses it",
        &["bets/sample-invoices.md:17:11 measurable-kill-criterion"],
    ),
    slip(
        "investment-mixes/get-paid-2026-q2.md",
        "| ktlo | 10%",
        "| ktlo | 12%",
        &["investment-mixes/get-paid-2026-q2.md:19:1 mix-adds-up"],
    ),
    slip(
        "investment-mixes/get-paid-2026-q2.md",
        "[noor, petra, ravi, ada, lin]",
        "[noor, ada]",
        &["investment-mixes/get-paid-2026-q2.md:6:12 negotiated-mix"],
    ),
    slip(
        MAP,
        "| 2h | 4d |",
        "| 2h | 6d |",
        &[
            "value-stream-maps/get-paid-current.md:13:40 stream-map-totals-agree",
            "value-stream-maps/get-paid-current.md:25:45 handoff-expectation-met",
        ],
    ),
    slip(
        "handoffs/fraud-review.md",
        "returns: true",
        "returns: false",
        &["value-stream-maps/get-paid-current.md:26:22 handoff-declared"],
    ),
    slip(
        "decisions/0003-manual-risk-review.md",
        "status: superseded",
        "status: accepted",
        &["decisions/0007-score-risk-in-real-time.md:8:10 one-decision-per-topic"],
    ),
    slip(
        "decisions/0007-score-risk-in-real-time.md",
        "by: 2026-09-30",
        "by: 2026-03-30",
        &["decisions/0007-score-risk-in-real-time.md:12:15 decision-revisited-on-time"],
    ),
    slip(
        "roadmaps/onboard.md",
        "value_stream: onboard",
        "value_stream: get-paid",
        &["roadmaps/onboard.md:8:3 one-roadmap-per-stream", "value-streams/onboard.md:16:3 stream-roadmap-present"],
    ),
    slip(
        "leadership-teams/product-leads.md",
        "counterparts: [petra, ravi]",
        "counterparts: [ravi]",
        &["leadership-teams/product-leads.md:7:14 mutual-counterparts"],
    ),
    slip("skills/payments.md", "| rust-services | 3 |", "| rust-services | 5 |", &["skills/payments.md:16:19 skill-need-met"]),
    slip(
        "cross-functional-requirements/sandbox.md",
        "EUR 640",
        "EUR 940",
        &["cross-functional-requirements/sandbox.md:16:54 requirement-target-met"],
    ),
    slip(
        "health-checks/payments-2026-04.md",
        "dimension: speed",
        "dimension: learning",
        &["health-checks/payments-2026-04.md:20:3 action-for-every-red"],
    ),
    slip("handbook/words.md", "## Waiting", "## Team", &["handbook/words.md:32:4 one-meaning-per-term"]),
];

fn example() -> Repo {
    Repo::copy_of(&Path::new(env!("CARGO_MANIFEST_DIR")).join("docs-example"))
}

/// A finding without its column, which a change earlier in its line may move.
fn lines(found: &BTreeSet<Found>) -> BTreeSet<(String, u64, String)> {
    found.iter().map(|found| (found.path.clone(), found.line, found.rule.clone())).collect()
}

#[test]
fn each_slip_has_exactly_its_findings() {
    let clean = example().run(["check", "--format", "json"]).findings();
    let mut wrong = Vec::new();
    for mutation in MUTATIONS {
        let repo = example();
        let text = repo.read(mutation.file);
        assert!(text.contains(mutation.from), "{} has no '{}'", mutation.file, mutation.from);
        let mutated = text.replacen(mutation.from, mutation.to, 1);
        let added = mutated.matches('\n').count() - text.matches('\n').count();
        let edited = text[..text.find(mutation.from).unwrap()].matches('\n').count() as u64 + 1;
        let output = repo.bytes(mutation.file, mutated.as_bytes()).run(["check", "--format", "json"]);
        let before: BTreeSet<_> = lines(&clean)
            .into_iter()
            .map(
                |(path, line, rule)| {
                    if path == mutation.file && line > edited { (path, line + added as u64, rule) } else { (path, line, rule) }
                },
            )
            .collect();
        let new: Vec<String> = output
            .findings()
            .iter()
            .filter(|found| !before.contains(&(found.path.clone(), found.line, found.rule.clone())))
            .map(|found| format!("{found:?}"))
            .collect();
        let gone = before.difference(&lines(&output.findings())).count();
        if new != mutation.expected || gone > 0 {
            wrong.push(format!("'{}' → '{}': {new:#?}, not {:#?}; {gone} gone", mutation.from, mutation.to, mutation.expected));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
