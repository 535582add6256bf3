//! One organisation in each of the four phases: the same documents, other levels.

use std::collections::BTreeMap;

use orgdocs::finding::Level::{self, Error, Info, Off, Warning};
use orgdocs::lint::{Policy, Profile, Scope, run};
use orgdocs::verify::World;

use crate::harness::Repo;

const PHASES: [&str; 4] = ["experimenting", "getting-traction", "hyper-growth", "optimizing"];

/// Documents with a slip for each rule that moves, over the backdrop.
const DOCUMENTS: &[(&str, &str)] = &[
    (
        "teams/payments.md",
        "---\nkind: team\ntype: undefined\nmembers: [lin, june, sam, omar]\nmetrics: [{id: change-lead-time, type: flow}]\n\
         interactions:\n  - {team: checkout, mode: collaboration, purpose: Find out what a payer needs}\n  - {team: runtime, mode: x-as-a-service, side: consumer, purpose: Deploy}\n\
         reviewed: 2026-03-30\n---\n# Backend\n\nSmall businesses get paid for work they have done.\n",
    ),
    (
        "teams/runtime.md",
        "---\nkind: team\naccountable: [pia, ivo]\ntype: platform\nmembers: [pia, ivo, max, uma, zoe]\n\
         metrics: [{id: live-within-a-day, type: value, direction: up, target: 90%, by: 2026-10-31}]\n\
         interactions:\n  - {team: checkout, mode: x-as-a-service, side: provider, purpose: Deploy}\n\
         reviewed: 2026-03-30\n---\n# Runtime\n\nEvery team ships on the day it is ready. Ask the design team for help.\n",
    ),
    (
        "teams/orphan.md",
        "---\nkind: team\naccountable: sam\ntype: stream-aligned\nmembers: [ivo, max, uma, zoe, pia]\nmetrics: [{id: live-within-a-day}]\n\
         reviewed: 2026-03-30\n---\n# Orphans\n\nEvery parcel finds its way.\n",
    ),
    (
        "teams/untyped.md",
        "---\nkind: team\naccountable: sam\nmembers: [sam, ada, cleo, gus, hal]\nmetrics: [{id: live-within-a-day}]\n\
         reviewed: 2026-03-30\n---\n# Parcels\n\nEvery parcel finds its way.\n",
    ),
    (
        "opportunity-trees/forgotten.md",
        "---\nkind: opportunity-tree\naccountable: ada\nresponsible: [ada, sam, lin]\nvalue_stream: get-paid\n\
         outcome: {id: paid-within-30d}\nreviewed: 2025-02-03\n---\n# Forgotten\n\n## Tree\n\n- Opportunity: I forget whom I reminded\n",
    ),
    (
        "value-stream-maps/get-paid-current.md",
        "---\nkind: value-stream-map\nvalue_stream: get-paid\naccountable: lin\nstate: current\nitem: One change\n\
         measured: 2026-03-18\nreviewed: 2026-03-18\n---\n# Get paid\n\n## Steps\n\n| Step | Team | PT | LT | %C&A |\n\
         |---|---|---|---|---|\n| Shape | payments | 1h | 20d | 50% |\n| Build | checkout | 1h | 20d | 50% |\n",
    ),
    (
        "handoffs/release.md",
        "---\nkind: handoff\nfrom: checkout\nto: runtime\naccountable: cleo\nagreed_by: [cleo, pia]\n---\n# A release\n",
    ),
    (
        "bets/letters.md",
        "---\nkind: bet\naccountable: ada\nvalue_stream: get-paid\nmetric: {id: paid-within-30d}\npredict: 74%\n\
         decide_by: 2026-06-15\nreviewed: 2026-04-13\n---\n# Letters\n\nWe believe that letters are read.\n",
    ),
    (
        "investment-mixes/get-paid-2026-q2.md",
        "---\nkind: investment-mix\nvalue_stream: get-paid\nperiod: 2026-Q2\naccountable: devi\nagreed_by: [cleo, devi]\n\
         mix: {new-capability: 90%, ktlo: 10%}\n---\n# Q2\n",
    ),
    (
        "investment-mixes/checkout.md",
        "---\nkind: investment-mix\nteam: checkout\nperiod: 2026-Q2\naccountable: devi\nagreed_by: [cleo, devi]\n\
         mix: {new-capability: 60%, runway: 30%, ktlo: 10%}\n---\n# Checkout, Q2\n",
    ),
    (
        "cfr/page.md",
        "---\nkind: cfr\napplies_to: service:payment-page\naccountable: cleo\n---\n# The page\n\n## Requirements\n\n\
         | Quality | Measure | Target | Demand | Check |\n|---|---|---|---|---|\n\
         | scalability | pages per minute | >= 12000 | 10 | load test |\n",
    ),
    (
        "leadership-teams/leads.md",
        "---\nkind: leadership-team\naccountable: cleo\nmembers:\n  - {person: cleo, function: product, counterparts: [devi]}\n\
         \x20 - {person: devi, function: technology}\n  - {person: gus, function: design}\n\
         metrics: [{id: get-paid-revenue}]\n---\n# Leads\n\nMerchants choose us because the money arrives.\n",
    ),
    (
        "working-agreements/checkout.md",
        "---\nkind: working-agreement\nlevel: team\nteam: checkout\naccountable: cleo\nagreed_on: 2020-03-26\n\
         agreed_by: [cleo, devi, gus, hal, iris]\nreviewed: 2026-03-26\n---\n# How\n\n## Responsibilities\n\n\
         | Responsibility | Accountable | Responsible |\n|---|---|---|\n| discovery | @cleo | everyone |\n\n## Skills\n\n- Forms\n\n\
         ## Norms\n\n- Two people look at every screen before it is built.\n\n## Disagreements\n\nCleo decides.\n",
    ),
    (
        "skills/checkout.md",
        "---\nkind: skills\nteam: checkout\naccountable: cleo\n---\n# Skills\n\n## Skills\n\n| Skill | Need | cleo | devi |\n\
         |---|---|---|---|\n| forms | 1 | 3 | 1 |\n",
    ),
];

