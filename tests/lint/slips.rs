//! A slip in a key or a value is one fault and gets one finding: nothing speaks about what may have been meant.

use std::fs;
use std::path::Path;

use crate::harness::Repo;

const CONFIG: &str = "as_of: 2026-04-15\norganisation: {phase: hyper-growth}\n";
const KEYS: &str = "accountable: ada\ntype: platform\nreviewed: 2026-04-01\nmembers: [ada]\nmetrics: [{id: a, type: value}]\nnot_us:\n  - cards\n  - loans\n";

/// What is found in a team once a text is replaced, each as `line:column rule`; what is found without the slip is left out.
fn added(from: &str, to: &str) -> Vec<String> {
    let found = |keys: &str| {
        let team = format!("---\nkind: team\n{keys}---\n# Data\nPeople get their numbers without having to ask.\n");
        let repo = Repo::new().file("orgdocs.yaml", CONFIG).file("teams/data.md", &team);
        repo.run(["check", "--format", "json"]).findings()
    };
    assert!(KEYS.contains(from), "{from}");
    let before = found(KEYS);
    let after = found(&KEYS.replacen(from, to, 1));
    after.difference(&before).map(|found| format!("{}:{} {}", found.line, found.column, found.rule)).collect()
}

#[test]
fn a_slip_in_a_key_is_one_finding() {
    for (from, to, expected) in [
        ("accountable:", "acountable:", "3:1 known-field"),
        ("type: platform", "typ: platform", "4:1 known-field"),
        ("reviewed:", "reviewd:", "5:1 known-field"),
        ("members:", "membrs:", "6:1 known-field"),
        ("metrics:", "metric:", "7:1 known-field"),
        ("{id: a, type: value}", "{id: a, typ: value}", "7:19 known-field"),
        ("members: [ada]", "members: [{persn: ada}]", "6:12 known-field"),
    ] {
        assert_eq!(added(from, to), [expected], "{from} → {to}");
    }
}

#[test]
fn a_slip_in_a_value_is_one_finding() {
    assert_eq!(added("type: platform", "type: platfrom"), ["4:7 allowed-field-value"]);
    assert_eq!(added("- cards", "- As Ada asks: who?"), ["9:5 quoted-colon"]);
    assert_eq!(added("members: [ada]", "members: [[ada]], [[lin]]"), ["6:10 bare-id-reference"]);
    assert_eq!(added("reviewed: 2026-04-01", "reviewed: 1.4.2026"), ["5:11 iso-date"]);
}

#[test]
fn a_fault_in_a_list_of_documents_is_told_and_the_rest_is_read() {
    let found = |path: &str, text: &str| {
        let repo = Repo::new().file("orgdocs.yaml", "as_of: 2026-04-15\nkinds: [person, metric]\n").file(path, text);
        let output = repo.run(["check", "--format", "json"]);
        let all: Vec<String> =
            output.findings().iter().map(|found| format!("{}:{} {}", found.line, found.column, found.rule)).collect();
        all
    };
    let yaml = |place: &str| vec![format!("{place} well-formed-yaml")];
    assert_eq!(found("people.yaml", "people:\n  - {id: a, name: A}\n  - {id: [\n"), yaml("3:10"));
    assert_eq!(found("people.yaml", "people:\n  - {id: a, name: A\n  - {id: b, name: B}\n"), yaml("2:5"));
    assert_eq!(found("people/all.yaml", "people:\n  - {id: a, name: [\n"), yaml("2:19"));
    assert_eq!(found("metrics/x.yaml", "title: [\n"), yaml("1:8"));
    // Nothing is meant for us here.
    assert_eq!(found("data/x.yaml", "people:\n  - {id: [\n"), Vec::<String>::new());
    assert_eq!(found("teams/chart.yaml", "{{- if .Values.on }}\na: [\n"), Vec::<String>::new());
    let many: String = (0..67_000).map(|at| format!("  - {{id: p{at}, name: P}}\n")).collect();
    assert_eq!(
        found("people.yaml", &format!("people:\n{many}")).iter().filter(|found| !found.contains("within-limits")).count(),
        0
    );
}

