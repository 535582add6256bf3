//! Thresholds, review periods and profiles, one by one as §17 of the kinds has them, and who says what decided.

use std::collections::BTreeMap;

use orgdocs::config::expectation_catalogue;
use orgdocs::finding::{Level, Phase};
use orgdocs::kind::builtin;
use orgdocs::lint::{Policy, Profile, Scope, run};
use orgdocs::quantity::period;
use orgdocs::verify::World;

use crate::harness::Repo;

/// What each phase expects; `-` where it expects nothing.
const THRESHOLDS: &[(&str, [&str; 4])] = &[
    ("accountabilities_most", ["7"; 4]),
    ("agreement_likeness_most", ["90%"; 4]),
    ("allocation_most", ["100%"; 4]),
    ("bet_length_most", ["90d", "180d", "180d", "180d"]),
    ("collaborations_most", ["1"; 4]),
    ("compared_predictions_least", ["4"; 4]),
    ("core_questions_least", ["-", "5", "8", "8"]),
    ("decided_bets_least", ["8"; 4]),
    ("dependents_most", ["3"; 4]),
    ("discovery_gap_days_most", ["60"; 4]),
    ("flow_efficiency_least", ["-", "5%", "10%", "15%"]),
    ("flow_efficiency_most", ["60%"; 4]),
    ("handoff_chain_most", ["2"; 4]),
    ("handoff_complete_accurate_least", ["-", "75%", "75%", "75%"]),
    ("handoffs_most", ["3"; 4]),
    ("health_check_days_most", ["-", "120", "120", "120"]),
    ("items_now_per_team_most", ["2"; 4]),
    ("leaders_most", ["8"; 4]),
    ("meeting_share_most", ["20%"; 4]),
    ("on_call_calls_most", ["14"; 4]),
    ("on_call_people_least", ["-", "3", "4", "6"]),
    ("open_decision_days_most", ["14", "30", "30", "30"]),
    ("roadmap_mix_gap_most", ["25%"; 4]),
    ("rolled_complete_accurate_least", ["-", "30%", "50%", "60%"]),
    ("solutions_compared_least", ["2"; 4]),
    ("stream_map_steps_least", ["4"; 4]),
    ("stream_map_steps_most", ["15"; 4]),
    ("target_opportunities_most", ["1"; 4]),
    ("team_size_least", ["-", "5", "5", "5"]),
    ("team_size_most", ["-", "9", "9", "9"]),
    ("teams_per_person_most", ["2"; 4]),
    ("teams_with_leaders_least", ["-", "-", "3", "2"]),
    ("technical_share_least", ["0%", "10%", "20%", "30%"]),
    ("technical_share_most", ["20%", "35%", "45%", "60%"]),
];

/// How long a review holds; `-` where nobody is asked.
const REVIEWS: &[(&str, [&str; 4])] = &[
    ("bet", ["14d"; 4]),
    ("decision", ["-"; 4]),
    ("glossary", ["-", "-", "180d", "180d"]),
    ("investment-mix", ["-", "60d", "30d", "30d"]),
    ("opportunity-tree", ["14d"; 4]),
    ("roadmap", ["14d", "30d", "30d", "30d"]),
    ("team", ["90d"; 4]),
    ("value-stream", ["30d", "60d", "180d", "180d"]),
    ("value-stream-map", ["-", "180d", "180d", "180d"]),
    ("working-agreement", ["30d", "60d", "90d", "90d"]),
];

#[test]
fn every_threshold_has_the_numbers_of_its_phase() {
    let known: BTreeMap<&str, [String; 4]> = expectation_catalogue()
        .iter()
        .map(|one| {
            (one.name.as_str(), Phase::ALL.map(|phase| one.defaults.get(&phase).cloned().unwrap_or_else(|| "-".to_owned())))
        })
        .collect();
    for (name, numbers) in THRESHOLDS {
        assert_eq!(known.get(name), Some(&numbers.map(str::to_owned)), "{name}");
    }
}

#[test]
fn every_review_holds_as_long_as_its_phase_says() {
    let catalogue = builtin();
    for (name, periods) in REVIEWS {
        let kind = catalogue.get(catalogue.find(name).unwrap());
        for (phase, expected) in Phase::ALL.into_iter().zip(periods) {
            let known = kind.review_every.iter().find(|(of, _)| *of == phase).map(|(_, period)| *period);
            assert_eq!(known, period(expected).ok(), "{name} in {}", phase.word());
        }
    }
}

/// A level for each phase of a rule about how many teams of a stream need leaders.
fn led(teams: usize) -> [Option<Level>; 4] {
    Phase::ALL.map(|phase| {
        let mut world = World::backdrop();
        world.put("orgdocs.yaml", &format!("organisation: {{phase: {}, roles: {{head-of-risk: lin}}}}\n", phase.word()));
        for at in 2..teams {
            let text = format!(
                "---\nkind: team\naccountable: ada\ntype: stream-aligned\nvalue_stream: get-paid\n---\n# Team {at}\n\nMoney.\n"
            );
            world.put(&format!("teams/more-{at}.md"), &text);
        }
        let (model, _) = world.check();
        let findings = run(&model, &Policy::new(&model.config, None), &Scope::default());
        findings.shown.iter().find(|finding| finding.rule.as_str() == "stream-leadership-present").map(|finding| finding.level)
    })
}

