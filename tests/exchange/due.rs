//! What is due: the right days, settled ones left out, and calendars that other programs read.

use serde_json::Value;

use super::{json, kestrel};
use crate::harness::Repo;

fn rows(repo: &Repo, words: &[&str]) -> Vec<[String; 4]> {
    let agenda = json(repo, &[&["due", "--format", "json"], words].concat());
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let row = |row: &Value| [text(&row["on"]), text(&row["what"]), text(&row["address"]), text(&row["about"])];
    agenda["due"].as_array().unwrap().iter().map(row).collect()
}

#[test]
fn the_example_has_its_kill_dates_decisions_targets_ends_and_reviews() {
    let all = rows(&kestrel(), &["--within", "6mo"]);
    for expected in [
        ["2026-05-01", "kill date", "bet:delivery-receipts", "bounce-alert-open-rate < 30% by 2026-05-01"],
        ["2026-05-29", "decision", "bet:delivery-receipts", ""],
        ["2026-05-29", "end of interaction", "team:payments", "Fraud models"],
        ["2026-06-30", "handoff target", "handoff:fraud-review", ""],
        ["2026-04-27", "review", "bet:delivery-receipts", ""],
    ] {
        assert!(all.contains(&expected.map(str::to_owned)), "{expected:?} is not in {all:#?}");
    }
    assert!(all.is_sorted_by_key(|row| row[0].clone()), "{all:#?}");
}

#[test]
fn the_window_cuts_the_future_and_keeps_the_past() {
    let repo = kestrel();
    let soon = rows(&repo, &["--within", "14d", "--as-of", "2026-05-20"]);
    assert!(soon.iter().all(|row| row[0].as_str() <= "2026-06-03"), "{soon:#?}");
    assert!(soon.iter().any(|row| row[0] == "2026-05-01" && row[1] == "kill date"), "{soon:#?}");
    let out = repo.run(["due", "--as-of", "2026-05-20"]);
    assert!(out.stdout.contains("19 days late") && out.stdout.contains("in 2 days"), "{out}");
    assert!(out.stderr.contains("due by 2026-06-03"), "{out}");
}

const BET: &str = "---\nkind: bet\naccountable: ada\nmetric: {id: paid}\npredict: 74\ndecide_by: 2026-05-29\nkill_if:\n  - paid < 71 by 2026-05-22\n  - opened < 30 by 2026-05-01\nMORE---\n# Receipts\n\nWe believe it.\n";

#[test]
fn what_is_settled_is_not_due() {
    let due = |more: &str| {
        let repo = Repo::new().file("bets/receipts.md", &BET.replace("MORE", more)).file("orgdocs.yaml", "kinds: [bet]\n");
        rows(&repo, &["--within", "1y", "--as-of", "2026-04-15"]).into_iter().map(|row| row[0].clone()).collect::<Vec<_>>()
    };
    assert_eq!(due(""), ["2026-05-01", "2026-05-22", "2026-05-29"]);
    assert_eq!(due("checks: [{on: 2026-05-02, metric: opened, value: 41}]\n"), ["2026-05-22", "2026-05-29"], "one was looked at");
    assert_eq!(
        due("checks: [{on: 2026-04-20, metric: opened, value: 41}]\n").len(),
        3,
        "a reading before the day settles nothing"
    );
    assert_eq!(due("checks: [{on: 2026-05-30, metric: paid, value: 72}]\n"), ["2026-05-01", "2026-05-29"], "another metric");
    assert_eq!(due("state: decided\nverdict: kill\ndecided_on: 2026-04-10\n"), [""; 0]);
    assert_eq!(due("status: archived\n"), [""; 0]);
}

#[test]
fn a_reading_settles_a_kill_date_where_the_check_is_content_with_it() {
    for (metric, on, is_settled) in [
        ("m10", "2026-04-10", true),
        ("m10", "2026-04-03", true),
        ("m10", "2026-04-02", false),
        ("m10", "2026-04-13", true),
        ("m1", "2026-04-10", false),
        ("m100", "2026-04-10", false),
    ] {
        let bet = format!(
            "---\nkind: bet\naccountable: ada\nmetric: {{id: m10}}\npredict: 74\ndecide_by: 2026-05-29\nkill_if: [m10 < 71 by 2026-04-10]\nchecks: [{{on: {on}, metric: {metric}, value: 72}}]\n---\n# Receipts\n\nWe believe it.\n"
        );
        let repo = Repo::new().file("bets/receipts.md", &bet).file("orgdocs.yaml", "kinds: [bet]\n");
        let due = rows(&repo, &["--as-of", "2026-04-15"]);
        assert_eq!(!due.iter().any(|row| row[1] == "kill date"), is_settled, "{metric} read on {on}: {due:?}");
        let found = repo.run(["check", "--as-of", "2026-04-15"]).stdout;
        assert_eq!(!found.contains("kill-check-recorded"), is_settled, "{metric} read on {on}: {found}");
    }
}