/// What the rules weigh in each phase, as the table of §17 says.
const TABLE: &[(&str, [Level; 4])] = &[
    ("accountable-owner-present", [Warning, Error, Error, Error]),
    ("single-accountable-owner", [Warning, Error, Error, Error]),
    ("value-metric-present", [Warning, Error, Error, Error]),
    ("kill-criteria-present", [Error, Error, Error, Error]),
    ("stream-aligned-team-has-stream", [Off, Info, Error, Error]),
    ("team-type-present", [Off, Info, Warning, Error]),
    ("cross-functional-team", [Off, Info, Warning, Warning]),
    ("healthy-team-size", [Off, Info, Warning, Warning]),
    ("team-named-for-value", [Off, Info, Warning, Warning]),
    ("team-means-cross-functional", [Off, Info, Warning, Warning]),
    ("reciprocal-interaction", [Off, Off, Warning, Warning]),
    ("xaas-expectation-present", [Off, Off, Warning, Warning]),
    ("time-boxed-collaboration", [Off, Info, Warning, Warning]),
    ("handoff-expectation-present", [Off, Info, Warning, Error]),
    ("handoff-declared", [Off, Info, Warning, Error]),
    ("healthy-flow-efficiency", [Off, Info, Warning, Warning]),
    ("healthy-rolled-complete-accurate", [Off, Info, Warning, Warning]),
    ("balanced-mix", [Info, Warning, Error, Error]),
    ("measured-technical-investment", [Off, Info, Warning, Error]),
    ("essential-qualities-covered", [Off, Info, Warning, Error]),
    ("requirement-proportionate-to-demand", [Warning, Warning, Info, Off]),
    ("leadership-agreement-present", [Off, Info, Warning, Error]),
    ("mutual-counterparts", [Off, Info, Warning, Error]),
    ("agreement-renewed-with-joiners", [Info, Warning, Error, Warning]),
    ("every-responsibility-owned", [Off, Info, Warning, Warning]),
    ("shared-skill", [Off, Info, Warning, Warning]),
    ("living-document", [Off, Info, Warning, Warning]),
    ("linked-document", [Off, Info, Warning, Warning]),
    // The mixes hold no technical work at all, and a third of it: above the band of the first phase, in that of the others.
    ("mix-within-phase-band", [Info, Off, Off, Off]),
];

