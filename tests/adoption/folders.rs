//! Documents in a folder of a larger repository, and folders with documents of their own.

use crate::harness::Repo;

const BROKEN: &str = "# A page\n\n[gone](gone.md)\n";

#[test]
fn a_slash_may_mean_the_root_of_the_git_repository_around() {
    let links = "# Handbook\n\n[licence](/LICENSE) [team](/handbook/teams/a.md) [code](/src/docs/arch.md) [folder](/src) \
                 [mine](/teams/a.md) [nowhere](/src/docs/gone.md)\n";
    let inside = Repo::new()
        .file(".git/HEAD", "ref: refs/heads/main\n")
        .file("LICENSE", "Free\n")
        .file("src/docs/arch.md", "# How it is built\n")
        .file("handbook/orgdocs.yaml", "title: Handbook\n")
        .file("handbook/index.md", links)
        .file("handbook/teams/a.md", "# A\n");
    let out = inside.run_in("handbook", ["check", "-f", "json"]);
    let messages: Vec<String> = out.findings().iter().map(|found| format!("{found:?}")).collect();
    assert_eq!(messages, ["index.md:3:121 live-link"], "{out}");

    // Without a repository around, the folder is all there is.
    let alone = Repo::new().file("LICENSE", "Free\n").file("handbook/orgdocs.yaml", "title: Handbook\n");
    let alone = alone.file("handbook/index.md", "# Handbook\n\n[licence](/LICENSE)\n");
    assert_eq!(alone.run_in("handbook", ["check", "-f", "json"]).findings().len(), 1);
}

#[test]
fn a_folder_that_is_not_read_is_named() {
    let repo = Repo::new().file("a.md", "# A\n").file("handbook/orgdocs.yaml", "title: Handbook\n").file("handbook/b.md", BROKEN);
    let note = "handbook/ has its own orgdocs.yaml and is not read here; run `orgdocs check handbook`";
    let out = repo.run(["check"]);
    assert!(out.exits(0).stderr.contains(note), "{out}");
    assert!(!repo.run(["check", "handbook"]).exits(1).stderr.contains(note));
    assert!(!repo.run(["check", "a.md"]).exits(0).stderr.contains(note));
    let mut many = Repo::new().file("a.md", "# A\n");
    for name in ["b", "c", "d", "e", "f"] {
        many = many.file(&format!("{name}/orgdocs.yaml"), "title: Handbook\n");
    }
    let out = many.run(["check"]);
    assert!(out.stderr.contains("2 more folders have their own orgdocs.yaml and are not read here"), "{out}");
}

#[test]
fn init_inside_another_root_says_what_becomes_of_it() {
    let repo = Repo::new().file("orgdocs.yaml", "title: All\n").file("handbook/b.md", "# B\n");
    let out = repo.run(["init", "handbook"]);
    assert!(out.exits(0).stderr.contains("orgdocs.yaml was the configuration here until now"), "{out}");
    let alone = Repo::new().file("handbook/b.md", "# B\n");
    assert!(!alone.run(["init", "handbook"]).exits(0).stderr.contains("until now"));
}

#[test]
fn init_takes_the_title_from_the_page_that_opens_the_folder() {
    for (page, title) in [("README.md", "\"Acme handbook\""), ("index.md", "\"Acme handbook\""), ("start.md", "\"handbook\"")] {
        let repo = Repo::new().file(&format!("handbook/{page}"), "# Acme handbook\n");
        repo.run(["init", "handbook"]).exits(0);
        let text = repo.read("handbook/orgdocs.yaml");
        assert!(text.starts_with(&format!("title: {title}\n")), "{page}: {text}");
    }
}

#[test]
fn pipelines_and_hosts_are_told_paths_from_the_root_of_git() {
    let team = "---\nkind: team\naccountable: ada\n---\n# A\n\n[gone](gone.md)\n";
    let inside = |outer: &str| {
        let repo = Repo::new().file(&format!("{outer}.git/HEAD"), "ref: refs/heads/main\n");
        repo.file("docs/orgdocs.yaml", "title: Docs\n")
            .file("docs/teams/a.md", team)
            .file("docs/people.yaml", "people: [{id: ada, name: Ada}]\n")
    };
    let below = inside("");
    for (format, place) in [
        ("github", "::error file=docs/teams/a.md,line=7,"),
        ("gitlab", "\"path\": \"docs/teams/a.md\""),
        ("sarif", "\"uri\": \"docs/teams/a.md\""),
        ("junit", "<testsuite name=\"docs/teams/a.md\""),
        ("markdown", "<code>docs/teams/a.md</code>"),
        // Whoever runs these stands where the documents are.
        ("concise", "\nteams/a.md:7:"),
        ("text", "[teams/a.md:7:"),
        ("json", "\"path\": \"teams/a.md\""),
    ] {
        let out = below.run(["check", "docs", "--format", format]);
        assert!(out.exits(1).stdout.contains(place), "{format}: {out}");
    }
    let owners = |repo: &Repo| repo.run_in("docs", ["export", "codeowners"]).exits(0).stdout.lines().skip(1).collect::<String>();
    assert_eq!(owners(&below), "/docs/teams/a.md  @ada");

    // The documents are all of the repository.
    let alone = inside("docs/");
    assert_eq!(owners(&alone), "/teams/a.md  @ada");
    let out = alone.run(["check", "docs", "--format", "github"]);
    assert!(out.stdout.contains("::error file=teams/a.md,line=7,"), "{out}");
}