/// The lines of a calendar with folded ones joined.
fn unfolded(calendar: &str) -> Vec<String> {
    assert!(calendar.ends_with("END:VCALENDAR\r\n"), "{calendar}");
    assert_eq!(calendar.matches('\n').count(), calendar.matches("\r\n").count(), "every line ends in CRLF");
    assert!(calendar.split("\r\n").all(|line| line.len() <= 75), "a line is longer than 75 octets");
    calendar.replace("\r\n ", "").split("\r\n").map(str::to_owned).collect()
}

#[test]
fn a_calendar_is_folded_escaped_stable_and_the_same_every_time() {
    let repo = Repo::new().file("orgdocs.yaml", "kinds: [bet]\ntitle: 'A, B; C'\n").file(
        "bets/receipts.md",
        &BET.replace(
            "# Receipts",
            "# Größe, Maß; und \\ Rückläufer, die wirklich sehr lange Überschriften für öffentliche Kalender haben",
        )
        .replace("MORE", ""),
    );
    let run = |day: &str| repo.run(["due", "--format", "ics", "--within", "1y", "--as-of", day]).stdout;
    let calendar = run("2026-04-15");
    assert_eq!(calendar, run("2026-04-15"));
    let lines = unfolded(&calendar);
    assert!(lines.contains(&"X-WR-CALNAME:A\\, B\\; C: what is due".to_owned()), "{lines:#?}");
    assert!(lines.contains(&"DTSTAMP:20260415T000000Z".to_owned()) && lines.contains(&"DTSTART;VALUE=DATE:20260529".to_owned()));
    assert!(lines.iter().any(|line| line.starts_with("SUMMARY:Decision: Größe\\, Maß\\; und \\\\ Rück")), "{lines:#?}");
    let uids = |lines: &[String]| lines.iter().filter(|line| line.starts_with("UID:")).cloned().collect::<Vec<_>>();
    let mut own = uids(&lines);
    assert_eq!(own, uids(&unfolded(&run("2026-04-16"))), "a later build keeps the names of events");
    own.dedup();
    assert_eq!(own.len(), 3);
}

#[test]
fn a_period_that_cannot_be_read_is_said() {
    let out = Repo::new().run(["due", "--within", "soon"]);
    assert_eq!(out.code, Some(2), "{out}");
    assert!(out.stderr.contains("--within"), "{out}");
}

#[test]
fn a_kind_says_what_settles_a_day_or_hears_what_is_wrong() {
    let kind = |field: &str| {
        let text = format!(
            "kind: guild\nplural: guilds\npurpose: People of one craft.\nfields:\n  done: {{type: date, help: When.}}\n  by: {field}\n"
        );
        Repo::new().file(".orgdocs/kinds/guild/kind.yaml", &text).file("orgdocs.yaml", "kinds: [guild]\n").run(["check"]).stdout
    };
    assert!(!kind("{type: date, due: meeting, settled_by: done, help: When.}").contains("settle"));
    assert!(kind("{type: date, due: meeting, settled_by: don, help: When.}").contains("id you mean `done`?"));
    assert!(kind("{type: number, due: meeting, help: When.}").contains("is no date"));
    assert!(kind("{type: date, settled_by: done, help: When.}").contains("there is none"));
}

#[test]
fn an_import_asks_for_what_it_left_open_and_for_nothing_else() {
    let repo = Repo::new().file("CODEOWNERS", "*.md @ada\n");
    assert_eq!(repo.run(["import", "codeowners", "CODEOWNERS"]).stderr, "1 written. Next: run `orgdocs check`.\n");
}

#[test]
fn a_name_answers_where_nobody_is_declared() {
    let repo = Repo::new().file("bets/receipts.md", &BET.replace("MORE", "")).file("orgdocs.yaml", "kinds: [bet]\n");
    assert!(repo.run(["list", "bet"]).stdout.contains("  Receipts  ada  "));
    let due = json(&repo, &["due", "--within", "1y", "--as-of", "2026-04-15", "--format", "json"]);
    assert!(due["due"].as_array().unwrap().iter().all(|row| row["accountable"] == "ada"), "{due:#}");
    let out = repo.run(["impact", "ada"]);
    assert!(out.stderr.contains("'ada' is a name and not declared; write `people: [{id: ada}]` into people.yaml"), "{out}");
    let repo = repo.file("people.yaml", "people: [{id: ben}]\n");
    assert!(repo.run(["list", "bet"]).stdout.contains("  Receipts  -  "));
}
