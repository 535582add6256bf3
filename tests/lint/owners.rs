//! What `accountable` may hold, and which one rule speaks about it.

use orgdocs::verify::World;

use crate::harness::Repo;

/// What fires when a metric says this in `accountable`.
fn fired(accountable: &str) -> Vec<String> {
    let mut world = World::backdrop();
    let metric = format!(
        "kind: metric\ntitle: Revenue\naccountable: {accountable}\ntype: value\ndefinition: Our share of every invoice.\n\
         unit: EUR per month\ndirection: up\nsource: ledger\nreviewed: 2026-03-30\n"
    );
    world.put("metrics/get-paid-revenue.yaml", &metric);
    let (_, findings) = world.check();
    findings.shown.iter().map(|finding| finding.rule.to_string()).collect()
}

#[test]
fn each_way_of_naming_nobody_in_particular_has_one_rule() {
    let cases = [
        ("TBD", "accountable-owner-present"),
        ("n/a", "accountable-owner-present"),
        ("\"?\"", "accountable-owner-present"),
        ("[]", "accountable-owner-present"),
        ("[ada, lin]", "single-accountable-owner"),
        ("ada & lin", "single-accountable-owner"),
        ("ada/lin", "single-accountable-owner"),
        ("ada and lin", "single-accountable-owner"),
        ("{first: ada}", "single-accountable-owner"),
        ("payments", "accountable-person"),
        ("team:payments", "accountable-person"),
        ("payments-team", "accountable-person"),
        ("the business", "accountable-person"),
        ("everyone", "accountable-person"),
        ("vendor:stripe", "accountable-person"),
        ("aba", "known-accountable-owner"),
        ("Lin Zao", "known-accountable-owner"),
        ("role:head-of-data", "single-role-holder"),
    ];
    for (accountable, rule) in cases {
        assert_eq!(fired(accountable), [rule], "accountable: {accountable}");
    }
}

#[test]
fn one_person_in_any_spelling_is_fine() {
    for accountable in ["ada", "[ada]", "person:ada", "person/ada", "role:head-of-risk", "\"[[ada]]\"", "\"@ada\""] {
        assert_eq!(fired(accountable), [""; 0], "accountable: {accountable}");
    }
}

#[test]
fn whoever_left_no_longer_answers() {
    let mut world = World::backdrop();
    world.put(
        "people/ada.yaml",
        "kind: person\nid: ada\nname: Ada Osei\nfunction: product\njoined: 2023-02-01\nleft: 2026-04-01\n",
    );
    let (_, findings) = world.check();
    let owners = findings.shown.iter().filter(|finding| finding.rule.as_str() == "known-accountable-owner");
    assert!(owners.count() >= 3, "each document of hers says so");
}

/// What fires about a document over the backdrop.
fn fired_by(path: &str, text: &str) -> Vec<String> {
    let mut world = World::backdrop();
    world.put(path, text);
    world.put("handbook/links.md", &format!("# Links\n\nSee [it](../{path}).\n"));
    let (_, findings) = world.check();
    findings.shown.iter().map(|finding| finding.rule.to_string()).collect()
}

