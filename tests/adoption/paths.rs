//! Paths in `orgdocs.yaml`: a star stays in its folder, and a folder is all it holds.

use crate::harness::Repo;

const ADR: &str = "# 1. Use one queue\n\n## Status\n\nAccepted\n\n## Context\n\nTwo queues lose letters.\n\n## Decision\n\n\
                   We use one queue.\n\n## Consequences\n\nOne queue to watch.\n";

/// The files that findings are in, with the words of each.
fn found(repo: &Repo) -> Vec<(String, String)> {
    let out = repo.run(["check", "-f", "json", "--as-of", "2026-04-15"]);
    let report: serde_json::Value = serde_json::from_str(&out.stdout).unwrap_or_else(|_| panic!("{out}"));
    let words = |one: &serde_json::Value, key: &str| one[key].as_str().unwrap_or_default().to_owned();
    let findings = report["findings"].as_array().unwrap();
    let counting = findings.iter().filter(|one| one["state"] == "counts");
    let mut found: Vec<_> = counting.map(|one| (words(&one["place"], "path"), words(one, "message"))).collect();
    found.sort();
    found
}

#[test]
fn a_star_stays_in_its_folder() {
    let mut repo = Repo::new().file("README.md", "# Records\n").file("notes/m.md", "# Monday\n").file("notes/x/n.md", "# Next\n");
    for at in 1..5 {
        repo = repo.file(&format!("{at:04}-use-one-queue.md"), ADR);
    }
    repo.run(["init"]).exits(0);
    assert!(repo.read("orgdocs.yaml").contains("decision: [\"*.md\"]"), "{}", repo.read("orgdocs.yaml"));
    let listed = repo.run(["list", "decision"]);
    assert!(listed.stdout.contains("0001-use-one-queue.md") && !listed.stdout.contains("notes/"), "{listed}");
    let out = repo.run(["check", "-f", "json"]);
    assert!(!out.stdout.contains("notes/"), "{out}");

    let deep = Repo::new().file("docs/adr/archive/deep/x.md", ADR).file("docs/adr/y.md", ADR);
    for (pattern, both) in [("docs/adr/*.md", false), ("docs/adr/**/*.md", true), ("./docs/adr/**", true)] {
        let repo = Repo::copy_of(&deep.path("")).file("orgdocs.yaml", &format!("kinds: {{decision: ['{pattern}']}}\n"));
        let out = repo.run(["list", "decision"]);
        assert!(out.stdout.contains("docs/adr/y.md"), "{pattern}: {out}");
        assert_eq!(out.stdout.contains("docs/adr/archive/deep/x.md"), both, "{pattern}: {out}");
    }
}

#[test]
fn a_path_may_name_a_folder() {
    const BROKEN: &str = "# A page\n\n[gone](gone.md)\n";
    let pages = Repo::new().file("handbook/old/deep/a.md", BROKEN).file("handbook/older.md", BROKEN);
    for (settings, by_folder) in [
        ("waive: [{rule: live-link, reason: It moves house, paths: ['PATH']}]\n", true),
        ("overrides: [{paths: ['PATH'], rules: {live-link: off}}]\n", true),
        ("exclude: ['PATH']\n", true),
        ("title: Nothing\n", false),
    ] {
        for path in [
            "handbook/old",
            "handbook/old/",
            "./handbook/old/**",
            "/handbook/old/**",
            "handbook/*/deep",
            "handbook/old/deep/a.md",
        ] {
            let repo = Repo::copy_of(&pages.path("")).file("orgdocs.yaml", &settings.replace("PATH", path));
            let files: Vec<String> = found(&repo).into_iter().map(|(file, _)| file).collect();
            let expected: &[&str] =
                if by_folder { &["handbook/older.md"] } else { &["handbook/old/deep/a.md", "handbook/older.md"] };
            assert_eq!(files, expected, "{path} in {settings}");
        }
    }
}

#[test]
fn a_setting_for_no_file_says_that_and_not_that_all_is_well() {
    let page = Repo::new().file("handbook/old/a.md", "# A page\n\n[gone](gone.md)\n").file("handbook/b.md", "# Another\n");
    let said = |setting: &str, path: &str| {
        let setting = setting.replace("PATH", path);
        let found = found(&Repo::copy_of(&page.path("")).file("orgdocs.yaml", &setting));
        found.into_iter().filter(|(file, _)| file == "orgdocs.yaml").map(|(_, message)| message).collect::<Vec<_>>()
    };
    let waiver = "waive: [{rule: live-link, reason: It moves house, paths: ['PATH']}]\n";
    let level = "overrides: [{paths: ['PATH', 'gone/**'], rules: {live-link: warning}}]\n";
    for setting in [waiver, level] {
        assert_eq!(said(setting, "handbook/odl"), ["'handbook/odl' matches no file that is read here"]);
        assert_eq!(said(setting, "old/*.md"), ["'old/*.md' matches no file that is read here"]);
        assert_eq!(said(setting, "handbook"), [""; 0]);
    }
    assert_eq!(said(waiver, "handbook/b.md"), ["'live-link' does not fire there any more"]);
    assert_eq!(said(level, "handbook/b.md"), [""; 0]);
    assert_eq!(said("overrides: [{kinds: [team], rules: {live-link: off}}]\n", ""), [""; 0]);
}
