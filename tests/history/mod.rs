//! What Git tells, in repositories with commits of known days.

use std::process::Command;

use crate::harness::Repo;

const CONFIG: &str = "as_of: 2026-04-15\norganisation: {phase: hyper-growth}\nrules: {reasoned-change: warning}\n";

fn metric(definition: &str, reviewed: &str, changes: &str) -> String {
    format!(
        "kind: metric\ntitle: Revenue\naccountable: ada\ntype: value\ndefinition: {definition}\nunit: EUR\ndirection: up\n\
         source: ledger\nchanges:\n{changes}  - {{date: 2025-09-01, what: Begun}}\nreviewed: {reviewed}\n"
    )
}

const FILE: &str = "metrics/revenue.yaml";

pub(crate) fn git(repo: &Repo, arguments: &[&str], day: &str) {
    let mut git = Command::new("git");
    git.current_dir(repo.path("")).args(["-c", "user.name=A", "-c", "user.email=a@b.c", "-c", "commit.gpgSign=false"]);
    git.args(["-c", "init.defaultBranch=main"]).args(arguments);
    git.env("GIT_COMMITTER_DATE", format!("{day}T12:00:00Z")).env("GIT_AUTHOR_DATE", format!("{day}T12:00:00Z"));
    let output = git.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_NOSYSTEM", "1").output().unwrap();
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
}

fn commit(repo: Repo, text: &str, day: &str) -> Repo {
    let repo = repo.file(FILE, text);
    git(&repo, &["add", "-A"], day);
    git(&repo, &["commit", "-q", "--allow-empty", "-m", "change"], day);
    repo
}

/// A repository in which the metric was begun long ago.
fn begun() -> Repo {
    let repo = Repo::new().file("orgdocs.yaml", CONFIG).file("README.md", "# Home\n\n[Revenue](metrics/revenue.yaml)\n");
    git(&repo, &["init", "-q"], "2025-09-01");
    commit(repo, &metric("Our share.", "2025-09-01", ""), "2025-09-01")
}

/// What is said about changes without a reason, and the notes.
fn said(repo: &Repo, more: &[&str]) -> (Vec<String>, String) {
    let output = repo.run(["check", "--format", "concise"].iter().chain(more));
    let told = output.stdout.lines().filter(|line| line.contains("reasoned-change"));
    (told.map(|line| line.split("reasoned-change: ").nth(1).unwrap_or_default().to_owned()).collect(), output.stderr.clone())
}

#[test]
fn a_change_without_a_reason_is_found() {
    let repo = commit(begun(), &metric("Our share, less refunds.", "2026-04-01", ""), "2026-04-01");
    let (found, _) = said(&repo, &[]);
    assert_eq!(found, ["Revenue was changed on 2026-04-01, and nobody wrote down why"]);
    let (found, notes) = said(&repo, &["--as-of", "2026-03-20"]);
    assert_eq!((found.len(), notes.contains("Git")), (0, false), "it had not happened yet: {notes}");
    let (found, _) = said(&repo, &["--as-of", "2026-09-01"]);
    assert!(found.is_empty(), "nobody asks about the spring in September");
}

#[test]
fn the_page_of_recent_changes_shows_what_git_saw() {
    let repo = commit(begun(), &metric("Our share, less refunds.", "2026-04-01", ""), "2026-04-01");
    let page = |repo: &Repo| {
        repo.run(["build"]).exits(0);
        repo.read("site/organisation/changes.html")
    };
    let seen = page(&repo);
    assert!(seen.contains("Edited in the last 90 days") && seen.contains("1 edit, +2 −2 lines"), "{seen}");
    assert!(seen.contains("not said"), "{seen}");
    let reason = "  - {date: 2026-04-01, what: Refunds, why: The ledger shows them now}\n";
    let told = page(&commit(begun(), &metric("Our share, less refunds.", "2026-04-01", reason), "2026-04-01"));
    assert_eq!(told.matches("The ledger shows them now").count(), 2, "told, and beside the edit: {told}");
}

#[test]
fn a_reason_a_confirmation_and_a_sweep_are_no_fault() {
    let reason = "  - {date: 2026-04-01, what: Leaves refunds out, why: Two teams differed}\n";
    let told = commit(begun(), &metric("Our share, less refunds.", "2026-04-01", reason), "2026-04-01");
    assert!(said(&told, &[]).0.is_empty(), "it says why");
    let confirmed = commit(begun(), &metric("Our share.", "2026-04-01", ""), "2026-04-01");
    assert!(said(&confirmed, &[]).0.is_empty(), "it was only confirmed");
    let mut swept = begun();
    for page in 0..40 {
        swept = swept.file(&format!("handbook/{page}.md"), "# Page\n");
    }
    let swept = commit(swept, &metric("Our share, less refunds.", "2026-04-01", ""), "2026-04-01");
    assert!(said(&swept, &[]).0.is_empty(), "one commit changed everything");
    let decided = begun().file(
        "decisions/0001-refunds.md",
        "---\nkind: decision\nstatus: accepted\ndecided_on: 2026-03-28\naccountable: ada\naffects: [metric:revenue]\n---\n# Refunds\n",
    );
    let decided = commit(decided, &metric("Our share, less refunds.", "2026-04-01", ""), "2026-04-01");
    assert!(said(&decided, &[]).0.is_empty(), "a decision says why");
}