#[test]
fn leaders_are_asked_for_from_so_many_teams_on() {
    let warning = Some(Level::Warning);
    assert_eq!(led(2), [None, None, None, warning]);
    assert_eq!(led(3), [None, None, warning, warning]);
}

/// The levels of the rules about a few slips under a profile.
fn levels(profile: Profile) -> BTreeMap<String, Level> {
    let mut world = World::backdrop();
    let team = "---\nkind: team\naccountable: [pia, ivo]\ntype: platform\nmembers: [pia]\nmetrics: [{id: live-within-a-day, type: value}]\n\
                owns: [{id: deploy-pipeline, name: Deploy pipeline, versioning: semver, sle: 99.5% monthly}]\nresponse: 90% within 2h\n\
                reviewed: 2025-12-30\n---\n# Runtime\n\nEvery change on its day.\n\n## How to ask\n\nThey never tell us.\n";
    world.put("teams/runtime.md", team);
    let handoff =
        "---\nkind: handoff\nfrom: payments\nto: checkout\naccountable: cleo\nsle: 85% within 2d\n---\n# A page\n\nA page.\n";
    world.put("handoffs/page.md", handoff);
    let (model, _) = world.check();
    let findings = run(&model, &Policy::new(&model.config, Some(profile)), &Scope::default());
    findings.shown.into_iter().map(|finding| (finding.rule.to_string(), finding.level)).collect()
}

#[test]
fn a_profile_chooses_by_signal_level_and_date() {
    let rules = ["single-accountable-owner", "healthy-team-size", "metric-target-present", "inclusive-pronouns", "fresh-review"];
    let (error, warning, info) = (Some(Level::Error), Some(Level::Warning), Some(Level::Info));
    for (profile, expected) in [
        (Profile::Starter, [error, None, None, None, None]),
        (Profile::Recommended, [error, warning, warning, None, warning]),
        (Profile::Strict, [error, warning, warning, None, warning]),
        (Profile::Pedantic, [error, warning, warning, info, warning]),
        (Profile::Timeless, [error, warning, warning, None, None]),
    ] {
        let found = levels(profile);
        let is = rules.map(|rule| found.get(rule).copied());
        assert_eq!(is, expected, "{}", profile.word());
    }
    let lowest = |profile| levels(profile).into_values().min();
    assert_eq!((lowest(Profile::Recommended), lowest(Profile::Strict)), (info, warning), "strict makes a warning of each info");
}

#[test]
fn whoever_decided_a_level_is_named_in_text_and_data() {
    let repo = Repo::new()
        .file("orgdocs.yaml", "as_of: 2026-04-15\norganisation: {phase: hyper-growth}\noverrides: [{paths: [\"a/**\"], rules: {live-link: warning}}, {kinds: [team], rules: {accountable-owner-present: info}}]\n")
        .file("a/page.md", "# A\n\n[gone](gone.md)\n")
        .file("b/page.md", "# B\n\n[gone](gone.md)\n")
        .file("teams/data.md", "---\nkind: team\ntype: platform\nreviewed: 2026-04-01\nmetrics: [{id: a, type: value}]\n---\n# Data\n\nNumbers for all.\n");
    let text = repo.run(["check", "--explain-levels"]).stdout;
    for line in [
        "level: warning, by an override in orgdocs.yaml",
        "level: error, by default",
        "level: info, by an override in orgdocs.yaml",
    ] {
        assert!(text.contains(line), "{line}\n{text}");
    }
    assert!(!repo.run(["check"]).stdout.contains("by default"), "only who asks is told");
    let report: serde_json::Value = serde_json::from_str(&repo.run(["check", "--format", "json"]).stdout).unwrap();
    let decided: BTreeMap<(String, String), (String, String)> = report["findings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| {
            let text = |value: &serde_json::Value| value.as_str().unwrap().to_owned();
            ((text(&one["place"]["path"]), text(&one["rule"])), (text(&one["level"]), text(&one["decided_by"])))
        })
        .collect();
    let by = |path: &str, rule: &str| decided.get(&(path.to_owned(), rule.to_owned())).map(|(a, b)| (a.as_str(), b.as_str()));
    assert_eq!(by("a/page.md", "live-link"), Some(("warning", "an override in orgdocs.yaml")));
    assert_eq!(by("b/page.md", "live-link"), Some(("error", "default")));
    assert_eq!(by("teams/data.md", "accountable-owner-present"), Some(("info", "an override in orgdocs.yaml")));
}
