//! `orgdocs mv`.

use crate::harness::Repo;

fn organisation() -> Repo {
    Repo::new()
        .file("orgdocs.yaml", "as_of: 2026-04-15\norganisation:\n  roles: {head-of-risk: ada}\n")
        .file("people.yaml", "people:\n  - {id: ada, name: Ada Moreau}\n  - {id: lin, name: Lin Okafor}\n")
        .file(
            "teams/payments.md",
            "---\nkind: team\nid: payments\naccountable: ada\nmembers: [{person: ada, role: lead}]\n---\n# Payments\n\nSee [the guide](../guide/start.md#first-day).\n",
        )
        .file(
            "teams/platform.md",
            "---\nkind: team\naccountable: lin\ninteractions:\n  - {team: payments, mode: collaboration} # as agreed\n---\n# Platform\n\nAsk [[team:payments]], [them](team:payments), @ada or [their page](payments.md).\n",
        )
        .file("guide/start.md", "# Start\n\n## First day\n\n![map](map.png) and [the team](../teams/payments).\n")
        .bytes("guide/map.png", &[137, 80, 78, 71])
}

#[test]
fn an_id_is_renamed_everywhere_with_its_file() {
    let repo = organisation();
    let before = repo.snapshot();
    let output = repo.run(["mv", "team:payments", "team:billing"]);
    insta::assert_snapshot!(output.exits(0).to_string(), @r"
exit 0
--- stdout
--- a/guide/start.md
+++ b/guide/start.md
@@ -2,4 +2,4 @@
 
 ## First day
 
-![map](map.png) and [the team](../teams/payments).
+![map](map.png) and [the team](../teams/billing).
rename from teams/payments.md
rename to teams/billing.md
--- a/teams/payments.md
+++ b/teams/billing.md
@@ -1,6 +1,6 @@
 ---
 kind: team
-id: payments
+id: billing
 accountable: ada
 members: [{person: ada, role: lead}]
 ---
--- a/teams/platform.md
+++ b/teams/platform.md
@@ -2,8 +2,8 @@
 kind: team
 accountable: lin
 interactions:
-  - {team: payments, mode: collaboration} # as agreed
+  - {team: billing, mode: collaboration} # as agreed
 ---
 # Platform
 
-Ask [[team:payments]], [them](team:payments), @ada or [their page](payments.md).
+Ask [[team:billing]], [them](team:billing), @ada or [their page](billing.md).
--- stderr
1 file would move, and 2 others would change; `--write` does it
");
    assert_eq!(repo.snapshot(), before, "dry by default");
    repo.run(["check", "--fail-on", "never", "--write-baseline"]).exits(0);
    repo.run(["mv", "team:payments", "team:billing", "--write"]).exits(0);
    assert!(!repo.path("teams/payments.md").exists());
    assert!(repo.read("teams/billing.md").starts_with("---\nkind: team\nid: billing\n"));
    insta::assert_snapshot!(repo.read("teams/platform.md"), @r"
---
kind: team
accountable: lin
interactions:
  - {team: billing, mode: collaboration} # as agreed
---
# Platform

Ask [[team:billing]], [them](team:billing), @ada or [their page](billing.md).
");
    assert!(repo.read("guide/start.md").contains("[the team](../teams/billing)"));
    let output = repo.run(["check", "--format", "concise", "--no-baseline"]);
    assert!(!output.stdout.contains("live-"), "{output}");
}

#[test]
fn a_person_is_renamed_with_their_roles() {
    let repo = organisation();
    let output = repo.run(["mv", "person:ada", "person:ada-moreau", "--write"]);
    insta::assert_snapshot!(output.exits(0).stderr, @"4 files changed");
    assert!(repo.read("orgdocs.yaml").contains("head-of-risk: ada-moreau"));
    assert!(repo.read("people.yaml").contains("{id: ada-moreau, name: Ada Moreau}"));
    assert!(repo.read("teams/payments.md").contains("members: [{person: ada-moreau, role: lead}]"));
    assert!(repo.read("teams/platform.md").contains("@ada-moreau or"));
}

#[test]
fn a_file_takes_its_links_along() {
    let repo = organisation();
    repo.run(["mv", "guide/start.md", "handbook/people/welcome.md", "--write"]).exits(0);
    assert_eq!(
        repo.read("handbook/people/welcome.md"),
        "# Start\n\n## First day\n\n![map](../../guide/map.png) and [the team](../../teams/payments).\n"
    );
    assert!(repo.read("teams/payments.md").contains("[the guide](../handbook/people/welcome.md#first-day)"));
    let output = repo.run(["mv", "guide/map.png", "pictures/the map.png", "--write"]);
    insta::assert_snapshot!(output.exits(0).stderr, @"1 file moved, and 1 other changed");
    assert!(repo.read("handbook/people/welcome.md").contains("![map](../../pictures/the%20map.png)"));
    assert_eq!(std::fs::read(repo.path("pictures/the map.png")).unwrap(), [137, 80, 78, 71]);
    let output = repo.run(["check", "--format", "concise", "--fail-on", "never"]);
    assert!(!output.stdout.contains("live-"), "{output}");
}

#[test]
fn a_document_without_a_written_id_is_called_after_its_file() {
    let repo = organisation().file("teams/other.md", "---\nkind: team\npart_of: platform\n---\n# Other\n");
    repo.run(["mv", "teams/platform.md", "teams/ground.md", "--write"]).exits(0);
    assert!(repo.read("teams/other.md").contains("part_of: ground"));
}

#[test]
fn what_cannot_be_is_refused_and_named() {
    let repo = organisation();
    let before = repo.snapshot();
    for arguments in [
        ["team:payments", "team:platform"],
        ["team:payments", "team:Not An Id"],
        ["team:paymets", "team:billing"],
        ["team:payments", "person:payments"],
        ["guide/start.md", "teams/payments.md"],
        ["guide/start.md", "../outside.md"],
        ["guide/start.md", "nowhere/../../outside.md"],
        ["teams/payments.md", "teams/eu/platform.md"],
    ] {
        let output = repo.run(["mv", arguments[0], arguments[1], "--write"]);
        output.exits(2);
        assert!(output.stderr.starts_with("error: ") && output.stderr.lines().count() == 1, "{output}");
    }
    assert_eq!(repo.snapshot(), before);
}

#[test]
fn a_link_to_a_lost_heading_still_finds_its_page() {
    let repo = Repo::new().file("a.md", "# A\n\n[B](b.md#gone)\n").file("b.md", "# B\n");
    repo.run(["mv", "b.md", "pages/c.md", "--write"]).exits(0);
    assert_eq!(repo.read("a.md"), "# A\n\n[B](pages/c.md#gone)\n");
}

#[test]
fn names_of_a_page_follow_it_or_it_stays() {
    let start = "# Start\n\nRead [[travel]], [[Travel|the policy]] and [[other]].\n";
    let repo = Repo::new().file("docs/start.md", start).file("docs/other.md", "# Other\n\nSee [[travel]].\n");
    let repo = repo.file("docs/travel.md", "# Travel policy\n\nSee [[other]].\n");
    repo.run(["mv", "docs/travel.md", "docs/hr/travel.md", "--write"]).exits(0);
    assert_eq!(repo.read("docs/start.md"), start);
    let taken = repo.run(["mv", "docs/hr/travel.md", "hr/other.md", "--write"]);
    assert!(taken.code != Some(0) && taken.stderr.contains("would lead nowhere; nothing was changed"), "{taken}");
    repo.run(["mv", "docs/hr/travel.md", "docs/hr/trips.md", "--write"]).exits(0);
    assert_eq!(repo.read("docs/start.md"), "# Start\n\nRead [[trips]], [[trips|the policy]] and [[other]].\n");
    assert_eq!(repo.read("docs/hr/trips.md"), "# Travel policy\n\nSee [[other]].\n");
    repo.run(["build"]).exits(0);
    assert!(repo.read("site/docs/start.html").contains("<a href=\"hr/trips.html\">the policy</a>"));
}

#[test]
fn what_is_known_stays_known_under_a_new_name() {
    for (old, new) in [
        ("team:payments", "team:billing"),
        ("teams/payments.md", "teams/eu/money.md"),
        ("guide/start.md", "guide/first/hello.md"),
    ] {
        let repo = organisation()
            .file("guide/start.md", "[gone](gone.md) and [gone](../teams/gone.md), not [this](../teams/payments.md)\n");
        repo.run(["check", "--write-baseline"]).exits(0);
        // What is new stays new.
        let repo = repo.file(
            "teams/late.md",
            "---\nkind: team\nid: late\naccountable: lin\ninteractions: [{team: payments}]\n---\n# Late\n",
        );
        let told = |repo: &Repo| repo.run(["check", "--format", "concise"]).stdout.lines().map(str::to_owned).collect::<Vec<_>>();
        let before = told(&repo);
        assert!(before.iter().all(|line| line.starts_with("teams/late.md") || line.contains("known before")), "{before:#?}");
        let dry = repo.run(["mv", old, new]);
        assert!(dry.exits(0).stdout.contains("--- a/.orgdocs/baseline.json\n"), "{dry}");
        repo.run(["mv", old, new, "--write"]).exits(0);
        assert_eq!(told(&repo), before, "{old}");
        assert!(!repo.run(["check"]).stderr.contains("mended"), "{old}");
    }
}

#[test]
fn a_folder_and_a_file_that_is_not_there_are_told() {
    let repo = organisation();
    for (old, says) in [
        ("guide", "'guide' is a folder; move its files one at a time"),
        ("teams/", "'teams/' is a folder; move its files one at a time"),
        ("teams/paymets.md", "there is no file 'teams/paymets.md'"),
        ("paymets", "nothing is called 'paymets'"),
    ] {
        let told = repo.run(["mv", old, "new"]);
        assert!(told.exits(2).stderr.contains(says), "{told}");
    }
}

#[test]
fn settings_that_name_a_file_follow_it() {
    let settings = "kinds: {decision: [log/first.md, 'adr/*.md']}\nexclude: [old.md]\n\
                    overrides: [{paths: [log/first.md], rules: {live-link: warning}}]\n\
                    waive: [{rule: live-link, reason: It moves, paths: [./x.md, log/first.md]}]\n";
    let record = "# 1. Use one queue\n\n## Status\n\nAccepted\n\n## Decision\n\nWe use one queue.\n";
    let repo = Repo::new().file("orgdocs.yaml", settings).file("log/first.md", record).file("x.md", "# X\n");
    repo.run(["mv", "log/first.md", "records/one.md", "--write"]).exits(0);
    assert_eq!(repo.read("orgdocs.yaml"), settings.replace("log/first.md", "records/one.md"));
    assert!(repo.run(["list", "decision"]).exits(0).stdout.contains("records/one.md"));
}
