//! Value-stream maps whose lead times were taken by the calendar: the checks, the totals and the pages count them alike.

use crate::harness::Repo;

const CONFIG: &str = "as_of: 2026-04-15\norganisation: {phase: hyper-growth}\n";
const HANDOFF: &str = "---\nkind: handoff\nfrom: a\nto: b\naccountable: ada\nsle: 85% within 6d\n---\n# Gate\n\nFrom A to B.\n";

/// A repository with one map of these steps: name, team, process time, lead time, waiting.
fn repo(front: &str, steps: &[&str]) -> Repo {
    let text = format!(
        "---\nkind: value-stream-map\nvalue_stream: pay\naccountable: ada\nstate: current\nitem: One change\nmeasured: 2026-03-18\n\
         {front}---\n# Measured\n\n## Steps\n\n| Step | Team | PT | LT | Wait |\n|---|---|---|---|---|\n{}\n",
        steps.join("\n")
    );
    let team = |name: &str| format!("---\nkind: team\naccountable: ada\n---\n# {name}\n");
    let repo = Repo::new().file("orgdocs.yaml", CONFIG).file("value-stream-maps/measured.md", &text);
    repo.file("teams/a.md", &team("A")).file("teams/b.md", &team("B")).file("handoffs/gate.md", HANDOFF)
}

/// The messages of some rules about the map.
fn said(front: &str, steps: &[&str]) -> Vec<String> {
    const ASKED: [&str; 4] =
        ["process-time-within-lead-time", "ladder-adds-up", "handoff-expectation-met", "stream-map-totals-agree"];
    let out = repo(front, steps).run(["check", "--format", "concise", "value-stream-maps"]).stdout;
    let asked = out.lines().filter(|line| ASKED.iter().any(|rule| line.contains(&format!("{rule}: "))));
    asked.map(|line| line.split_once(": ").map_or(line, |(_, rest)| rest).to_owned()).collect()
}

#[test]
fn days_by_the_calendar_are_not_compared_with_working_days() {
    let calendar = |steps: &[&str]| said("basis: calendar\n", steps);
    let shape = "| Shape | a | 8h | 2d | |";
    // Seven days by the calendar are five working days, and a week is seven days.
    for fits in ["7d", "1w", "8d", "168h"] {
        assert_eq!(calendar(&[shape, &format!("| Build | b | 8h | {fits} | |")]), Vec::<String>::new(), "{fits}");
    }
    assert_eq!(said("", &[shape, "| Build | b | 8h | 7d | |"]).len(), 1);
    assert_eq!(
        calendar(&[shape, "| Build | b | 8h | 9d | |"]),
        ["warning handoff-expectation-met: Build takes 9d with 51.4h of working time, and Gate promises 85% within 6d"]
    );
}

#[test]
fn work_fits_where_the_calendar_leaves_room_for_it() {
    let of = |work: &str, lead: &str| said("basis: calendar\n", &[&format!("| Build | a | {work} | {lead} | |")]).len();
    // One day holds eight hours of work, twelve hours hold them too, and no week holds more than forty.
    for (work, lead, found) in [
        ("8h", "1d", 0),
        ("8h", "12h", 0),
        ("9h", "1d", 1),
        ("40h", "5d", 0),
        ("40h", "6d", 0),
        ("41h", "1w", 1),
        ("6h", "5h", 1),
    ] {
        assert_eq!(of(work, lead), found, "{work} in {lead}");
    }
    // Waiting and work do not add up to days that nobody works on.
    assert_eq!(said("basis: calendar\n", &["| Build | a | 8h | 7d | 4d |"]), Vec::<String>::new());
    assert_eq!(said("", &["| Build | a | 8h | 7d | 4d |"]).len(), 1);
}

#[test]
fn totals_are_stated_in_the_measure_of_the_map() {
    let steps = ["| Shape | a | 8h | 7d | |", "| Build | a | 8h | 1w | |"];
    let calendar = |total: &str| said(&format!("basis: calendar\nexpect: {{lead_time: {total}}}\n"), &steps);
    assert_eq!(calendar("14d"), Vec::<String>::new());
    assert_eq!(calendar("10d"), ["error stream-map-totals-agree: lead_time: the document says 10d, the steps give 14d"]);
    let listed = repo("basis: calendar\n", &steps);
    let found = |expression: &str| listed.run(["list", "value-stream-map", "--where", expression]).stdout;
    assert!(found("self.lead_time == period('14d') && self.activity_ratio == percent(20)").contains("measured"));
    listed.run(["build"]).exits(0);
    let page = listed.read("site/value-stream-maps/measured.html");
    assert!(page.contains("14d") && !page.contains("10d"), "{page}");
}

#[test]
fn maps_of_today_and_of_the_aim_may_measure_in_two_ways() {
    let improves = |today: &str, aim: &str| {
        let future = format!(
            "---\nkind: value-stream-map\nvalue_stream: pay\naccountable: ada\nstate: future\ncurrent: measured\nitem: One change\n\
             measured: 2026-03-18\n---\n# Aim\n\n## Steps\n\n| Step | Team | PT | LT | %C&A |\n|---|---|---|---|---|\n\
             | Build | a | 8h | {aim} | 90% |\n"
        );
        let repo = repo("basis: calendar\nfuture: aim\n", &[&format!("| Build | a | 8h | {today} | |")]);
        let text = repo.read("value-stream-maps/measured.md").replace("| Wait |", "| %C&A |").replace("| |", "| 90% |");
        let repo = repo.file("value-stream-maps/measured.md", &text).file("value-stream-maps/aim.md", &future);
        let found = repo.run(["check", "--format", "json"]).findings();
        !found.iter().any(|found| found.rule == "future-state-improves")
    };
    assert!(improves("7d", "4d"));
    assert!(!improves("7d", "6d"), "seven days by the calendar are five working days");
}
