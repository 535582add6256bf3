//! Lists and graphs for other programs.

mod due;

use std::path::Path;

use serde_json::Value;

use crate::harness::Repo;

fn kestrel() -> Repo {
    Repo::copy_of(&Path::new(env!("CARGO_MANIFEST_DIR")).join("docs-example"))
}

fn json(repo: &Repo, words: &[&str]) -> Value {
    let out = repo.run(words);
    assert_eq!(out.code, Some(0), "{out}");
    serde_json::from_str(&out.stdout).unwrap()
}

fn ids(list: &Value) -> Vec<&str> {
    list.as_array().unwrap().iter().map(|item| item["id"].as_str().unwrap()).collect()
}

#[test]
fn a_question_selects_by_fields_with_and_without_self() {
    let repo = kestrel();
    for question in ["type == 'platform'", "self.type == 'platform'"] {
        assert_eq!(ids(&json(&repo, &["list", "team", "--where", question, "--format", "json"])), ["runtime-platform"]);
    }
    let slow = json(&repo, &["list", "value-stream-map", "--where", "lead_time > worktime('15d')", "--format", "json"]);
    assert_eq!(ids(&slow), ["get-paid-current"], "what is worked out can be asked for");
    let all = json(&repo, &["list", "--format", "json"]);
    let old = json(&repo, &["list", "--where", "months_between(reviewed, today()) < 0", "--format", "json"]);
    assert!(all.as_array().unwrap().len() > 40);
    assert_eq!(ids(&old), [""; 0], "a date that nobody wrote is no answer");
}

#[test]
fn a_list_says_who_where_and_what() {
    let list = json(&kestrel(), &["list", "metric", "--where", "id == 'fraud-loss'", "--format", "json"]);
    let one = &list[0];
    assert_eq!((one["kind"].as_str(), one["path"].as_str()), (Some("metric"), Some("teams/fraud-models.md")));
    assert_eq!((one["line"].as_u64(), one["accountable"].as_str()), (Some(13), Some("Mei Tanaka")));
    assert_eq!((one["values"]["baseline"].as_str(), one["values"]["target"].as_str()), (Some("0.14%"), Some("0.09%")));
}

#[test]
fn mistakes_in_a_question_are_answered_with_the_choice() {
    let repo = kestrel();
    for (words, says) in [
        (&["list", "team", "--where", "typ == 'platform'"][..], "did you mean `type`?"),
        (
            &["list", "team", "--where", "self.typ == 'platform'"],
            "--where: at `typ`: `self` has no field `typ`; did you mean `type`?\n",
        ),
        (&["list", "--where", "type == 'platfrm'"], "metric: `platfrm` is none of the words to choose from: value,"),
        (&["list", "team", "--where", "type =="], "--where: "),
        (&["due", "--within", "2x"], "--within: '2x' is not a duration; write it as `14d`\n"),
        (&["due", "--within", "8000y"], "--within: the calendar ends before 8000y after 2026-04-15; write it as `14d`\n"),
        (&["list", "team", "--where", "mission"], "--where: at `mission`: this is a text, not a yes or no\n"),
        (&["list", "teem"], "did you mean 'team'?"),
        (&["graph", "teem"], "did you mean 'team'?"),
    ] {
        let out = repo.run(words);
        assert_eq!(out.code, Some(2), "{out}");
        assert!(out.stderr.contains(says), "{out}");
    }
}

#[test]
fn numbers_for_other_programs_keep_every_digit() {
    let metric = "kind: metric\nid: a\ntitle: A\nunit: percent\nbaseline: EUR 1234.5678\ntarget: 99.95%\n";
    let repo = Repo::new().file("a.yaml", metric);
    let values = &json(&repo, &["list", "metric", "--format", "json"])[0]["values"];
    assert_eq!((values["target"].as_str(), values["baseline"].as_str()), (Some("99.95%"), Some("EUR 1,234.5678")), "{values}");
    let out = repo.run(["list", "metric", "--format", "csv"]);
    assert!(out.stdout.contains("99.95%") && out.stdout.contains("\"EUR 1,234.5678\""), "{out}");
}

