//! The commands as people run them: exit statuses, a first repository, users' kinds, the README.

mod frameworks;
mod readme;

use std::collections::BTreeSet;

use crate::harness::Repo;

const TEAM: &str = "---\nkind: team\naccountable: ada\n---\n# Payments\nSmall businesses get paid for work they have done.\n";

const GUILD: &str = "
kind: guild-charter
purpose: What a guild is for and who speaks for it.
fields:
  steward: {type: \"person!\", means: accountable-owner}
  meets: {type: period}
checks:
  - id: guild-meets-monthly
    assert: self.meets <= period('1mo')
    at: meets
    message: \"the guild meets every {self.meets}\"
    why: A guild that meets less often becomes a mailing list.
    bad: {meets: 2mo}
";

const CHARTER: &str =
    "kind: guild-charter\ntitle: Testing guild\naccountable: ada\nsteward: ada\nmeets: 2w\nreviewed: 2026-04-01\n";

fn guild() -> Repo {
    Repo::new().file(".orgdocs/kinds/guild-charter/kind.yaml", GUILD).file(".orgdocs/kinds/guild-charter/example.yaml", CHARTER)
}

#[test]
fn exit_statuses_tell_clean_found_and_could_not_run() {
    let clean = Repo::new().file("a.md", "# A\n");
    let broken = Repo::new().file("a.md", "# A\n[x](nowhere.md)\n");
    let late = Repo::new().file("t.md", TEAM).file("orgdocs.yaml", "organisation: {phase: hyper-growth}\n");
    for (repo, words, expected) in [
        (&clean, &["check"][..], 0),
        (&broken, &["check"], 1),
        (&broken, &["check", "--fail-on", "never"], 0),
        (&broken, &["check", "a.md"], 1),
        (&late, &["check", "--fail-on", "info", "--as-of", "2026-04-15"], 1),
        (&clean, &["check", "nowhere"], 2),
        (&clean, &["check", "--as-of", "2026-02-30"], 2),
        (&clean, &["check", "--format", "nothing"], 2),
        (&clean, &["check", "--format", "json=no/such/folder/x.json"], 2),
        (&clean, &["explain", "bare-handle"], 0),
        (&clean, &["explain", "bare-handl"], 2),
        (&clean, &["kinds", "team"], 0),
        (&clean, &["kinds", "teem"], 2),
        (&clean, &["new", "nothing", "X"], 2),
    ] {
        let out = repo.run(words);
        assert_eq!(out.code, Some(expected), "{words:?}\n{out}");
    }
}

#[test]
fn paths_narrow_what_is_reported_and_not_what_is_read() {
    let repo = Repo::new().file("a/x.md", "# X\n[y](../b/y.md#gone)\n").file("b/y.md", "# Y\n[z](z.md)\n");
    let repo = repo.file("orgdocs.yaml", "title: X\n");
    let out = repo.run(["check", "a", "--format", "concise"]);
    assert!(out.stdout.contains("a/x.md:2:5: error live-anchor"), "{out}");
    assert!(!out.stdout.contains("live-link"), "{out}");
}

#[test]
fn a_folder_inside_a_git_repository_may_link_to_the_rest_of_it() {
    let repo = Repo::new().file(".git/HEAD", "ref: refs/heads/main\n").file("README.md", "# R\n");
    let repo = repo.file("docs/x.md", "# X\n[r](../README.md) [s](../../README.md) [t](../nowhere.md)\n");
    let out = repo.run(["check", "docs", "--format", "concise"]);
    let columns: Vec<&str> = out.stdout.lines().filter_map(|line| line.strip_prefix("x.md:2:")?.split(':').next()).collect();
    assert_eq!(columns, ["23", "44"], "{out}");
}

#[test]
fn a_first_repository_from_nothing() {
    let repo = Repo::new();
    repo.run(["init"]).exits(0);
    repo.run(["init"]).exits(2);
    let written = repo.read("orgdocs.yaml");
    assert!(written.lines().all(|line| line.len() <= 140), "{written}");
    let kinds: serde_json::Value = serde_json::from_str(&repo.run(["kinds", "--json"]).exits(0).stdout).unwrap();
    let known: BTreeSet<&str> = kinds.as_array().unwrap().iter().map(|kind| kind["kind"].as_str().unwrap()).collect();
    let settings: serde_json::Value = serde_yaml::from_str(&written).unwrap();
    let named: BTreeSet<&str> = settings["kinds"].as_array().unwrap().iter().map(|kind| kind.as_str().unwrap()).collect();
    assert_eq!(named, known);
    repo.run(["new", "person", "Ada Moreau", "--id", "ada"]).exits(0);
    let again = repo.run(["new", "person", "Ada Moreau", "--id", "ada"]);
    assert!(again.exits(2).stderr.contains("'people/ada.yaml' is there already"), "{again}");
    assert!(repo.read("people/ada.yaml").contains("name: Ada Moreau"));
    let out = repo.run(["check", "--format", "concise"]);
    assert!(!out.stdout.contains("orgdocs.yaml"), "the configuration that init writes is clean: {out}");
}

#[test]
fn a_first_document_of_any_kind_has_no_errors_on_any_day() {
    let kinds: Vec<serde_json::Value> = serde_json::from_str(&Repo::new().run(["kinds", "--json"]).exits(0).stdout).unwrap();
    assert!(kinds.len() > 35, "{kinds:?}");
    for (at, kind) in kinds.iter().enumerate() {
        let kind = kind["kind"].as_str().unwrap();
        let day = ["2026-04-15", "2026-11-22", "2031-02-28"][at % 3];
        let repo = Repo::new().file("orgdocs.yaml", &format!("as_of: {day}\nprofile: strict\n"));
        repo.run(["new", kind, "Some title"]).exits(0);
        let said = repo.run(["check", "--format", "concise", "--fail-on", "never"]);
        for fault in ["live-", "fresh-", "on-time", "overdue"] {
            assert!(!said.exits(0).stdout.contains(fault), "{kind} on {day}: {said}");
        }
        repo.run(["check", "--profile", "recommended"]).exits(0);
    }
}

#[test]
fn a_first_person_shows_where_a_first_team_still_names_nobody() {
    let repo = Repo::new();
    repo.run(["new", "team", "Payments"]).exits(0);
    repo.run(["check"]).exits(0);
    repo.run(["new", "person", "Ada Byron"]).exits(0);
    let said = repo.run(["check", "--format", "concise"]);
    assert!(said.stdout.starts_with("teams/payments.md:4:14: error known-accountable-owner: "), "{said}");
    assert!(said.stdout.contains("\n1 error in 2 documents"), "members of the example became `?`: {said}");
    assert!(repo.read("teams/payments.md").contains("{person: \"?\", role: tech lead}"));
}

#[test]
fn a_second_document_of_a_kind_does_not_contradict_the_first() {
    let config = |day: &str| format!("as_of: {day}\norganisation: {{phase: hyper-growth}}\n");
    for kind in ["team", "decision", "working-agreement", "value-stream", "bet"] {
        let repo = Repo::new().file("orgdocs.yaml", &config("2026-04-15"));
        let rules = |repo: &Repo| -> BTreeSet<String> {
            repo.run(["check", "--format", "json"]).findings().into_iter().map(|found| found.rule).collect()
        };
        repo.run(["new", kind, "Alpha"]).exits(0);
        // Another day moves what the example dates.
        let repo = repo.file("orgdocs.yaml", &config("2026-04-18"));
        let before = rules(&repo);
        repo.run(["new", kind, "Beta"]).exits(0);
        let added: Vec<String> = rules(&repo).difference(&before).cloned().collect();
        assert_eq!(added, Vec::<String>::new(), "{kind}");
    }
    let repo = Repo::new();
    repo.run(["new", "persona", "Clerk"]).exits(0);
    assert!(repo.read("personas/clerk.md").contains("\nname: Clerk\n"), "the name is the title");
}

#[test]
fn every_rule_and_check_can_be_explained() {
    let repo = Repo::new();
    let out = repo.run(["rules", "--json"]);
    let rules: Vec<serde_json::Value> = serde_json::from_str(&out.stdout).unwrap();
    assert!(rules.len() > 100);
    for rule in rules.iter().step_by(9) {
        let name = rule["rule"].as_str().unwrap();
        let out = repo.run(["explain", name]);
        out.exits(0);
        for part in ["From: ", "Level: ", "Weight: ", "Profiles: ", "Why", "Bad", "Report", "Good"] {
            assert!(out.stdout.contains(part), "{name} has no {part}:\n{out}");
        }
    }
}

#[test]
fn what_cannot_be_explained_leads_to_what_can() {
    let repo = Repo::new().file("a.md", "# A\n");
    for (name, instead) in [
        ("bare-handl", "did you mean 'bare-handle'?"),
        ("kill_date", "it is a field of bet, see `orgdocs explain bet`"),
        ("appetite", "it is a field of bet, see `orgdocs explain bet`"),
        ("title", "kinds, see `orgdocs explain "),
        ("xyzzy", "`orgdocs rules` and `orgdocs kinds` list them"),
    ] {
        let out = repo.run(["explain", name]);
        out.exits(2);
        assert!(out.stderr.contains(instead), "{out}");
    }
}

#[test]
fn an_explanation_says_how_much_a_rule_matters_here_and_where_it_comes_from() {
    let repo = Repo::new().file("orgdocs.yaml", "profile: starter\nrules: {mix-adds-up: info}\n");
    let standing = |rule| {
        let text = repo.run(["explain", rule]).stdout;
        text.lines().skip_while(|line| !line.starts_with("From: ")).take(4).collect::<Vec<_>>().join("\n")
    };
    insta::assert_snapshot!(standing("single-accountable-owner"), @"
    From: orgdocs itself
    Level: error (default), so `orgdocs check` fails
    Weight: core, which matters everywhere and is seldom wrong
    Profiles: all
    ");
    insta::assert_snapshot!(standing("mix-adds-up"), @"
    From: the kind investment-mix, for its documents alone
    Level: info (orgdocs.yaml), so it is reported as a hint
    Weight: core, which matters everywhere and is seldom wrong
    Profiles: all
    ");
    insta::assert_snapshot!(standing("private-skill-levels"), @"
    From: orgdocs itself
    Level: off (profile starter), so nothing is reported
    Weight: noisy, which often speaks up where all is well
    Profiles: pedantic; `profile:` in orgdocs.yaml chooses
    ");
    insta::assert_snapshot!(standing("strategy-asset-present"), @"
    From: orgdocs itself
    Level: off (silent without organisation.phase), so nothing is reported
    Weight: useful, which helps most organisations of the right size
    Profiles: recommended, strict, pedantic, timeless; `profile:` in orgdocs.yaml chooses
    ");
}

#[test]
fn a_kind_of_ones_own_is_checked_explained_and_written() {
    let repo = guild();
    let out = repo.run(["kinds", "--verify", "guild-charter"]);
    assert_eq!(out.stdout, "1 kind with 1 check: every promise holds\n");
    repo.run(["new", "guild-charter", "Data guild"]).exits(0);
    let late = repo.read("guild-charters/data-guild.yaml").replace("2w", "3mo");
    let repo = guild().file("guild-charters/data-guild.yaml", &late);
    let out = repo.run(["check", "--format", "concise"]);
    assert!(
        out.stdout.starts_with("guild-charters/data-guild.yaml:5:8: warning guild-meets-monthly: the guild meets every 3mo"),
        "{out}"
    );
    assert!(repo.run(["explain", "guild-meets-monthly"]).stdout.contains("the guild meets every 2mo"));
}

#[test]
fn mistakes_in_a_kind_are_found_where_they_stand() {
    let kind = GUILD.replace("self.meets <=", "self.meest <=").replace("{type: period}", "{type: perod}");
    let repo = guild().file(".orgdocs/kinds/guild-charter/kind.yaml", &kind).file("x.yaml", CHARTER);
    let out = repo.run(["check", "--format", "concise"]);
    let found: Vec<&str> = out.stdout.lines().filter(|line| line.starts_with(".orgdocs")).collect();
    assert!(found.iter().any(|line| line.contains("kind.yaml:5:17: error kind-known-type: `perod` is no type")), "{out}");
    assert!(!out.stdout.contains("x.yaml"), "documents of a broken kind get no findings: {out}");
    out.exits(1);
}