/// What a fault hides in a list is not missed elsewhere, and a list under another word is read all the same.
#[test]
fn a_damaged_list_of_people_is_one_finding() {
    let example = || Repo::copy_of(&Path::new(env!("CARGO_MANIFEST_DIR")).join("docs-example"));
    let found = |repo: Repo| repo.run(["check", "--format", "json"]).findings();
    let before = found(example());
    let added = |from: &str, to: &str| {
        let repo = example();
        let people = fs::read_to_string(repo.path("people.yaml")).unwrap();
        assert!(people.contains(from), "{from}");
        let after = found(repo.file("people.yaml", &people.replacen(from, to, 1)));
        let added = after.difference(&before);
        added.map(|found| format!("{}:{}:{} {}", found.path, found.line, found.column, found.rule)).collect::<Vec<_>>()
    };
    assert_eq!(added("  - {id: tove", "- {id: tove"), ["people.yaml:8:1 well-formed-yaml"]);
    assert_eq!(added("  - {id: tove", "\t- {id: tove"), ["people.yaml:8:1 well-formed-yaml"]);
    assert_eq!(added("omar,", "omar, ["), ["people.yaml:6:16 well-formed-yaml"]);
    assert_eq!(added("people:", "peple:"), ["people.yaml:1:1 known-kind"]);
    assert_eq!(added("people:", "staff:"), ["people.yaml:1:1 known-kind"]);
    let offices =
        Repo::new().file("orgdocs.yaml", "kinds: [person]\n").file("people.yaml", "offices:\n  - {city: Rome, rooms: 3}\n");
    assert!(!found(offices).iter().any(|found| found.rule == "known-kind"), "no people");
}

#[test]
fn other_names_of_days_and_owners_are_known() {
    let bet = "accountable: ada\nmetric: {id: paid}\nkill_date: 2026-05-29\nkill_if: [paid < 71 by 2026-05-22]\n";
    let bet = format!("---\nkind: bet\n{bet}reviewed_on: 2026-04-14\n---\n# A\n\nWe believe it.\n");
    let metric = "kind: metric\ntitle: A\nunit: x\ndefinition: d\ndirection: up\nbaseline: 1\ntarget: 2\n";
    let metric = |day: &str| format!("{metric}{day}: 2026-12-31\n");
    let actions = "## Actions\n\n| Action | Owner | Due |\n|---|---|---|\n| Talk | ada | 2026-05-01 |\n";
    let health = format!("---\nkind: health-check\n---\n# A\n\n{actions}");
    let duties = "## Responsibilities\n\n| Responsibility | Owner |\n|---|---|\n| Release | ada |\n";
    let agreement = format!("---\nkind: working-agreement\n---\n# A\n\n{duties}");
    for (path, text, lost) in [
        ("bets/a.md", &bet, "required-field-present"),
        ("bets/a.md", &bet, "review-recorded"),
        ("metrics/a.yaml", &metric("due"), "dated-metric-target"),
        ("metrics/a.yaml", &metric("deadline"), "dated-metric-target"),
        ("metrics/a.yaml", &metric("target_date"), "dated-metric-target"),
        ("health-checks/a.md", &health, "single-action-owner"),
        ("working-agreements/a.md", &agreement, "single-accountable-per-responsibility"),
    ] {
        let found = Repo::new().file("orgdocs.yaml", CONFIG).file(path, text).run(["check", "--format", "json"]).findings();
        assert!(found.iter().all(|one| one.rule != lost && one.rule != "known-field"), "{path}: {found:?}");
    }
    let due = Repo::new().file("orgdocs.yaml", CONFIG).file("bets/a.md", &bet).file("health-checks/a.md", &health);
    let due = due.run(["due", "--within", "1y"]).stdout;
    assert!(due.contains("2026-05-29  in 44 days  decision") && due.contains("2026-05-01  in 16 days  action"), "{due}");
}

#[test]
fn a_key_unlike_the_missing_one_hides_nothing() {
    assert_eq!(added("type: platform", "sort: platform"), ["4:1 known-field", "12:3 team-type-present"]);
}