#[test]
fn csv_quotes_and_keeps_formulas_from_running() {
    let repo = Repo::new().file("a.yaml", "kind: person\nid: ada\nname: '=1+1, \"Ada\"'\n");
    let out = repo.run(["list", "person", "--format", "csv"]);
    assert!(out.stdout.contains("person,ada,\"'=1+1, \"\"Ada\"\"\",a.yaml,3"), "{out}");
}

#[test]
fn a_graph_has_every_end_of_every_edge() {
    let graph = json(&kestrel(), &["graph"]);
    let nodes: Vec<&str> = graph["nodes"].as_array().unwrap().iter().map(|node| node["address"].as_str().unwrap()).collect();
    let edges = graph["edges"].as_array().unwrap();
    assert!(
        edges.iter().all(|edge| nodes.contains(&edge["from"].as_str().unwrap()) && nodes.contains(&edge["to"].as_str().unwrap()))
    );
    assert!(
        edges.iter().any(|edge| edge["from"] == "team:payments" && edge["to"] == "person:ada" && edge["field"] == "accountable")
    );
}

#[test]
fn titles_cannot_break_out_of_a_drawing() {
    let repo = Repo::new().file("a.yaml", "kind: person\nid: ada\nname: 'A\" ]; B [\"<script>'\n");
    let dot = repo.run(["graph", "--format", "dot"]).stdout;
    assert!(dot.contains("\"person:ada\" [label=\"A\\\" ]; B [\\\"<script>\\nperson\"];"), "{dot}");
    let mermaid = repo.run(["graph", "--format", "mermaid"]).stdout;
    assert!(mermaid.contains("n0[\"A#34; ]#59; B [#34;#60;script#62;\"]"), "{mermaid}");
}

#[test]
fn a_responsibility_that_another_team_has_is_left_to_it_in_whatever_column_it_stands() {
    let team = |name: &str| format!("---\nkind: team\naccountable: ada\n---\n# {name}\n\nPeople get what they need.\n");
    let agreement = |team: &str, rows: &str| {
        format!("---\nkind: working-agreement\nlevel: team\nteam: {team}\n---\n# How\n\n## Responsibilities\n\n{rows}")
    };
    let repo = Repo::new()
        .file("orgdocs.yaml", "kinds: [team, working-agreement]\n")
        .file("teams/aa.md", &team("Aa"))
        .file("teams/bb.md", &team("Bb"))
        .file(
            "working-agreements/aa.md",
            &agreement("aa", "| Responsibility | Accountable |\n|---|---|\n| release | @ada |\n| support | @ada |\n"),
        )
        .file(
            "working-agreements/bb.md",
            &agreement("bb", "| Notes | Responsibility | Accountable |\n|---|---|---|\n| weekly | release | @ada |\n"),
        );
    let impact = json(&repo, &["impact", "team:aa", "--format", "json"]);
    let losses = impact["losses"].as_array().unwrap().iter().filter(|loss| loss["what"] == "responsibility");
    assert_eq!(losses.map(|loss| loss["field"].as_str().unwrap()).collect::<Vec<_>>(), ["support"], "{impact}");
}

#[test]
fn a_question_that_makes_no_sense_for_a_document_leaves_it_out_with_a_word() {
    let map = |id: &str, basis: &str| {
        format!(
            "---\nkind: value-stream-map\nid: {id}\nstate: current\nbasis: {basis}\n---\n# Map\n\n## Steps\n\n| Step | Work | Wait |\n|---|---|---|\n| Build | 3d | 4d |\n"
        )
    };
    let repo = Repo::new().file("a.md", &map("a", "calendar")).file("b.md", &map("b", "working"));
    let out = repo.run(["list", "value-stream-map", "--where", "lead_time > worktime('2d')"]);
    assert!(out.stdout.starts_with("value-stream-map:b ") && out.stdout.lines().count() == 1, "{out}");
    assert!(out.stderr.contains("value-stream-map:a left out: ") && out.stderr.contains("cannot be compared"), "{out}");
    let out = repo.run(["list", "value-stream-map", "--where", "worked(lead_time) > worktime('2d')"]);
    assert!(out.stdout.lines().count() == 2 && out.stderr.is_empty(), "{out}");
}