#[test]
fn whoever_answers_for_an_entry_is_held_to_the_same() {
    let agreement = |row: &str| {
        format!(
            "---\nkind: working-agreement\nlevel: team\nteam: payments\naccountable: lin\nagreed_on: 2026-03-26\n\
             agreed_by: [ada, lin, sam, omar, june]\nreviewed: 2026-03-26\n---\n# How payments works\n\n## Responsibilities\n\n\
             | Responsibility | Accountable | Responsible |\n|---|---|---|\n| discovery | {row} | everyone |\n\
             | code-review | @lin | @june, @omar |\n| release | @omar | @june |\n\n## Skills\n\n- Bank formats\n\n## Norms\n\n\
             - A blocked person says so in #payments within 2 hours.\n\n## Disagreements\n\nTalk first, then @ada decides.\n"
        )
    };
    for (row, rule) in [
        ("@ada", None),
        ("@ada, @sam", Some("single-accountable-per-responsibility")),
        ("everyone", Some("single-accountable-per-responsibility")),
        ("", Some("single-accountable-per-responsibility")),
        ("TBD", Some("accountable-owner-present")),
        ("the team", Some("accountable-person")),
        ("our team", Some("accountable-person")),
        ("management", Some("accountable-person")),
        ("team:checkout", Some("accountable-person")),
        ("vendor:stripe", Some("accountable-person")),
        ("@aba", Some("known-accountable-owner")),
    ] {
        let found = fired_by("working-agreements/payments.md", &agreement(row));
        assert_eq!(found, rule.into_iter().collect::<Vec<_>>(), "accountable: {row}");
    }
    let handoff = |who: &str| {
        format!(
            "---\nkind: handoff\nfrom: payments\nto: checkout\naccountable: cleo\noutcome_accountable: {who}\n\
             agreed_by: [ada, cleo]\nwhat: A page to look at\nreason: specialist-skill\nstrategy: keep\nchannel: async\n\
             sle: 85% within 2d\nobserved: {{p50: 1d, p85: 2d, ca: 90%, measured: 2026-03-18}}\nreviewed: 2026-03-30\n---\n\
             # A page to look at\n\n## Ready\n\n- The page\n\n## Done\n\n- A yes or a no\n"
        )
    };
    let base = fired_by("handoffs/page.md", &handoff("ada"));
    for (who, rule) in [
        ("[ada, lin]", "single-accountable-owner"),
        ("everyone", "accountable-person"),
        ("vendor:stripe", "accountable-person"),
        ("payments", "accountable-person"),
        ("TBD", "accountable-owner-present"),
        ("aba", "known-accountable-owner"),
    ] {
        let found = fired_by("handoffs/page.md", &handoff(who));
        let added: Vec<&String> = found.iter().filter(|rule| !base.contains(rule)).collect();
        assert_eq!(added, [rule], "outcome_accountable: {who}");
    }
}

#[test]
fn whoever_does_an_action_is_one_person() {
    let of_action = |who: &str| {
        let text = format!(
            "---\nkind: health-check\nteam: payments\naccountable: ada\n---\n# Spring\n\n## Actions\n\n\
             | Action | Accountable | By |\n|---|---|---|\n| Talk | {who} | 2026-05-01 |\n"
        );
        let mut world = World::backdrop();
        world.put("health-checks/spring.md", &text);
        let (_, findings) = world.check();
        let of = ["single-action-owner", "accountable-person"];
        let told = findings.shown.iter().filter(|finding| of.contains(&finding.rule.as_str()));
        told.map(|finding| finding.message.clone()).collect::<Vec<_>>()
    };
    assert!(of_action("@ada").is_empty());
    for (who, told) in [
        ("everyone", "'Talk' has a group and not one person who answers for it"),
        ("@ada, @lin", "'Talk' has more than one person who answers for it"),
        ("", "'Talk' has nobody who answers for it"),
        ("the team", "'the team' is a group; accountability needs one person"),
        ("management", "'management' is a group; accountability needs one person"),
    ] {
        assert_eq!(of_action(who), [told], "{who}");
    }
}

/// Where no person is declared, no name can be looked up.
#[test]
fn a_group_is_told_once_where_nobody_is_declared() {
    let agreement = |who: &str| {
        let duties = format!("| Responsibility | Accountable |\n|---|---|\n| Release | {who} |\n");
        let text = format!(
            "---\nkind: working-agreement\nteam: payments\naccountable: ada\n---\n# Ours\n\n## Responsibilities\n\n{duties}"
        );
        let team = "---\nkind: team\naccountable: ada\nmembers: [ada, lin]\n---\n# Payments\n\nSmall firms get paid in time.\n";
        let config = "organisation: {phase: getting-traction}\n";
        let repo = Repo::new().file("orgdocs.yaml", config).file("teams/payments.md", team);
        let found = repo.file("working-agreements/ours.md", &text).run(["check", "--format", "json"]).findings();
        let of = ["accountable-person", "responsibility-owned-by-member", "single-accountable-per-responsibility"];
        found.into_iter().map(|found| found.rule).filter(|rule| of.contains(&rule.as_str())).collect::<Vec<_>>()
    };
    assert_eq!(agreement("lin"), [""; 0]);
    assert_eq!(agreement("omar"), ["responsibility-owned-by-member"]);
    for who in ["the team", "our team", "management", "Payments squad"] {
        assert_eq!(agreement(who), ["accountable-person"], "{who}");
    }
}

