//! `diff`, `impact` and `check --since`: an organisation at two moments.

use std::collections::BTreeSet;
use std::process::Command;

use serde_json::Value;

use crate::harness::Repo;

#[track_caller]
fn git(repo: &Repo, arguments: &[&str]) {
    let mut git = Command::new("git");
    git.arg("-C").arg(repo.path("")).args(["-c", "user.name=T", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false"]);
    let output = git
        .args(arguments)
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .env("GIT_COMMITTER_DATE", "2026-04-15T12:00:00Z")
        .output()
        .unwrap();
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
}

fn commit(repo: &Repo, words: &str) {
    git(repo, &["add", "-A"]);
    git(repo, &["commit", "-qm", words]);
}

const PAYMENTS: &str = "---
kind: team
id: payments
type: stream-aligned
accountable: ada
reviewed: 2026-04-01
members:
  - {person: ada, role: lead}
  - {person: june, role: maker}
interactions:
  - {team: ground, mode: collaboration, until: 2026-05-01}
metrics:
  - {id: paid-in-time, title: Paid in time, type: value, target: 45%, by: 2026-12-31}
owns:
  - {id: ledger, name: Ledger}
---
# Payments

We move money.
";

fn before() -> Repo {
    let repo = Repo::new()
        .file(
            "orgdocs.yaml",
            "as_of: 2026-04-15\norganisation:\n  phase: getting-traction\n  responsibilities: [release, support]\n  roles: {head-of-risk: ada}\n",
        )
        .file("people.yaml", "people:\n  - {id: ada, name: Ada Moreau}\n  - {id: lin, name: Lin Okafor}\n  - {id: june, name: June Park}\n  - {id: omar, name: Omar Haddad}\n")
        .file("teams/payments.md", PAYMENTS)
        .file("teams/ground.md", "---\nkind: team\nid: ground\ntype: platform\naccountable: lin\nconfirmed: [payments]\n---\n# Ground\n\nWe carry the others.\n")
        .file(
            "working-agreements/payments.md",
            "---\nkind: working-agreement\nid: payments-agreement\nteam: payments\naccountable: ada\n---\n# How Payments works\n\n## Responsibilities\n\n| Responsibility | Owner |\n|---|---|\n| Release | ada |\n| Support | june |\n",
        )
        .file(
            "bets/receipts.md",
            "---\nkind: bet\nid: receipts\naccountable: june\nmetric: paid-in-time\ndecide_by: 2026-06-12\nkill_if:\n  - paid-in-time < 41% by 2026-05-22\n---\n# Receipts\n\nWe believe that receipts help.\n",
        )
        .file("decisions/0001-one-ledger.md", "---\nkind: decision\nid: 0001-one-ledger\nstatus: accepted\naccountable: ada\n---\n# One ledger\n")
        .file("guide.md", "# Guide\n\n[Money](teams/payments.md#payments), [[team:payments]] and [one ledger](decisions/0001-one-ledger.md).\n");
    git(&repo, &["init", "-q", "-b", "main"]);
    commit(&repo, "Write it down");
    repo
}

/// Fifteen changes to the organisation, and many that are none.
fn after() -> Repo {
    let payments = PAYMENTS
        .replace("accountable: ada", "accountable: lin")
        .replace("reviewed: 2026-04-01", "# looked at together\nreviewed: 2026-05-02")
        .replace("role: maker}", "role: maker}\n  - {person: lin, role: lead}")
        .replace(
            "  - {team: ground, mode: collaboration, until: 2026-05-01}",
            "  - {mode: x-as-a-service, team: fraud}\n  - {until: 2026-05-01, team: ground, mode: collaboration}",
        )
        .replace("target: 45%", "target: 40%")
        .replace("- {id: ledger, name: Ledger}", "- {id: payouts, name: Payouts}\n  - {id: ledger, name: \"Ledger\"}")
        .replace("We move money.", "We move money.\n\n## Notes\n\nThe office has a new plant.");
    before()
        .file(
            "orgdocs.yaml",
            "# who we are\nas_of: 2026-05-15\norganisation:\n  roles: {head-of-risk: lin}\n  responsibilities: [support, release]\n  phase: hyper-growth\n",
        )
        .file("people.yaml", "people:\n  - {name: Lin Okafor, id: lin}\n  - {id: ada, name: Ada Moreau}\n  - {id: june, name: June Park}\n")
        .file("teams/payments.md", &payments)
        .file("groups/ground.md", "---\nkind: team\nconfirmed: [payments]\nid: ground\ntype: enabling\naccountable: lin\n---\n# Ground\n\nWe carry the others.\n")
        .file("teams/fraud.md", "---\nkind: team\nid: fraud\ntype: platform\naccountable: june\nconfirmed: [payments]\n---\n# Fraud\n\nWe keep thieves out.\n")
        .file(
            "working-agreements/payments.md",
            "---\nkind: working-agreement\nid: payments-agreement\nteam: payments\naccountable: ada\n---\n# How Payments works\n\n## Responsibilities\n\n| Owner | Responsibility |\n|---|---|\n| june | Support |\n",
        )
        .file(
            "bets/receipts.md",
            "---\nkind: bet\nid: receipts\naccountable: june\nmetric: paid-in-time\ndecide_by: 2026-06-12\nkill_if:\n  - paid-in-time < 41% by 2026-06-05\n---\n# Receipts\n\nWe believe that receipts help.\n",
        )
        .file("decisions/0001-one-ledger.md", "---\nkind: decision\nid: 0001-one-ledger\nstatus: deprecated\naccountable: ada\n---\n# One ledger\n")
        .file("handoffs/review.md", "---\nkind: handoff\nid: review\nfrom: payments\nto: fraud\naccountable: june\n---\n# Review of strange payments\n")
}

fn changed() -> Repo {
    let repo = after();
    std::fs::remove_file(repo.path("teams/ground.md")).unwrap();
    repo
}

#[test]
fn fifteen_changes_are_named_and_nothing_else() {
    let repo = changed();
    let output = repo.run(["diff", "main"]);
    insta::assert_snapshot!(output.exits(0).stdout, @r"
bet:receipts  Receipts
  kill date pushed from 2026-05-22 to 2026-06-05 (paid-in-time < 41% by 2026-05-22)
decision:0001-one-ledger  One ledger
  status: accepted → deprecated
handoff:review  Review of strange payments
  new handoff, from Payments to Fraud
orgdocs.yaml  Organisation
  phase: getting-traction → hyper-growth
  role head-of-risk: ada → lin
person:omar  Omar Haddad
  the person is gone
team:fraud  Fraud
  new team; June Park answers for it
team:ground  Ground
  type: platform → enabling
team:payments  Payments
  Lin Okafor joined
  target of paid-in-time lowered from 45% to 40%
  owns Payouts now
  works with Fraud now (x-as-a-service)
  Lin Okafor answers for it now, and no longer Ada Moreau
  the interaction with Ground ended on 2026-05-01, as agreed
working-agreement:payments-agreement  How Payments works
  nobody has the responsibility 'Release' any more

15 changes from main (2026-04-15) to the files as they are now
");
    let json: Value = serde_json::from_str(&repo.run(["diff", "main", "--format", "json"]).exits(0).stdout).unwrap();
    let changes = json["changes"].as_array().unwrap();
    assert_eq!(changes.len(), 15);
    let what: BTreeSet<&str> = changes.iter().map(|change| change["what"].as_str().unwrap()).collect();
    for named in [
        "accountable-moved",
        "team-type-changed",
        "interaction-added",
        "interaction-expired",
        "target-lowered",
        "day-pushed",
        "handoff-added",
        "responsibility-orphaned",
    ] {
        assert!(what.contains(named), "{named}: {what:?}");
    }
    commit(&repo, "Change it");
    let between = repo.run(["diff", "HEAD~1..HEAD", "--format", "json"]);
    let between: Value = serde_json::from_str(&between.exits(0).stdout).unwrap();
    assert_eq!(between["changes"], json["changes"]);
    let back: Value = serde_json::from_str(&repo.run(["diff", "HEAD..HEAD~1", "--format", "json"]).stdout).unwrap();
    assert!(back["changes"].as_array().unwrap().iter().any(|change| change["what"] == "target-raised"));
    let nothing = repo.run(["diff", "HEAD"]);
    insta::assert_snapshot!(nothing.exits(0).stdout, @"nothing changed from HEAD (2026-04-15) to the files as they are now");
    let markdown = repo.run(["diff", "HEAD~1", "--format", "markdown"]).exits(0).stdout.clone();
    assert!(markdown.starts_with("- **"), "{markdown}");
}

#[test]
fn a_revision_that_is_not_there_is_named() {
    insta::assert_snapshot!(before().run(["diff", "no-such-branch"]).exits(2).stderr, @"error: there is no revision 'no-such-branch' here; in a shallow clone, fetch it first");
    insta::assert_snapshot!(before().run(["diff", "--", "--output=x"]).exits(2).stderr, @"error: there is no revision '--output=x' here; in a shallow clone, fetch it first");
    insta::assert_snapshot!(Repo::new().run(["diff", "main"]).exits(2).stderr, @"error: this folder is in no Git repository, or Git is not installed");
    let empty = Repo::new();
    git(&empty, &["init", "-q"]);
    insta::assert_snapshot!(empty.run(["diff", "HEAD"]).exits(2).stderr, @"error: nothing is committed here yet, so there is no revision 'HEAD'");
    insta::assert_snapshot!(empty.run(["check", "--since", "HEAD"]).exits(2).stderr, @"error: nothing is committed here yet, so there is no revision 'HEAD'");
}

#[test]
fn only_what_is_new_since_a_revision_counts() {
    let repo = before();
    let all = repo.run(["check", "--format", "json", "--fail-on", "never"]).findings();
    assert!(!all.is_empty());
    repo.run(["check", "--since", "main", "--fail-on", "info"]).exits(0);
    let repo = repo
        .file("more.md", "# Guide\n\nSee [gone](gone.md).\n")
        .file("teams/payments.md", &PAYMENTS.replace("id: payments\n", "id: payments\n\n\n"));
    let found = repo.run(["check", "--since", "main", "--format", "json"]);
    let new: Vec<String> = found.exits(1).findings().iter().map(|found| format!("{found:?}")).collect();
    assert_eq!(new, ["more.md:3:12 live-link"]);
    let sarif: Value = serde_json::from_str(&repo.run(["check", "--since", "main", "--format", "sarif"]).stdout).unwrap();
    let states: BTreeSet<&str> =
        sarif["runs"][0]["results"].as_array().unwrap().iter().map(|one| one["baselineState"].as_str().unwrap()).collect();
    assert_eq!(states, BTreeSet::from(["new", "unchanged"]));
}

/// How many links of texts lead nowhere.
fn broken_links(repo: &Repo) -> usize {
    let found = repo.run(["check", "--format", "json", "--fail-on", "never"]).findings();
    found.iter().filter(|found| found.path == "guide.md").count()
}

/// What names an artifact, according to what breaks when it is gone: `artifact field` of each reference that leads nowhere.
fn dangling(repo: &Repo) -> BTreeSet<String> {
    let options = orgdocs::workspace::Options { root: repo.path(""), as_of: None, built_at: None };
    let model = orgdocs::workspace::load(&options).unwrap().model;
    let lost = model.graph.references.iter().filter(|reference| !matches!(reference.target, orgdocs::model::Target::Artifact(_)));
    lost.map(|reference| format!("{} {}", model.artifact(reference.from).address(), reference.path.join("."))).collect()
}

#[test]
fn impact_is_what_breaks_when_the_artifact_is_removed() {
    for (artifact, file) in [
        ("team:payments", "teams/payments.md"),
        ("team:ground", "teams/ground.md"),
        ("decision:0001-one-ledger", "decisions/0001-one-ledger.md"),
    ] {
        let repo = before();
        let said: Value = serde_json::from_str(&repo.run(["impact", artifact, "--format", "json"]).exits(0).stdout).unwrap();
        let losses = said["losses"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|loss| !["responsibility"].contains(&loss["what"].as_str().unwrap()));
        let losses: BTreeSet<String> =
            losses.map(|loss| format!("{} {}", loss["artifact"].as_str().unwrap(), loss["field"].as_str().unwrap())).collect();
        let known = dangling(&repo);
        std::fs::remove_file(repo.path(file)).unwrap();
        let broken: BTreeSet<String> = dangling(&repo).difference(&known).cloned().collect();
        assert_eq!(losses, broken, "{artifact}");
        assert_eq!(said["links"], broken_links(&repo), "{artifact}");
    }
}

#[test]
fn a_person_leaves_what_they_answer_for() {
    insta::assert_snapshot!(before().run(["impact", "person:ada"]).exits(0).to_string(), @r"
exit 0
--- stdout
left without an accountable person:
  One ledger (decision:0001-one-ledger)  decisions/0001-one-ledger.md:5
  Payments (team:payments)  teams/payments.md:5
  How Payments works (working-agreement:payments-agreement)  working-agreements/payments.md:5
  How Payments works (working-agreement:payments-agreement)  working-agreements/payments.md:13

naming it under 'person':
  Payments (team:payments)  teams/payments.md:8
--- stderr
5 things would miss Ada Moreau, and 0 links in texts would lead nowhere
");
    insta::assert_snapshot!(before().run(["impact", "team:payments"]).exits(0).to_string(), @r"
exit 0
--- stdout
naming it under 'confirmed':
  Ground (team:ground)  teams/ground.md:6

naming it under 'metric':
  Receipts (bet:receipts)  bets/receipts.md:5

left to nobody:
  Release: How Payments works (working-agreement:payments-agreement)  working-agreements/payments.md:7
  Support: How Payments works (working-agreement:payments-agreement)  working-agreements/payments.md:7

naming it under 'team':
  How Payments works (working-agreement:payments-agreement)  working-agreements/payments.md:4
--- stderr
5 things would miss Payments, and 2 links in texts would lead nowhere
");
    insta::assert_snapshot!(before().run(["impact", "team:paymets"]).exits(2).to_string(), @r"
exit 2
--- stderr
error: there is no 'team:paymets'; did you mean 'team:payments'?
");
}
