//! What `accountable` may hold, and which one rule speaks about it.

use orgdocs::verify::World;

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