#[test]
fn whoever_decided_together_has_one_who_answers() {
    let decision = |front: &str| {
        format!(
            "---\nkind: decision\nstatus: accepted\ndate: 2026-03-02\n{front}---\n# Deliver through the bank\n\n## Options\n\n\
             - One\n- Another\n"
        )
    };
    for (front, expected) in [
        ("decision-makers: lin\n", &[][..]),
        ("decision-makers: [lin]\n", &[]),
        ("decision-makers: [lin, ada]\naccountable: lin\n", &[]),
        ("accountable: lin\ndeciders: [lin, ada]\n", &[]),
        ("decision-makers: [lin, ada]\n", &["single-accountable-owner"]),
        ("", &["accountable-owner-present"]),
        ("accountable: lin\nreviewed: 2026-04-01\n", &[]),
        ("accountable: lin\nreviewed: 2026-01-01\nreview_every: 90d\n", &["fresh-review"]),
    ] {
        assert_eq!(fired_by("decisions/bank.md", &decision(front)), expected, "{front}");
    }
}

/// What fires for a metric that says `owner`, and with which fix.
fn owner_fired(lines: &str) -> Vec<(String, String)> {
    let mut world = World::backdrop();
    let metric = format!(
        "kind: metric\ntitle: Revenue\n{lines}\ntype: value\ndefinition: Our share of every invoice.\n\
         unit: EUR per month\ndirection: up\nsource: ledger\nreviewed: 2026-03-30\n"
    );
    world.put("metrics/get-paid-revenue.yaml", &metric);
    let (_, findings) = world.check();
    let fix = |finding: &orgdocs::finding::Finding| {
        finding.fixes.first().map_or(String::new(), |fix| format!("{} {}", fix.edits[0].text, fix.safe))
    };
    findings.shown.iter().map(|finding| (finding.rule.to_string(), fix(finding))).collect()
}

#[test]
fn an_owner_is_one_finding_at_its_key() {
    let present = "accountable-owner-present";
    let cases = [
        ("owner: ada", vec![(present, "accountable true")]),
        ("owner: nobody-here", vec![(present, "")]),
        ("owner: payments", vec![(present, ""), ("unambiguous-owner", "team true")]),
        ("accountable: ada\nowner: payments", vec![("unambiguous-owner", "team true")]),
        ("accountable: ada\nowner: lin", vec![("unambiguous-owner", "")]),
    ];
    for (lines, expected) in cases {
        let found = owner_fired(lines);
        let found: Vec<_> = found.iter().map(|(rule, fix)| (rule.as_str(), fix.as_str())).collect();
        assert_eq!(found, expected, "{lines}");
    }
}

/// Somebody who has written one document, with no person declared, asks only for what is certainly broken.
#[test]
fn a_first_document_with_an_owner_is_told_at_that_line() {
    let team =
        "---\nkind: team\nowner: ada\nmetrics: [{id: paid, type: value}]\n---\n# Payments\n\nSmall firms get paid in time.\n";
    let config = "profile: starter\norganisation: {phase: getting-traction}\n";
    let repo = Repo::new().file("orgdocs.yaml", config).file("teams/payments.md", team);
    let found = repo.run(["check", "--format", "json"]).findings();
    let places: Vec<_> = found.iter().map(|found| (found.line, found.column, found.rule.as_str())).collect();
    assert_eq!(places, [(3, 1, "accountable-owner-present")]);
    repo.run(["check", "--fix", "--unsafe"]);
    assert!(repo.read("teams/payments.md").contains("\naccountable: ada\n"));
}
