//! Numbers that are compared in words, in bets and requirements.

use orgdocs::verify::World;

/// The messages of some rules about a document over the backdrop.
fn said(rules: &[&str], path: &str, text: &str) -> Vec<String> {
    let mut world = World::backdrop();
    world.put(path, text);
    let (_, findings) = world.check();
    findings
        .shown
        .iter()
        .filter(|finding| rules.contains(&finding.rule.as_str()))
        .map(|finding| finding.message.clone())
        .collect()
}

const OF_BETS: [&str; 4] =
    ["measurable-kill-criterion", "prediction-survives-kill-criteria", "kill-threshold-beyond-baseline", "kill-check-recorded"];

fn bet(numbers: [&str; 2], limit: &str) -> Vec<String> {
    let [baseline, predict] = numbers;
    let text = format!(
        "---\nkind: bet\naccountable: pia\nmetric: {{id: on-time}}\nbaseline: {baseline}\npredict: {predict}\nstarted: 2026-03-02\n\
         decide_by: 2026-12-31\nkill_if:\n  - {limit}\nchecks:\n  - {{on: 2026-04-01, metric: on-time, value: 90}}\n---\n# Two stops\n\n\
         We believe it.\n"
    );
    said(&OF_BETS, "bets/two-stops.md", &text)
}

#[test]
fn a_unit_belongs_to_its_number_across_a_space() {
    assert!(bet(["88 %", "92 %"], "on-time < 89 % by 2026-12-15").is_empty());
    assert!(bet(["310 k", "380k"], "on-time < 320 k by 2026-12-15").is_empty());
    assert!(bet(["10 days", "6 days"], "on-time > 8 days by 2026-12-15").is_empty());
    let survived = "the predicted 92% would stop the bet: 'on-time < 93 % by 2026-12-15'";
    assert_eq!(bet(["88 %", "92 %"], "on-time < 93 % by 2026-12-15"), [survived]);
}

#[test]
fn a_share_is_not_held_to_a_number_that_may_be_percent() {
    assert!(bet(["88%", "92%"], "on-time < 89 by 2026-12-15").is_empty());
    assert_eq!(bet(["88%", "92%"], "on-time < 0.95 by 2026-12-15").len(), 1);
}

#[test]
fn a_criterion_in_words_is_read() {
    for limit in [
        "on-time is below 89% on 2026-12-15",
        "on-time < 89% by 15 December 2026",
        "On time drops under 89 % by 2026-12-15",
        "If on-time is not above 89% by 2026-12-15",
        "fewer than 15 of 30 people answer by 2026-12-01",
        "On time < 89% by 2026-04-01",
    ] {
        assert!(bet(["88%", "92%"], limit).is_empty(), "{limit}: {:?}", bet(["88%", "92%"], limit));
    }
    assert_eq!(
        bet(["88%", "92%"], "on-time is below 85% by 2026-12-15"),
        ["'on-time is below 85% by 2026-12-15' lets a bet go on that changed nothing"]
    );
}

#[test]
fn a_criterion_is_told_what_it_lacks() {
    for (limit, lacks) in [
        ("people do not like it", "has no number that could be missed"),
        ("on-time is near 89% by 2026-12-15", "compares nothing with a number"),
        ("on-time < 89% by end of 2026", "does not end with a day"),
        ("< 89% by 2026-12-15", "does not say what is compared"),
    ] {
        assert_eq!(bet(["88%", "92%"], limit), [format!("'{limit}' {lacks}")]);
    }
}

fn requirement(target: &str, now: &str) -> Vec<String> {
    let text = format!(
        "---\nkind: cross-functional-requirements\napplies_to: service:invoice-api\naccountable: pia\n---\n# What it must do\n\n## Requirements\n\n\
         | Quality | Measure | Target | Now | Check |\n|---|---|---|---|---|\n| usability | p95 | {target} | {now} | SLO |\n"
    );
    let rules =
        ["measurable-requirement", "requirement-target-met", "compatible-requirements", "requirement-as-strict-as-parent"];
    said(&rules, "cross-functional-requirements/page.md", &text)
}

#[test]
fn a_target_without_a_comparison_is_told_once() {
    for target in ["99.9%", "400 ms"] {
        assert_eq!(requirement(target, "310 ms"), [format!("'{target}' does not say whether more or less is enough")]);
    }
    for (target, now) in [
        (">= 99.9 %", "99.95%"),
        ("under 400 ms", "310ms"),
        ("at least 1200", "1500"),
        ("less than 1h", "40min"),
        ("400 ms or less", "310 ms"),
        ("= 100%", "100 %"),
    ] {
        assert!(requirement(target, now).is_empty(), "{target}, {now}: {:?}", requirement(target, now));
    }
    assert_eq!(requirement(">= 99.9 %", "99.5%"), ["p95: 99.5%, and the target is >= 99.9 %"]);
    assert_eq!(requirement("under 400 ms", "520ms"), ["p95: 520ms, and the target is under 400 ms"]);
    assert_eq!(requirement("must be under load", "-"), ["'must be under load' cannot be measured"]);
}

#[test]
fn a_target_without_a_comparison_excludes_no_other() {
    let text = "---\nkind: cross-functional-requirements\napplies_to: service:invoice-api\naccountable: pia\n---\n# What it must do\n\n\
                ## Requirements\n\n| Quality | Measure | Target | Check |\n|---|---|---|---|\n| usability | p95 | 400 ms | SLO |\n\
                | usability | P95 | < 350 ms | SLO |\n";
    assert!(said(&["compatible-requirements"], "cross-functional-requirements/page.md", text).is_empty());
    let both = text.replace("| 400 ms", "| above 400 ms");
    assert_eq!(
        said(&["compatible-requirements"], "cross-functional-requirements/page.md", &both),
        ["< 350 ms is asked for here, and above 400 ms elsewhere: nothing can be both"]
    );
}