#[test]
fn words_where_an_id_belongs_are_told_from_an_id_that_nobody_has() {
    let help = |metric: &str| {
        let team = format!("---\nkind: team\naccountable: ada\nmetrics: [{metric}]\n---\n# Data\nPeople get their numbers.\n");
        let known = "kind: metric\ntitle: Churn\ntype: value\n";
        let repo = Repo::new().file("orgdocs.yaml", CONFIG).file("teams/data.md", &team).file("metrics/churn.yaml", known);
        repo.run(["check", "teams"]).stdout
    };
    assert!(help("Fewer leave by the end of the year").contains("Write the id of a document here, not words about it"));
    assert!(help("revenue").contains("Correct the id, or write the document."));
    assert!(help("Churn").contains("Did you mean `churn`?") && help("chur n").contains("Did you mean `churn`?"));
}

#[test]
fn a_slip_in_a_heading_is_told_at_the_heading_with_what_may_be_meant() {
    let canvas = include_str!("../../src/kind/builtin/lean-canvas/example/lean-canvases/invoicing.md");
    let checked = |text: &str, format: &str| {
        let repo = Repo::new().file("orgdocs.yaml", CONFIG).file("lean-canvases/invoicing.md", text);
        repo.run(["check", "--format", format])
    };
    let before = checked(canvas, "json").findings();
    for (from, to) in [("## Channels", "## Chanels"), ("## Unique value proposition", "## Unique value propositoin")] {
        let slipped = canvas.replacen(from, to, 1);
        let after = checked(&slipped, "json").findings();
        let line = 1 + slipped.lines().position(|line| line == to).unwrap();
        let added: Vec<String> =
            after.difference(&before).map(|found| format!("{}:{} {}", found.line, found.column, found.rule)).collect();
        assert_eq!(added, [format!("{line}:4 required-field-present")]);
        let told = checked(&slipped, "text").stdout;
        assert!(told.contains(&format!("Did you mean `{from}`?")), "{told}");
    }
    // A section of its own beside the one that is there is prose.
    let own = format!("{canvas}\n## Chanels\n\n- Prose\n");
    assert_eq!(checked(&own, "json").findings(), before);
    // Another word is not a slip.
    let other = checked(&canvas.replacen("## Channels", "## Ways to reach them", 1), "text").stdout;
    assert!(other.contains("Add `## Channels`"), "{other}");
}

#[test]
fn what_a_document_lacks_is_not_asked_for_while_a_part_of_it_is_unread() {
    let found = |front: &str| {
        let repo =
            Repo::new().file("orgdocs.yaml", CONFIG).file("teams/data.md", &format!("---\nkind: team\n{front}---\n# Data\n"));
        let found = repo.run(["check", "--format", "json"]).findings();
        found.into_iter().map(|found| found.rule).collect::<Vec<_>>()
    };
    let lacks = ["mission-present", "team-type-present", "value-metric-present"];
    let whole = found("members: [ada]\n");
    assert!(lacks.iter().all(|rule| whole.iter().any(|found| found == rule)), "{whole:?}");
    let damaged = found("members: [ada\ntype\n  platform: [\n");
    assert!(!lacks.iter().any(|rule| damaged.iter().any(|found| found == rule)), "{damaged:?}");
    assert!(damaged.contains(&"well-formed-yaml".to_owned()), "{damaged:?}");
}

#[test]
fn a_metric_is_pointed_at_in_every_way_that_documents_are() {
    let team = "---\nkind: team\nid: pay\n---\n# Pay\n\n## Metrics\n\n- [[metric:dso]]\n- metric:dso\n- [[dso]]\n- dso\n- [[metric:dos]]\n- Lead time: 4d, target 2 days\n";
    let repo = Repo::new().file("orgdocs.yaml", "title: X\n").file("teams/pay.md", team);
    let repo = repo.file("m.yaml", "kind: metric\nid: dso\ntitle: DSO\n");
    let out = repo.run(["check", "--format", "text"]);
    let dead: Vec<&str> = out.stdout.split("\n\n").filter(|found| found.contains("[live-reference]")).collect();
    assert_eq!(dead.len(), 2, "{out}");
    assert!(dead[0].contains("[teams/pay.md:13:3]") && dead[0].contains("Did you mean `dso`?"), "{out}");
    assert!(dead[1].contains("[teams/pay.md:14:3]") && dead[1].contains("or define it"), "{out}");
}