/// The kinds that an organisation of each phase is expected to have, as the table of §17 says.
const EXPECTED: &[(&str, [Level; 4])] = &[
    ("team", [Error, Error, Error, Error]),
    ("working-agreement", [Info, Warning, Error, Error]),
    ("value-stream", [Off, Info, Error, Error]),
    ("value-stream-map", [Off, Off, Warning, Warning]),
    ("opportunity-tree", [Info, Warning, Warning, Warning]),
    ("bet", [Warning, Warning, Warning, Warning]),
    ("roadmap", [Info, Warning, Error, Error]),
    ("investment-mix", [Off, Info, Warning, Error]),
    ("cross-functional-requirements", [Off, Info, Warning, Error]),
    ("health-check", [Off, Info, Warning, Warning]),
    ("skills", [Off, Off, Info, Warning]),
    ("leadership-team", [Off, Info, Warning, Error]),
    ("glossary", [Off, Info, Warning, Warning]),
    ("decision", [Info, Info, Warning, Warning]),
];

fn config(phase: &str, more: &str) -> String {
    format!(
        "organisation:\n  phase: {phase}\n  functions: [product, design, technology, data, quality, support]\n\
         \x20 responsibilities: [discovery, code-review, release]\n  investment_categories:\n    product: [new-capability]\n\
         \x20   technical: [tech-debt, runway]\n    run: [ktlo]\n{more}"
    )
}

/// The levels of each rule in a phase, and who decided them.
fn levels(phase: &str, more: &str, profile: Option<Profile>) -> BTreeMap<String, (Level, String)> {
    let mut world = World::backdrop();
    for (path, text) in DOCUMENTS {
        world.put(path, text);
    }
    world.put("orgdocs.yaml", &config(phase, more));
    let (model, _) = world.check();
    let findings = run(&model, &Policy::new(&model.config, profile), &Scope::default());
    let each = findings.shown.into_iter().map(|finding| (finding.rule.to_string(), (finding.level, finding.decided_by)));
    each.collect()
}

#[test]
fn findings_weigh_what_their_phase_says() {
    let found = PHASES.map(|phase| levels(phase, "", None));
    let level = |at: usize, rule: &str| found[at].get(rule).map_or(Off, |(level, _)| *level);
    let is = |rule: &str| [0, 1, 2, 3].map(|at| level(at, rule));
    let wrong: Vec<String> = TABLE
        .iter()
        .filter(|(rule, levels)| is(rule) != *levels)
        .map(|(rule, levels)| format!("{rule}: {:?}, not {levels:?}", is(rule)))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn each_phase_expects_its_documents() {
    for (at, phase) in PHASES.into_iter().enumerate() {
        let kinds: Vec<&str> = EXPECTED.iter().map(|(kind, _)| *kind).collect();
        let config = format!("organisation: {{phase: {phase}}}\nkinds:\n  - {}\n", kinds.join("\n  - "));
        let output = Repo::new().file("orgdocs.yaml", &config).run(["check", "--format", "concise"]);
        let told = &output.stdout;
        for (line, (kind, levels)) in EXPECTED.iter().enumerate() {
            let place = format!("orgdocs.yaml:{}:5: ", line + 3);
            let found = told.lines().find_map(|line| line.strip_prefix(&place)).unwrap_or("off ");
            assert_eq!(found.split(' ').next(), Some(levels[at].word()), "{kind} in {phase}: {found}");
        }
    }
}

#[test]
fn everybody_who_decides_a_level_is_named() {
    let who = |more: &str, profile| levels("hyper-growth", more, profile).get("healthy-team-size").cloned();
    let said = |level, by: &str| Some((level, by.to_owned()));
    assert_eq!(who("", None), said(Warning, "default for hyper-growth"));
    assert_eq!(who("", Some(Profile::Starter)), None);
    assert_eq!(who("rules: {healthy-team-size: info}\n", None), said(Info, "orgdocs.yaml"));
    assert_eq!(
        who("overrides: [{kinds: [team], rules: {healthy-team-size: error}}]\n", None),
        said(Error, "an override in orgdocs.yaml")
    );
    assert_eq!(
        who("overrides: [{paths: [\"skills/**\"], rules: {healthy-team-size: error}}]\n", None),
        said(Warning, "default for hyper-growth")
    );
    let strict = levels("getting-traction", "", Some(Profile::Strict)).get("healthy-team-size").cloned();
    assert_eq!(strict, said(Warning, "--profile strict"));
    let timeless = levels("hyper-growth", "", Some(Profile::Timeless));
    assert!(!timeless.contains_key("fresh-review") && timeless.contains_key("healthy-team-size"));
}
