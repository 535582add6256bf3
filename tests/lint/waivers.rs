//! Waivers: used, needless, ended, and of rules that are off.

use orgdocs::lint::{Policy, Scope, run};
use orgdocs::verify::World;

/// What fires on a metric with a target and no day, under this waiver and configuration.
fn fired(waive: &str, rules: &str) -> Vec<String> {
    let mut world = World::backdrop();
    let metric = format!(
        "kind: metric\ntitle: Revenue\naccountable: ada\ntype: value\ndefinition: Our share of every invoice.\n\
         unit: EUR per month\ndirection: up\nsource: ledger\nbaseline: 310k\ntarget: 380k\nreviewed: 2026-03-30\nwaive: [{waive}]\n"
    );
    world.put("metrics/get-paid-revenue.yaml", &metric);
    world.put("orgdocs.yaml", &format!("organisation:\n  phase: hyper-growth\n  roles: {{head-of-risk: lin}}\n{rules}"));
    let (model, _) = world.check();
    let findings = run(&model, &Policy::new(&model.config, None), &Scope::default());
    findings.shown.iter().map(|finding| finding.rule.to_string()).collect()
}

#[test]
fn a_waiver_holds_back_while_it_is_reasoned_and_current() {
    assert_eq!(fired("{rule: dated-metric-target, reason: The board meets in June, until: 2026-12-31}", ""), [""; 0]);
    assert_eq!(fired("{rule: dated-metric-target, until: 2026-12-31}", ""), ["dated-metric-target", "reasoned-waiver"]);
    assert_eq!(fired("{rule: dated-metric-target, reason: x, until: 2026-03-31}", ""), ["dated-metric-target", "current-waiver"]);
}

#[test]
fn a_waiver_of_a_rule_that_is_off_is_not_needless() {
    let waiver = "{rule: dated-metric-target, reason: The board meets in June}";
    assert_eq!(fired(waiver, "rules: {dated-metric-target: off}\n"), [""; 0]);
}

#[test]
fn a_waiver_of_no_rule_is_not_needless_too() {
    let waiver = "{rule: dated-metric-target, reason: x}, {rule: dated-metric-targets, reason: x}";
    assert_eq!(fired(waiver, ""), ["known-rule"]);
}
