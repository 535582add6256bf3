//! What other tools know, taken over and given back.

use crate::harness::Repo;

const CATALOGUE: &str = "apiVersion: backstage.io/v1alpha1
kind: Group
metadata: {name: payments, description: We move money.}
spec: {type: team, profile: {displayName: Payments}, parent: product, members: [ada]}
---
apiVersion: backstage.io/v1alpha1
kind: User
metadata: {name: lin}
spec: {profile: {displayName: Lin Okafor}, memberOf: [payments]}
---
apiVersion: backstage.io/v1alpha1
kind: Component
metadata:
  name: ledger
  title: \"The ledger: all of it\"
  annotations: {backstage.io/source-location: 'url:https://example.org/ledger'}
spec: {type: service, lifecycle: production, owner: group:default/payments}
---
apiVersion: backstage.io/v1alpha1
kind: Domain
metadata: {name: money}
";

#[test]
fn a_backstage_catalogue_becomes_teams_people_and_services() {
    let repo = Repo::new().file("orgdocs.yaml", "as_of: 2026-04-15\n").file("catalog-info.yaml", CATALOGUE);
    let output = repo.run(["import", "backstage", "catalog-info.yaml"]);
    insta::assert_snapshot!(output.exits(0).to_string(), @r"
exit 0
--- stdout
people.yaml
teams/payments.md
--- stderr
money in catalog-info.yaml is a Domain, for which there is no kind
2 written. Next: say who answers for each, where it says `?`, then run `orgdocs check`.
");
    insta::assert_snapshot!(repo.read("teams/payments.md"), @r#"
---
kind: team
id: payments
accountable: "?"
members:
  - {person: ada}
  - {person: lin}
owns:
  - {id: ledger, name: "The ledger: all of it", lifecycle: production, repository: "https://example.org/ledger"}
---
# Payments

We move money.
"#);
    assert_eq!(repo.read("people.yaml"), "people:\n  - {id: ada, name: ada}\n  - {id: lin, name: Lin Okafor}\n");
    let found = repo.run(["check", "--profile", "starter", "--format", "concise", "--fail-on", "never"]);
    insta::assert_snapshot!(found.stdout, @r"
teams/payments.md:4:14: error accountable-owner-present: Payments has nobody accountable
teams/payments.md:11:3: error value-metric-present: Payments has no metric that measures value
teams/payments.md:13:1: error mission-present: Payments says too little to know why it exists
3 errors in 2 documents, as of 2026-04-15
");
    let before = repo.snapshot();
    repo.run(["import", "backstage", "catalog-info.yaml"]).exits(0);
    assert_eq!(repo.snapshot(), before, "nothing that exists is changed");
}

#[test]
fn owners_of_paths_become_owners_of_services() {
    let owners = "# everything\n* @kestrel/platform\n/services/ledger/ @kestrel/payments @ada # since May\n/both/ @kestrel/a @kestrel/b\n[Section]\n/docs/ lin@example.org\n";
    let repo = Repo::new().file("CODEOWNERS", owners);
    let output = repo.run(["import", "codeowners", "CODEOWNERS"]);
    insta::assert_snapshot!(output.exits(0).to_string(), @r"
exit 0
--- stdout
people.yaml
teams/a.md
teams/b.md
teams/payments.md
teams/platform.md
--- stderr
/both/ has 2 teams; a service has one, so it was left out
5 written. Next: say who answers for each, where it says `?`, then run `orgdocs check`.
");
    assert!(repo.read("teams/payments.md").contains("owns:\n  - {id: ledger, name: services/ledger}\n"));
    assert!(repo.read("people.yaml").contains("id: lin"));
}

#[test]
fn a_team_api_page_becomes_a_team_as_it_stands() {
    let page = include_str!("../references/team-api.md");
    let repo = Repo::new().file("wiki/harbour.md", page);
    repo.run(["import", "team-api", "wiki/harbour.md"]).exits(0);
    let written = repo.run(["list", "team", "--format", "json"]);
    assert!(written.exits(0).stdout.contains("\"kind\": \"team\""), "{written}");
    repo.run(["import", "team-api", "nowhere.md"]).exits(2);
}

#[test]
fn a_team_api_page_keeps_its_front_matter_whatever_its_lines_end_with() {
    for end in ["\n", "\r\n"] {
        let page = ["---", "owner: x", "---", "# Harbour", "", "We move ships.", ""].join(end);
        let repo = Repo::new().file("wiki/harbour.md", &page);
        repo.run(["import", "team-api", "wiki/harbour.md"]).exits(0);
        let written = repo.read("teams/harbour.md").replace("\r\n", "\n");
        assert!(written.starts_with("---\nkind: team\nowner: x\n---\n# Harbour"), "{written:?}");
    }
}

#[test]
fn a_page_from_elsewhere_keeps_its_links_and_its_kind() {
    let page = "---\r\nkind: Wiki page\r\nowner: lin\r\n---\r\n# Harbour\r\n\r\nWe move ships for [Crane](crane.md#top), \
                see [the plan](../plan.md \"Plan\"), ![map](img/my%20map.png), [here](#focus), [there](https://a.org/b), [root](/plan.md), \
                [it][r] and <img src=\"img/my map.png\">.\r\n\r\n[r]: ../plan.md\r\n";
    let repo = Repo::new()
        .file("docs/wiki/harbour.md", page)
        .file("docs/wiki/crane.md", "---\nkind: team\n---\n# The crane\n\nAsk [them](harbour) or [us](./).\n")
        .file("docs/wiki/blank.md", "\n")
        .bytes("docs/wiki/bad.md", &[0xff, 0xfe, 0x00, 0xd8])
        .file("docs/plan.md", "# Plan\n");
    let wiki = ["harbour", "crane", "blank", "bad"].map(|name| format!("docs/wiki/{name}.md"));
    let [harbour, crane, blank, bad] = wiki.each_ref().map(String::as_str);
    let out = repo.run(["import", "team-api", harbour, crane, blank, bad]);
    for note in [
        "cannot read 'docs/wiki/bad.md', so it was left out",
        "docs/wiki/blank.md is empty, so it was left out",
        "docs/wiki/harbour.md had `kind: Wiki page`, which is `kind: team` in teams/harbour.md",
    ] {
        assert!(out.exits(0).stderr.contains(note), "{out}");
    }
    let written = repo.read("teams/harbour.md");
    assert_eq!(written.matches('\n').count(), written.matches("\r\n").count(), "{written:?}");
    assert_eq!(
        written.replace("\r\n", "\n"),
        "---\nkind: team\nowner: lin\n---\n# Harbour\n\nWe move ships for [Crane](the-crane.md#top), \
         see [the plan](../docs/plan.md \"Plan\"), ![map](../docs/wiki/img/my%20map.png), [here](#focus), [there](https://a.org/b), \
         [root](/plan.md), [it][r] and <img src=\"../docs/wiki/img/my%20map.png\">.\n\n[r]: ../docs/plan.md\n"
    );
    assert_eq!(
        repo.read("teams/the-crane.md"),
        "---\nkind: team\n---\n# The crane\n\nAsk [them](harbour) or [us](../docs/wiki/).\n"
    );
    assert!(!repo.path("teams/blank.md").exists());
}

#[test]
fn a_page_from_outside_says_that_its_links_stay_behind() {
    let page = "# Harbour\n\nSee [the plan](plan.md) and ![map](map.png), [there](https://a.org/b), [root](/plan.md).\n";
    let repo =
        Repo::new().file("org/orgdocs.yaml", "").file("wiki/harbour.md", page).file("wiki/quay.md", "# Quay\n\nNo links.\n");
    let out = repo.run(["import", "team-api", "--root", "org", "wiki/harbour.md", "wiki/quay.md"]);
    let note =
        "wiki/harbour.md lay outside of the repository, and its links to plan.md and 1 more are as they were in teams/harbour.md";
    assert!(out.exits(0).stderr.contains(note) && !out.stderr.contains("quay.md lay"), "{out}");
}

#[test]
fn a_catalogue_with_a_fault_says_where_it_is() {
    let catalogue = CATALOGUE
        .replace("lifecycle: production", "lifecycle: Production")
        .replace("memberOf: [payments]", "memberOf: [payments");
    let repo = Repo::new().file("catalog-info.yaml", &catalogue);
    let out = repo.run(["import", "backstage", "catalog-info.yaml"]);
    assert!(out.exits(0).stderr.contains("catalog-info.yaml:9 is no YAML, so what it says may be missing"), "{out}");
    assert!(repo.read("teams/payments.md").contains("name: \"The ledger: all of it\", lifecycle: production"), "{out}");
}

#[test]
fn a_service_of_a_template_is_called_by_its_words() {
    let page = include_str!("../references/team-api.md");
    let page = page.replace("this team: Crane control", "this team: [Crane *control*](https://git.example.org/crane)");
    let repo = Repo::new().file("teams/crane.md", &format!("---\nkind: team\n---\n{page}"));
    let listed = repo.run(["list", "service", "--format", "json"]);
    assert!(listed.exits(0).stdout.contains("\"title\": \"Crane control\""), "{listed}");
}

#[test]
fn owners_are_read_as_hosts_read_them() {
    let owners = "\u{feff}# all\n*.js @acme/web\n/my\\ docs/ @acme/Docs @acme/docs # twice\n[Data][2] @acme/data\n/db/\n/ledger/** @acme/pay\n\
                  ^[Later] @lin\n/x/\n[id]/page @acme/web\n/a/api/ @acme/pay\n/b/api/ @acme/pay\n/ledger/ @acme/core\n\
                  /y/ see#1 or TBD @@maintainer help@example.org\n!/db/old\n";
    let repo = Repo::new().file("CODEOWNERS", owners).file("org/web.md", "---\nkind: team\nid: web\n---\n# Web\n");
    let out = repo.run(["import", "codeowners", "CODEOWNERS"]);
    insta::assert_snapshot!(out.exits(0).to_string(), @r"
exit 0
--- stdout
people.yaml
teams/core.md
teams/data.md
teams/docs.md
teams/pay.md
--- stderr
'@@maintainer' is a role and nobody's name, so it was left out
'TBD' is no handle and no address, so it was left out
'or' is no handle and no address, so it was left out
'see#1' is no handle and no address, so it was left out
team:web is there already, in org/web.md, and was left alone
5 written. Next: say who answers for each, where it says `?`, then run `orgdocs check`.
");
    let owns = |team: &str| {
        let text = repo.read(&format!("teams/{team}.md"));
        text.lines().filter(|line| line.starts_with("  - {id")).map(str::trim).map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(owns("docs"), ["- {id: my-docs, name: my docs}"]);
    assert_eq!(owns("data"), ["- {id: db, name: db}"]);
    assert_eq!(owns("pay"), ["- {id: a-api, name: a/api}", "- {id: b-api, name: b/api}"]);
    assert_eq!(owns("core"), ["- {id: ledger, name: ledger}"]);
    assert_eq!(repo.read("people.yaml"), "people:\n  - {id: help, name: help}\n  - {id: lin, name: lin}\n");
}

fn organisation() -> Repo {
    Repo::new()
        .file("people.yaml", "people:\n  - {id: ada, name: Ada Moreau, contact: ada@example.org}\n  - {id: lin, name: Lin Okafor}\n")
        .file("teams/payments.md", "---\nkind: team\nid: payments\naccountable: ada\nmembers: [{person: ada}, {person: lin}]\nowns:\n  - {id: ledger, name: Ledger, lifecycle: production}\n---\n# Payments\n\nWe move money.\n")
        .file("teams/our platform.md", "---\nkind: team\nid: platform\naccountable: lin\n---\n# Platform\n")
}

#[test]
fn owners_are_exported_and_drift_is_found() {
    let repo = organisation();
    insta::assert_snapshot!(repo.run(["export", "codeowners"]).exits(0).stdout, @r"
# Written by `orgdocs export codeowners`: whoever answers for a document is asked when it changes.
/teams/our\ platform.md  @lin
/teams/payments.md       ada@example.org
");
    repo.run(["export", "codeowners", "--output", ".github/CODEOWNERS"]).exits(0);
    repo.run(["export", "codeowners", "--output", ".github/CODEOWNERS", "--check"]).exits(0);
    let text = repo.read("teams/our platform.md").replace("accountable: lin", "accountable: ada");
    let repo = repo.file("teams/our platform.md", &text);
    let drift = repo.run(["export", "codeowners", "--output", ".github/CODEOWNERS", "--check"]);
    insta::assert_snapshot!(drift.exits(1).to_string(), @r"
exit 1
--- stdout
--- a/.github/CODEOWNERS
+++ b/.github/CODEOWNERS
@@ -1,3 +1,3 @@
 # Written by `orgdocs export codeowners`: whoever answers for a document is asked when it changes.
-/teams/our\ platform.md  @lin
+/teams/our\ platform.md  ada@example.org
 /teams/payments.md       ada@example.org
--- stderr
.github/CODEOWNERS says something else than the documents; write it again without `--check`
");
    repo.run(["export", "json", "--output", "gone.json", "--check"]).exits(1);
    repo.run(["export", "json", "--check"]).exits(2);
}

#[test]
fn a_catalogue_that_is_exported_can_be_imported_again() {
    let repo = organisation();
    let exported = repo.run(["export", "backstage"]).exits(0).stdout.clone();
    insta::assert_snapshot!(exported, @r#"
# Written by `orgdocs export backstage`; change the documents instead.
---
apiVersion: backstage.io/v1alpha1
kind: Group
metadata: {"name":"platform","title":"Platform"}
spec: {"type":"team","children":[],"members":[]}
---
apiVersion: backstage.io/v1alpha1
kind: Group
metadata: {"name":"payments","title":"Payments","description":"We move money."}
spec: {"type":"team","children":[],"members":["ada","lin"]}
---
apiVersion: backstage.io/v1alpha1
kind: User
metadata: {"name":"ada"}
spec: {"profile":{"displayName":"Ada Moreau"},"memberOf":["payments"]}
---
apiVersion: backstage.io/v1alpha1
kind: User
metadata: {"name":"lin"}
spec: {"profile":{"displayName":"Lin Okafor"},"memberOf":["payments"]}
---
apiVersion: backstage.io/v1alpha1
kind: Component
metadata: {"name":"ledger","title":"Ledger"}
spec: {"type":"service","lifecycle":"production","owner":"group:payments"}
"#);
    let again = Repo::new().file("catalog-info.yaml", &exported);
    again.run(["import", "backstage", "catalog-info.yaml"]).exits(0);
    let text = again.read("teams/payments.md");
    for part in [
        "id: payments",
        "- {person: ada}",
        "- {person: lin}",
        "- {id: ledger, name: Ledger, lifecycle: production}",
        "# Payments\n\nWe move money.",
    ] {
        assert!(text.contains(part), "{part}: {text}");
    }
}

#[test]
fn an_export_writes_over_nothing_but_itself() {
    let repo = Repo::new().file("people/ada.yaml", "kind: person\nname: Ada\n").file("CODEOWNERS", "# ours\n* @acme/all\n");
    let export = |format: &str, file: &str| repo.run(["export", format, "--output", repo.path(file).to_str().unwrap()]);
    assert!(export("codeowners", "CODEOWNERS").exits(2).stderr.contains("no export wrote"));
    assert_eq!(repo.read("CODEOWNERS"), "# ours\n* @acme/all\n");
    for (format, file) in [("codeowners", "new"), ("backstage", "catalog-info.yaml"), ("json", "all.json")] {
        export(format, file).exits(0);
        export(format, file).exits(0);
    }
    export("json", "new").exits(2);
}

#[test]
fn a_second_import_adds_the_people_that_are_new() {
    let people = "people:\n  - {id: ada, name: Ada Moreau}\n";
    let repo = Repo::new().file("people.yaml", people).file("catalog-info.yaml", CATALOGUE);
    repo.run(["import", "backstage", "catalog-info.yaml"]).exits(0);
    assert_eq!(repo.read("people.yaml"), people);
    assert_eq!(repo.read("people/backstage.yaml"), "people:\n  - {id: lin, name: Lin Okafor}\n");
    let before = repo.snapshot();
    repo.run(["import", "backstage", "catalog-info.yaml"]).exits(0);
    assert_eq!(repo.snapshot(), before, "everybody is known");
}

#[test]
fn a_name_without_an_id_is_left_out_with_a_word() {
    let catalogue =
        CATALOGUE.replace("name: lin", "name: '..'").replace("[ada]", "['', ada]").replace("name: ledger", "name: \"-\"");
    let repo = Repo::new().file("catalog-info.yaml", &catalogue).file("wiki/日本.md", "# 日本\n");
    let told = repo.run(["import", "backstage", "catalog-info.yaml"]);
    for name in ["''", "'..'", "'-'"] {
        assert!(told.stderr.contains(&format!("no id can be made of the name {name}, so it was left out")), "{told}");
    }
    assert_eq!(repo.read("people.yaml"), "people:\n  - {id: ada, name: ada}\n");
    let team = repo.read("teams/payments.md");
    assert!(team.contains("members:\n  - {person: ada}\n---"), "{team}");
    repo.run(["import", "team-api", "wiki/日本.md"]).exits(0);
    let files: Vec<String> = repo.snapshot().into_iter().map(|(path, _)| path).collect();
    assert_eq!(files, ["catalog-info.yaml", "people.yaml", "teams/payments.md", "wiki/日本.md"]);
}

#[test]
fn owners_of_what_no_line_can_spell_are_left_out_with_a_word() {
    let team = |owner: &str| format!("---\nkind: team\naccountable: {owner}\n---\n# T\n");
    let repo = Repo::new()
        .file("people.yaml", "people:\n  - {id: ada, name: Ada}\n  - {id: lin okafor, name: Lin}\n")
        .file("teams/a\nb.md", &team("ada"))
        .file("teams/c#d.md", &team("ada"))
        .file("teams/e.md", &team("lin okafor"))
        .file("teams/f\tg.md", &team("ada"));
    let exported = repo.run(["export", "codeowners"]);
    let lines: Vec<&str> = exported.exits(0).stdout.lines().skip(1).collect();
    assert_eq!(lines, ["/teams/c\\#d.md  @ada"]);
    assert_eq!(exported.stderr.matches("left out").count(), 3, "{exported}");
}
