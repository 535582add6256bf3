//! Teams and how work flows through them, as people write them in ordinary documents.

use crate::harness::Repo;

/// What one rule says of a repository with these files.
fn said(rule: &str, files: &[(&str, &str)]) -> Vec<String> {
    let repo = Repo::new().file("orgdocs.yaml", "as_of: 2026-04-15\norganisation: {phase: hyper-growth}\n");
    let repo = files.iter().fold(repo, |repo, (path, text)| repo.file(path, text));
    let out = repo.run(["check", "--profile", "pedantic", "--format", "concise"]).stdout;
    let lines = out.lines().filter_map(|line| line.split_once(&format!(" {rule}: ")).map(|(_, message)| message.to_owned()));
    lines.collect()
}

#[test]
fn who_comes_later_or_has_left_takes_no_time_now() {
    let over = |june: &str, second: &str| {
        let people = format!("people: [{{id: june, name: June Park, joined: 2020-01-01{june}}}, {{id: ada, name: Ada L}}]\n");
        let team = |entry: &str| format!("kind: team\ntitle: T\naccountable: ada\ntype: platform\nmembers: [ada, {entry}]\n");
        let first = team("{person: june, allocation: 80%}");
        let second = team(&format!("{{person: june, allocation: 80%{second}}}"));
        let files = [("people.yaml", &*people), ("teams/one.yaml", &*first), ("teams/two.yaml", &*second)];
        said("allocation-within-capacity", &files).len()
    };
    assert_eq!(over("", ""), 1);
    assert_eq!(over("", ", joined: 2026-01-01"), 1);
    assert_eq!(over("", ", joined: 2026-06-01"), 0, "from June on, when she may have left the other");
    assert_eq!(over(", left: 2026-03-31", ""), 0, "she is in neither any more");
}

#[test]
fn who_left_and_still_answers_is_told_once() {
    let told = |left: &str| {
        let people = format!("people: [{{id: june, name: June Park{left}}}, {{id: ada, name: Ada L}}]\n");
        let check = "kind: health-check\ntitle: H\nteam: one\naccountable: june\nheld_on: 2026-04-01\nparticipants: 2\nratings: {speed: red}\n";
        let team = "kind: team\ntitle: One\naccountable: ada\ntype: platform\nmembers: [ada, june]\n";
        let files = [("people.yaml", &*people), ("teams/one.yaml", team), ("health-checks/h.yaml", check)];
        ["accountable-owner-in-team", "known-accountable-owner"].map(|rule| said(rule, &files).len())
    };
    assert_eq!(told(""), [0, 0]);
    assert_eq!(told(", left: 2026-03-31"), [0, 1]);
    assert_eq!(told(", joined: 2026-04-01, left: 2026-03-31"), [0, 0], "back again");
}

#[test]
fn a_wrong_step_is_told_once() {
    let map = |step: &str, expect: &str| {
        let text = format!(
            "---\nkind: value-stream-map\naccountable: ada\nbasis: working\nexpect: {{{expect}}}\n---\n# M\n\n## Steps\n\n\
             | Step | Team | PT | LT |\n|---|---|---|---|\n| Build | a | {step} | 2d |\n| Ship | b | 1h | 1d |\n"
        );
        said("stream-map-totals-agree", &[("value-stream-maps/m.md", &text)])
    };
    assert_eq!(map("5h", "process_time: 6h, activity_ratio: 25%"), [""; 0]);
    assert_eq!(map("7h", "process_time: 6h, activity_ratio: 25%").len(), 1);
    assert_eq!(map("5h", "process_time: 6h, activity_ratio: 40%").len(), 1, "a ratio of its own");
    assert_eq!(map("7h", "activity_ratio: 25%").len(), 1);
}

#[test]
fn an_interaction_has_an_end_in_any_unit() {
    let late = |length: &str| {
        let team = format!(
            "kind: team\ntitle: T\naccountable: ada\ntype: platform\ninteractions:\n  \
             - {{team: other, mode: collaboration, purpose: Learn, started: 2026-01-05, {length}}}\n"
        );
        said("interaction-ended-on-time", &[("teams/t.yaml", &team)]).len()
    };
    assert_eq!(late("expected_duration: 4, expected_duration_unit: weeks"), 1);
    assert_eq!(late("expected_duration: 6, expected_duration_unit: months"), 0);
    assert_eq!(late("expected_duration: 4"), 0, "four of what?");
}
