//! Changes of the example organisation, each with exactly the findings that §20 of the kinds names for it.

use std::collections::BTreeSet;
use std::path::Path;

use crate::harness::Repo;

/// What a slip changes: in a file, a text and what takes its place; a text that is not there yet makes a file.
type Slip = (&'static str, &'static str, &'static str);

const MAP: &str = "value-stream-maps/get-paid-current.md";
const MIX: &str = "investment-mixes/get-paid-2026-q2.md";
const EXPECT: Slip = (MAP, "expect: {process_time: 39h, lead_time: 18d, activity_ratio: 27%, rolled_ca: 47%, handoffs: 2}\n", "");
const SECOND: &str = "---\nkind: roadmap\nvalue_stream: get-paid\naccountable: lin\ncontributors: [lin, ada]\nreviewed: 2026-04-13\n---\n\
    # Get paid, the technical part\n\n## Now\n\n- Faster retries — outcome: paid-within-30d; category: improve-existing\n\n\
    ## Next\n\n- Fewer tables — outcome: change-lead-time; category: tech-debt\n\n## Not doing\n\n- A new language — because: nobody asked\n\n\
    Beside [the other one](get-paid.md).\n";

/// Changes, with the findings that they add and those that they take away.
type Predicted = (&'static str, &'static [Slip], &'static [&'static str], &'static [&'static str]);

const SLIPS: &[Predicted] = &[
    (
        "two people answer for the map",
        &[(MAP, "accountable: lin", "accountable: [lin, ada]")],
        &["value-stream-maps/get-paid-current.md single-accountable-owner"],
        &[],
    ),
    (
        "the mix adds up to 102%",
        &[(MIX, "| ktlo | 10% | 14% |", "| ktlo | 12% | 14% |")],
        &["investment-mixes/get-paid-2026-q2.md mix-adds-up"],
        &[],
    ),
    (
        "risk review takes six days",
        &[EXPECT, (MAP, "| fraud-models | 2h | 4d |", "| fraud-models | 2h | 6d |")],
        &["value-stream-maps/get-paid-current.md handoff-expectation-met"],
        &[],
    ),
    (
        "june has not agreed",
        &[("working-agreements/payments.md", "omar, june, tove]", "omar, tove]")],
        &["working-agreements/payments.md agreed-by-every-member"],
        &[],
    ),
    (
        "a decision is overdue",
        &[("bets/delivery-receipts.md", "decide_by: 2026-05-29", "decide_by: 2026-04-10")],
        &["bets/delivery-receipts.md bet-decided-on-time"],
        &[],
    ),
    (
        "the value metric measures flow",
        &[("teams/payments.md", "{id: paid-within-30d, type: value,", "{id: paid-within-30d, type: flow,")],
        // The kinds were written before the products that promise this metric.
        &[
            "opportunity-trees/get-paid.md outcome-measures-value",
            "products/invoicing.md value-metric-measures-value",
            "products/reminders.md value-metric-measures-value",
            "teams/payments.md value-metric-present",
        ],
        &[],
    ),
    (
        "a second roadmap for one stream",
        &[
            ("roadmaps/get-paid-technical.md", "", SECOND),
            (
                "README.md",
                "| where work waits |",
                "| the technical part | [there](roadmaps/get-paid-technical.md) |\n| where work waits |",
            ),
        ],
        &["roadmaps/get-paid.md one-roadmap-per-stream"],
        &[],
    ),
    (
        "a hash that YAML takes for a comment",
        &[("teams/payments.md", "channels: {chat: \"#payments\", ask", "channels:\n  chat: #payments\nx_more: {ask")],
        &["teams/payments.md quoted-hash"],
        &[],
    ),
    (
        "noor drops petra",
        &[("leadership-teams/product-leads.md", "counterparts: [petra, ravi]", "counterparts: [ravi]")],
        &["leadership-teams/product-leads.md mutual-counterparts"],
        &[],
    ),
    (
        "one of two accountants is only learning",
        &[("skills/payments.md", "| ledger-accounting | 2 | team | 2 | 2 |", "| ledger-accounting | 2 | team | 2 | 1 |")],
        &["skills/payments.md skill-need-met"],
        &["skills/payments.md skill-teacher-present"],
    ),
];

/// The findings of the example with some changes, as path and rule.
fn found(slips: &[Slip]) -> BTreeSet<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs-example");
    let mut repo = Repo::copy_of(&folder);
    for (path, from, to) in slips {
        let before = if from.is_empty() { String::new() } else { std::fs::read_to_string(repo.path(path)).unwrap() };
        assert_eq!(before.matches(from).count(), 1, "{path} holds once: {from}");
        let after = if from.is_empty() { (*to).to_owned() } else { before.replacen(from, to, 1) };
        repo = repo.bytes(path, after.as_bytes());
    }
    let output = repo.run(["check", "--format", "json"]);
    let findings = output.findings();
    let told: BTreeSet<String> = findings.iter().map(|one| format!("{} {}", one.path, one.rule)).collect();
    assert_eq!(told.len(), findings.len(), "one fault, one finding: {findings:?}");
    told
}

#[test]
fn each_slip_has_the_findings_it_was_thought_up_for() {
    let clean = found(&[]);
    for (what, slips, added, gone) in SLIPS {
        let slipped = found(slips);
        let difference = |a: &BTreeSet<String>, b: &BTreeSet<String>| a.difference(b).cloned().collect::<Vec<_>>();
        assert_eq!(difference(&slipped, &clean), *added, "{what}");
        assert_eq!(difference(&clean, &slipped), *gone, "{what}");
    }
}