#[test]
fn without_history_nothing_is_guessed_and_one_note_says_so() {
    let text = metric("Our share, less refunds.", "2026-04-01", "");
    let bare = Repo::new().file("orgdocs.yaml", CONFIG).file(FILE, &text);
    let (found, notes) = said(&bare, &[]);
    assert!(found.is_empty() && notes.matches("this folder is in no Git repository").count() == 1, "{notes}");

    let origin = commit(begun(), &text, "2026-04-01");
    let shallow = Repo::new();
    let from = format!("file://{}", origin.path("").display());
    git(&shallow, &["clone", "-q", "--depth", "1", &from, "."], "2026-04-01");
    let (found, notes) = said(&shallow, &[]);
    assert!(found.is_empty() && notes.matches("this clone lacks the commits of that time").count() == 1, "{notes}");

    let (found, notes) = said(&origin, &["--as-of", "2020-01-01"]);
    assert!(found.is_empty() && notes.contains("the history begins after"), "{notes}");

    let quiet = bare.file("orgdocs.yaml", "as_of: 2026-04-15\n");
    assert!(!said(&quiet, &[]).1.contains("Git"), "nobody asked");
}

#[test]
fn a_folder_inside_a_repository_has_its_own_part_of_the_history() {
    let outer = Repo::new().file("org/orgdocs.yaml", CONFIG).file("org/README.md", "# Home\n\n[Revenue](metrics/revenue.yaml)\n");
    git(&outer, &["init", "-q"], "2025-09-01");
    let write = |repo: Repo, text: &str, day: &str| {
        let repo = repo.file("org/metrics/revenue.yaml", text);
        git(&repo, &["add", "-A"], day);
        git(&repo, &["commit", "-q", "-m", "change"], day);
        repo
    };
    let outer = write(outer, &metric("Our share.", "2025-09-01", ""), "2025-09-01");
    let outer = write(outer, &metric("Our share, less refunds.", "2026-04-01", ""), "2026-04-01");
    assert_eq!(said(&outer, &["org"]).0.len(), 1);
}

#[test]
fn a_page_says_who_changed_it_last() {
    let config = "as_of: 2026-04-15\ncommit_link: https://git.example/{commit}\n";
    let repo = begun().file("orgdocs.yaml", config).file("people.yaml", "people:\n  - {id: ay, name: A}\n");
    let repo = commit(repo, &metric("Our share.", "2026-04-01", ""), "2026-04-01").file("new.md", "# New\n");
    assert_eq!(repo.run(["build", "--quiet"]).code, Some(0));
    let page = repo.read("site/metrics/revenue.html");
    assert!(page.contains("Last changed <time datetime=\"2026-04-01\">1 April 2026</time> by <a class=\"person\""), "{page}");
    assert!(page.contains("<a href=\"https://git.example/"), "{page}");
    assert!(repo.read("site/index.html").contains("Version "), "the last commit is the version");
    assert!(!repo.read("site/new.html").contains("Last changed"), "nobody committed it yet");

    let shallow = Repo::new();
    let from = format!("file://{}", repo.path("").display());
    git(&shallow, &["clone", "-q", "--depth", "1", &from, "."], "2026-04-01");
    assert_eq!(shallow.run(["build", "--quiet"]).code, Some(0));
    let page = shallow.read("site/metrics/revenue.html");
    assert!(!page.contains("Last changed"), "a clone without a past does not know");

    let hidden = repo.file("people.yaml", "people:\n  - {id: ay, name: A, publish: false}\n");
    assert_eq!(hidden.run(["build", "--quiet"]).code, Some(0));
    let page = hidden.read("site/metrics/revenue.html");
    assert!(page.contains("1 April 2026</time> <a href"), "a person who is private is not named: {page}");
}

#[test]
fn a_folder_that_looks_like_a_repository_runs_nothing() {
    let repo = begun();
    git(&repo, &["init", "-q", "--bare", "docs"], "2025-09-02");
    let asked = |arguments: &[&str], input: &str| {
        use std::io::Write;
        let mut git = Command::new("git");
        git.current_dir(repo.path("docs")).args(["-c", "user.name=A", "-c", "user.email=a@b.c"]).args(arguments);
        let mut running = git.stdin(std::process::Stdio::piped()).stdout(std::process::Stdio::piped()).spawn().unwrap();
        running.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
        String::from_utf8(running.wait_with_output().unwrap().stdout).unwrap().trim().to_owned()
    };
    let blob = asked(&["hash-object", "-w", "--stdin"], "# A\n");
    let tree = asked(&["mktree"], &format!("100644 blob {blob}\ta.md\n"));
    let commit = asked(&["commit-tree", &tree, "-m", "x"], "");
    asked(&["update-ref", "refs/heads/main", &commit], "");
    std::fs::remove_file(repo.path("docs/objects").join(&tree[..2]).join(&tree[2..])).unwrap();
    let trap = repo.path("sprung");
    let config = format!(
        "[core]\n\tbare = true\n\tsshCommand = \"touch {}; false\"\n[extensions]\n\tpartialClone = origin\n\
         [remote \"origin\"]\n\turl = ssh://x/y\n\tpromisor = true\n",
        trap.display()
    );
    let repo = repo.file("docs/config", &config).file("docs/a.md", "# A\n");
    repo.run(["build", "docs"]).exits(0);
    repo.run(["check", "docs", "--since", "HEAD"]);
    repo.run(["diff", "--root", "docs", "HEAD"]);
    assert!(!trap.exists());
}
